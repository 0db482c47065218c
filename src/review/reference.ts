/** Which change does a piece of text name? */

/** What the text says; at least one of number and Change-Id is there. */
export interface ChangeReference {
  /** Host and port of an address, in lower case; null when only a number or a Change-Id was written. */
  host: string | null;
  number: number | null;
  /** "I" and 40 hex digits, as Gerrit writes them. */
  changeId: string | null;
}

/** Gerrit's addresses of a change, newest first, the last under a base path of one word; its other pages name none. */
const paths = [
  /\/c\/(?:.+?\/)?\+\/(\d+)(?=[/?#,]|$)/,
  /(?:^|\/)#?\/?c\/(\d+)(?=[/?#,]|$)/,
  /^(?:\/(?!(?:admin|dashboard|plugins|x)\/)[\w.-]+)?\/(\d+)(?=[/?#,]|$)/,
];

/** Characters of the longest address: below it, no text takes the shapes long to fail. */
const longest = 2_000;

/**
 * Reads a number ("900123", "#900123", "900123,4"), a Change-Id, or the address of a change in any shape that Gerrit
 * has used: `https://host/c/project/+/N/PS`, `https://host/N`, `https://host/#/c/N/PS`, under a base path too. Null for
 * all else, searches and texts too long for an address included. Never throws.
 */
export function changeReference(text: string): ChangeReference | null {
  if (text.length > longest) return null;
  const written = text.trim().replace(/^<(.*)>$/, "$1");
  const changeId = /^I[0-9a-f]{40}$/i.exec(written)?.[0];
  if (changeId) return { host: null, number: null, changeId: `I${changeId.slice(1).toLowerCase()}` };
  const number = numberIn(/^#?(\d+)(?:,\d+)?$/.exec(written));
  if (number !== null) return { host: null, number, changeId: null };
  return addressed(written);
}

function addressed(text: string): ChangeReference | null {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (!url) return null;
  const path = url.hash.startsWith("#/") ? url.pathname + url.hash : url.pathname;
  if (/(?:^|\/)([cq])\//.exec(path)?.[1] === "q") return null;
  for (const shape of paths) {
    const number = numberIn(shape.exec(path));
    if (number !== null) return { host: url.host.toLowerCase(), number, changeId: null };
  }
  return null;
}

function numberIn(match: RegExpExecArray | null): number | null {
  const number = Number(match?.[1] ?? 0);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}
