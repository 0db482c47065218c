/** Does each link lead to what its text says? */
import type { Link } from "../prose/prose.ts";
import { inLink } from "./at.ts";
import type { Finding, LintGround, Rule } from "./finding.ts";

/** Two links with each other's target; a text that is another address, another number, another repository. */
export const swapped: Rule = {
  name: "link-targets",
  about: "A link leads to what its text says; no two have each other's target.",
  check(ground) {
    const links = ground.prose.links.filter(({ text, block }) => block !== null && text !== "");
    const pairs = links.flatMap((one, i) => links.slice(i + 1).flatMap((other) => swap(ground, one, other)));
    const taken = new Set(pairs.map(({ offset }) => offset));
    const single = links.flatMap((link) => contradiction(ground, link)).filter(({ offset }) => !taken.has(offset));
    return [...pairs, ...single];
  },
};

const rule = swapped.name;

function swap({ prose }: LintGround, one: Link, other: Link): Finding[] {
  if (one.text === other.text || one.href === other.href) return [];
  const crossed = fits(one.text, other.href) && fits(other.text, one.href);
  if (!crossed || fits(one.text, one.href) || fits(other.text, other.href)) return [];
  const text = `The words "${one.text}" and "${other.text}" lead to each other's page.`;
  const said = { rule, level: "error" as const, text };
  return [
    inLink(prose, one, { ...said, remedy: `Lead "${one.text}" to ${other.href}.` }),
    inLink(prose, other, { ...said, remedy: `Lead "${other.text}" to ${one.href}.` }),
  ];
}

/** Is what a text names to be found in an address: all of its words, or its letters as initials of the address's words? */
export function fits(text: string, href: string): boolean {
  const words = wordsOf(text);
  if (words.length === 0) return false;
  const parts = segments(href);
  const inHref = new Set(parts.flatMap(wordsOf));
  if (words.every((word) => inHref.has(word) || (word.length > 3 && [...inHref].some((one) => one.includes(word)))))
    return true;
  const letters = text.replaceAll(/[^\p{L}\p{N}]/gu, "");
  const acronym = letters.length >= 3 && letters === letters.toUpperCase();
  return acronym && parts.some((part) => initials(part) === letters);
}

const filler = new Set("a an and at by for from in of on or the to with our this that here see new".split(" "));

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 1 && !filler.has(word));
}

function segments(href: string): string[] {
  const url = URL.parse(href);
  const path = url ? `${url.pathname}/${url.hash.slice(1)}` : href;
  const decoded = path.replaceAll(/%[0-9a-f]{2}/gi, " ");
  return [...(url ? [url.hostname.replace(/^www\./, "")] : []), ...decoded.split("/")].filter(Boolean);
}

function initials(part: string): string {
  const words = part.replace(/\.\w{2,5}$/, "").split(/[^\p{L}\p{N}]+|(?<=[a-z])(?=[A-Z])/u);
  return words
    .filter((word) => word && !filler.has(word.toLowerCase()))
    .map((word) => word.slice(0, 1).toUpperCase())
    .join("");
}

/** One link whose text says plainly that it leads elsewhere. */
function contradiction({ prose, program, linked }: LintGround, link: Link): Finding[] {
  const { text, href } = link;
  const found = (said: string, remedy: string) => [inLink(prose, link, { rule, level: "error", text: said, remedy })];
  const address = /^https?:\/\/\S+$/.exec(text)?.[0];
  if (address && bare(address) !== bare(href) && !bare(href).startsWith(bare(address).replace(/…$|\.\.\.$/, ""))) {
    return found(`The text is ${address}, the link leads to ${href}.`, "Make both the same.");
  }
  const change = linked.get(link);
  const number = /^(?:change |review |patch |#)?(\d{4,9})$/i.exec(text)?.[1];
  if (number && change?.number && Number(number) !== change.number) {
    return found(`The text names change ${number}, the link leads to ${change.number}.`, "Make both the same change.");
  }
  const named = program.repositories.find(({ name }) => [name, name.split("/").at(-1)].includes(text));
  const reached = program.repositories.filter(({ name }) =>
    new RegExp(`/${name.replaceAll(".", "\\.")}(?=[/?#.]|$)`).test(href),
  );
  if (named && reached.length > 0 && !reached.includes(named)) {
    return found(`The text names ${named.name}, the link leads to ${reached[0]?.name}.`, `Lead it to ${named.name}.`);
  }
  return [];
}

function bare(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/\/$/, "")
    .toLowerCase();
}
