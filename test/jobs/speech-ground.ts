/** On what ground do the tests of delivering stand? */
import type { Kysely } from "kysely";
import { createSigns } from "../../src/commands/signs.ts";
import type { Speech } from "../../src/jobs/courier.ts";
import type { ChannelSettings } from "../../src/review/channel-settings.ts";
import { directoryOf } from "../../src/review/directory.ts";
import type { Tables } from "../../src/store/tables.ts";
import type { Notice } from "../../src/words/notice.ts";
import { madeUpProgram } from "../sprint/made-up.ts";

/** The moment at which the tests begin. */
export const begin = "2016-01-28T12:00:00.000Z";

/** @returns what speaking needs, with a clock that stands until it is moved by so many seconds. */
export function speech(db: Kysely<Tables>, channels: ChannelSettings[]): Speech & { passes(seconds: number): void } {
  let past = 0;
  const now = () => new Date(Date.parse(begin) + past * 1_000).toISOString();
  const program = { ...madeUpProgram(), channels };
  return {
    ...{ db, program, directory: directoryOf(program, []), signs: createSigns(), now, clock: now },
    passes(seconds) {
      past += seconds;
    },
  };
}

/** @returns a piece of news. */
export function news(id: string, more: Partial<Notice> = {}): Notice {
  const said = {
    kind: "poll-moved",
    at: begin,
    title: `News ${id}`,
    paragraphs: [["It was decided."]],
    numbers: {},
    url: null,
  };
  return { id, ...said, ...more };
}
