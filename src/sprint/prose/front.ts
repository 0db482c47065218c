/** What does the front matter of a blog post say? */

/** @returns its lines by name, and the text with the front matter blanked, so that offsets stay. */
export function frontOf(source: string): { front: Map<string, string>; blanked: string } {
  const front = new Map<string, string>();
  const match = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source);
  if (!match) return { front, blanked: source };
  for (const line of (match[1] ?? "").split("\n")) {
    const [, name, value = ""] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name) front.set(name.toLowerCase(), value.trim().replace(/^(["'])(.*)\1$/, "$2"));
  }
  return { front, blanked: match[0].replaceAll(/[^\n]/g, " ") + source.slice(match[0].length) };
}
