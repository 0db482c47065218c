/** Which names does a pattern mean? */

/** @returns a test for whole names; "*" stands for anything. */
export function globOf(pattern: string): RegExp {
  const parts = pattern.split(/\*+/).map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
