/** How do names, counts and votes read inside a sentence? */

const digits = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** @returns a number as people read it: "12,600", "2.5". */
export function figure(n: number): string {
  // Most are small and whole, and a formatter is slow.
  return Number.isInteger(n) && n >= 0 && n < 1_000 ? String(n) : digits.format(n);
}

/** @returns a count with its noun in the right number: "1 change", "12,600 changes". */
export function count(n: number, one: string, many: string): string {
  return `${figure(n)} ${n === 1 ? one : many}`;
}

/** @returns the verb that fits so many people: `verb(1, "votes", "vote")`. */
export function verb(n: number, one: string, many: string): string {
  return n === 1 ? one : many;
}

/** @returns "a", "a and b", "a, b and c"; nothing for no names. */
export function list(names: readonly string[]): string {
  return joined(names, "and");
}

/** @returns "a", "a or b", "a, b or c"; nothing for no names. */
export function either(names: readonly string[]): string {
  return joined(names, "or");
}

/** @returns "Ana", "Ana and Ben", "Ana, Ben and 3 more": three names at most, so that a sentence stays one line. */
export function names(people: readonly { name: string }[]): string {
  const shown = people.length > 3 ? people.slice(0, 2) : people;
  const rest = people.length - shown.length;
  return list([...shown.map(({ name }) => name), ...(rest > 0 ? [`${rest} more`] : [])]);
}

/** @returns a vote's value with its sign: "+2", "-1", "0". */
export function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

/** @returns "Code-Review +2". */
export function voteText(label: string, value: number): string {
  return `${label} ${signed(value)}`;
}

/** Intl.ListFormat says the same, too slowly for standings by the thousand. */
function joined(names: readonly string[], word: string): string {
  return [...(names.length > 1 ? [names.slice(0, -1).join(", "), word] : []), ...names.slice(-1)].join(" ");
}
