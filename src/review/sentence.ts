/** How do names and values read inside a sentence? */

const conjunction = new Intl.ListFormat("en", { type: "conjunction" });

/** @returns "Ana", "Ana and Ben", "Ana, Ben, and 3 more": three names at most, so that a sentence stays one line. */
export function names(people: readonly { name: string }[]): string {
  const shown = people.length > 3 ? people.slice(0, 2) : people;
  const rest = people.length - shown.length;
  return conjunction.format([...shown.map(({ name }) => name), ...(rest > 0 ? [`${rest} more`] : [])]);
}

/** @returns "Code-Review +2". */
export function voteText(label: string, value: number): string {
  return `${label} ${value > 0 ? "+" : ""}${value}`;
}

/** @returns "1 vote", "3 votes". */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** @returns the verb that fits so many people: `verb(1, "votes", "vote")`. */
export function verb(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
