/** Which questions does a Gerrit of this version understand? */
import type { Http } from "./http.ts";
import { Rejected } from "./trouble.ts";

/**
 * What to ask of each change (ListChangesOption) and since which version. 3.14 gives submit requirements only to
 * those who name them. CHECK and CURRENT_ACTIONS are dear and not used; the file
 * lists are dear too and asked for where a change is open.
 */
const options: Record<string, [major: number, minor: number]> = {
  DETAILED_LABELS: [2, 0],
  DETAILED_ACCOUNTS: [2, 0],
  ALL_REVISIONS: [2, 0],
  CURRENT_COMMIT: [2, 0],
  MESSAGES: [2, 0],
  SUBMIT_REQUIREMENTS: [3, 5],
  PARENTS: [3, 10],
};
/** Broken index records come as stubs instead of failing the whole answer. */
const incomplete = "allow-incomplete-results";

/** What one server is known to understand; learns. */
export interface Dialect {
  /** As the server calls itself; null until it was asked. An unknown version is taken for a new one. */
  version: string | null;
  /** Parameters of a question about changes with everything we use of closed ones too ("o=MESSAGES&o=…"). */
  everything(): string;
  /** Parameters of a query. */
  query(q: string, paging: { n: number; S?: number }): string;
  /** Notes what a 400 says is not understood. @returns whether asking again without it makes sense. */
  unlearn(complaint: string): boolean;
}

/** @returns what is known of a server that nobody has asked yet. */
export function createDialect(): Dialect {
  const refused = new Set<string>();
  const dialect: Dialect = {
    version: null,
    everything() {
      const names = Object.keys(options).filter((name) => !refused.has(name) && has(dialect.version, options[name]));
      if (!names.includes("SUBMIT_REQUIREMENTS") && !refused.has("SUBMITTABLE")) names.push("SUBMITTABLE");
      return names.map((name) => `o=${name}`).join("&");
    },
    query(q, { n, S = 0 }) {
      const from = S > 0 ? `&S=${S}` : "";
      const stubs = refused.has(incomplete) ? "" : `&${incomplete}=true`;
      return `q=${encodeURIComponent(q)}&n=${n}${from}${stubs}`;
    },
    unlearn(complaint) {
      const named = [...Object.keys(options), "SUBMITTABLE", incomplete].filter(
        (name) => !refused.has(name) && new RegExp(`\\b${name}\\b`).test(complaint),
      );
      for (const name of named) refused.add(name);
      return named.length > 0;
    },
  };
  return dialect;
}

/** Asks, and asks again without what the server says it does not understand. `path` is made anew for each try. */
export async function ask(http: Http, dialect: Dialect, path: () => string, signal: AbortSignal): Promise<unknown> {
  for (;;) {
    try {
      return await http.get(path(), signal);
    } catch (failure) {
      if (!(failure instanceof Rejected && failure.status === 400 && dialect.unlearn(failure.text))) throw failure;
    }
  }
}

/** Characters of one query: well below the 8 KB that proxies allow for an address. */
const longest = 3_000;

/** @returns queries that together find every change of these projects once; of every project when none is named. */
export function projectQueries(projects: readonly string[]): string[] {
  if (projects.length === 0) return ["(is:open OR is:closed)"];
  const groups: string[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const term of projects.map((name) => `project:${quote(name)}`)) {
    if (size + term.length > longest) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(term);
    size += term.length + 4;
  }
  return groups.map((terms) => `(${terms.join(" OR ")})`);
}

/** @returns a value as Gerrit's query language takes it whole, blanks, quotes and operators included. */
export function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&")}"`;
}

/** @returns major and minor of what a server calls itself ("3.13.5-2-gabc"); null of anything else. */
export function parseVersion(version: string | null): [major: number, minor: number] | null {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version ?? "") ?? [];
  return major && minor ? [Number(major), Number(minor)] : null;
}

function has(version: string | null, since: [major: number, minor: number] = [0, 0]): boolean {
  const [major, minor] = parseVersion(version) ?? since;
  return major > since[0] || (major === since[0] && minor >= since[1]);
}
