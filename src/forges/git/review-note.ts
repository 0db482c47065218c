/** What does a note of Gerrit's plugin reviewnotes say of a merged change? */

/** What is used of a note; what it does not say is null. */
export interface ReviewNote {
  /** Whole seconds since 1970. */
  submitted: number | null;
  by: { name: string; email: string } | null;
  /** Address of the change at its Gerrit. */
  url: string | null;
  project: string | null;
  /** "master". */
  branch: string | null;
}

/** @returns what a note says, null when it is empty. Votes in it carry no date and are passed over. */
export function reviewNote(text: string): ReviewNote | null {
  if (text.trim() === "") return null;
  const said = new Map(
    text.split("\n").flatMap((line) => {
      const [, key, value] = /^([A-Za-z-]+):[ \t]*(.+?)[ \t]*$/.exec(line) ?? [];
      return key && value ? [[key.toLowerCase(), value] as const] : [];
    }),
  );
  const at = Date.parse(said.get("submitted-at") ?? "");
  const by = /^(.*?)[ \t]*(?:<([^<>]*)>)?$/.exec(said.get("submitted-by") ?? "");
  const url = said.get("reviewed-on") ?? null;
  return {
    submitted: Number.isNaN(at) ? null : Math.floor(at / 1_000),
    by: by?.[1] ? { name: by[1], email: by[2] ?? "" } : null,
    url: url !== null && /^https?:\/\//.test(url) ? url : null,
    project: said.get("project") ?? null,
    branch: said.get("branch")?.replace(/^refs\/heads\//, "") ?? null,
  };
}
