/** Which acts does a made-up process consist of? */
import type { Kysely } from "kysely";
import type { Act } from "../../src/governance/process.ts";
import { append, type NewAct, openProcess, type Written } from "../../src/store/ledger.ts";
import type { Tables } from "../../src/store/tables.ts";
import type { Notice } from "../../src/words/notice.ts";
import { minute } from "../contracts/store-ground.ts";

/** @returns an act at a minute of the test's day. */
export function act(kind: string, by: string, at: number): NewAct {
  return { kind, body: { said: kind }, by, recordedBy: by, at: minute(at), through: "cli", link: null };
}

/** @returns a notice at a minute of the test's day. */
export function news(id: string, at: number): Notice {
  return { id, kind: "news", at: minute(at), title: id, paragraphs: [], numbers: {}, url: null };
}

/** Opens a poll, unless told otherwise. */
export function begin(
  db: Kysely<Tables>,
  { kind = "poll", title = "Pizza?", by = "ana", at = 0, source = null as string | null } = {},
): Promise<Written> {
  return openProcess(db, kind, source, async () => ({ title, acts: [act("ask", by, at)], notices: [] }));
}

/** Votes as long as fewer than `needed` have; the vote that makes it so many decides and says so. @returns what the voter is told. */
export async function vote(db: Kysely<Tables>, process: string, by: string, needed: number): Promise<string> {
  const over = new Error("over");
  try {
    const { acts } = await append(db, process, null, (before) => {
      const votes = before.filter(({ kind }: Act) => kind === "vote").length;
      if (votes >= needed) throw over;
      const notices = votes + 1 === needed ? [news(`${process}/granted`, 1)] : [];
      return { acts: [act("vote", by, 1)], notices };
    });
    return `voted as ${acts.length}`;
  } catch (failure) {
    if (failure === over) return "over";
    throw failure;
  }
}
