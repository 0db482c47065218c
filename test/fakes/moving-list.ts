/** How do tests page through a list of changes that moves between two pages? */
import { type Answer, json, text } from "./broken-gerrit.ts";

/** A change as the list knows it; `second` is its date as seconds since 2016-01-27 00:00. */
export interface Item {
  number: number;
  second: number;
  version?: string;
  project?: string;
  private?: boolean;
}

export interface MovingList {
  items: Item[];
  answer: Answer;
  /** Queries answered so far. */
  queries: { q: string; n: number; S: number }[];
  /** Called after each page, with how many were given; moves the list. */
  afterPage: (pages: number) => void;
}

/**
 * A list sorted by date that understands `before:` and `after:` (both inclusive), `n` and `S`, as Gerrit does.
 * @param most rows of a page whatever `n` says; @param hidden numbers that count for the page but are not shown
 */
export function movingList(items: Item[], { most = 500, hidden = [] as number[] } = {}): MovingList {
  const list: MovingList = {
    items,
    queries: [],
    afterPage: () => undefined,
    answer(request, response, before) {
      const { searchParams } = new URL(request.url ?? "", "http://localhost");
      const q = searchParams.get("q") ?? "";
      const n = Math.min(Number(searchParams.get("n") ?? 25), most);
      const S = Number(searchParams.get("S") ?? 0);
      if (/(?:before|after):[^"]/.test(q)) return text(400, "unquoted time")(request, response, before);
      list.queries.push({ q, n, S });
      const [until, since] = [bound(q, "before"), bound(q, "after")];
      const found = list.items
        .filter(({ second }) => second <= (until ?? Number.POSITIVE_INFINITY) && second >= (since ?? 0))
        .sort((a, b) => b.second - a.second || b.number - a.number);
      const rows: Record<string, unknown>[] = found
        .slice(S, S + n)
        .filter(({ number }) => !hidden.includes(number))
        .map(({ number, second, version, project = "openstack/keystone", private: is_private }) => ({
          _number: number,
          project,
          updated: stamp(second),
          meta_rev_id: version ?? `v${number}.${second}`,
          ...(is_private ? { is_private } : {}),
        }));
      const last = rows.at(-1);
      if (last && found.length > S + n) last._more_changes = true;
      json(rows)(request, response, before);
      list.afterPage(list.queries.length);
    },
  };
  return list;
}

/** @returns seconds as Gerrit writes a date. */
export function stamp(second: number): string {
  return `${new Date(Date.UTC(2016, 0, 27) + second * 1_000).toISOString().slice(0, 19).replace("T", " ")}.000000000`;
}

function bound(q: string, operator: string): number | null {
  const written = new RegExp(`${operator}:"([^"]+)"`).exec(q)?.[1];
  return written ? (Date.parse(`${written.replace(" ", "T")}Z`) - Date.UTC(2016, 0, 27)) / 1_000 : null;
}
