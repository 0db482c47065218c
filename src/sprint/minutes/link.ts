/** Where in a text is an address? */

/**
 * @returns the text in three, the address in the middle: the first one, to the next blank, its last sign neither "." nor
 * ")". Without an address the first word stands for it, as people write `#link www.example.org`.
 */
export function linkIn(text: string): { prefix: string; url: string; suffix: string } {
  const start = /(?:https?|irc|ftp|ssh):\/\/[^\s]|mailto:[^\s]/.exec(text)?.index ?? -1;
  if (start < 0) {
    const [url = ""] = text.split(" ", 1);
    return { prefix: "", url, suffix: text.slice(url.length) };
  }
  const [whole = ""] = text.slice(start).split(/\s/, 1);
  const url = whole.replace(/[.)]+$/, "");
  return { prefix: text.slice(0, start), url, suffix: text.slice(start + url.length) };
}
