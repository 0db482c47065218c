/** How is a day of a sprint summed up, for whoever was not in the room? */
import type { OpenNumber } from "../review/number.ts";
import type { Sprint } from "../review/program.ts";
import type { SummedDay } from "../sprint/day-end.ts";
import type { Session } from "../sprint/session.ts";
import type { TriageGroup } from "../sprint/triage.ts";
import type { DecisionLine } from "./decisions.ts";
import type { ExemptionLine } from "./exemption.ts";
import { moverName } from "./mover.ts";
import type { Notice } from "./notice.ts";
import { count, list } from "./plain.ts";
import type { PromiseLine } from "./promises.ts";
import { day as dayWords, duration } from "./time.ts";
import type { QueueItem, RecapPiece } from "./views.ts";

/** Everything that a day is summed up from, as it is at that moment. */
export interface DayFacts {
  sprint: Sprint;
  day: SummedDay;
  /** Merged, revised, reviewed and people of the day; ids end in the day's. */
  numbers: readonly OpenNumber[];
  /** Sessions that ended on the day, and those that are planned for the next one. */
  talked: readonly Session[];
  ahead: readonly Session[];
  exemptions: readonly ExemptionLine[];
  decisions: readonly DecisionLine[];
  /** Promises given on the day. */
  promises: readonly PromiseLine[];
  /** How many of the sprint's own changes are in each group; null when it marks none. */
  sorted: Record<TriageGroup, number> | null;
  /** What has waited longest in the sprint's own changes; null when nothing waits. */
  oldest: { item: QueueItem; seconds: number } | null;
}

/** @returns the notice of a day; a day on which nothing happened says so. */
export function dayNotice(facts: DayFacts): Notice {
  const { sprint, day, numbers } = facts;
  const of = (id: string) => numbers.find((number) => number.id.startsWith(`${id}.`));
  const figure = (id: string, one: string, many: string) => count(of(id)?.value ?? 0, one, many);
  const board = `/sprints/${encodeURIComponent(sprint.id)}`;
  const piece = (id: string, words: string): RecapPiece[] => {
    const number = of(id);
    return number ? [{ number: number.id }, ` ${words}`] : [];
  };
  const counts = [
    ...piece("merged", "merged, "),
    ...piece("revised", "revised, "),
    ...piece("reviewed", "reviewed by people other than their owners; "),
    ...piece("people", "people took part."),
  ];
  return {
    id: `sprint/${sprint.id}/day/${day.day}`,
    kind: "sprint-day",
    at: day.at,
    title: `${sprint.title}, day ${day.number} of ${day.of}: ${figure("merged", "change", "changes")} merged, ${of("revised")?.value ?? 0} revised, ${of("reviewed")?.value ?? 0} reviewed`,
    paragraphs: [
      [`Changes on ${dayWords(day.from, sprint.zone)}: `, ...counts],
      ...talk(facts.talked),
      ...decided(facts),
      ...promised(facts.promises, board),
      ...left(facts),
      ...ahead(facts.ahead),
    ],
    numbers: Object.fromEntries(numbers.map((number) => [number.id, number])),
    url: board,
  };
}

function talk(sessions: readonly Session[]): RecapPiece[][] {
  if (sessions.length === 0) return [];
  const told = sessions.map(({ title, outcome }) => (outcome ? `${title} (${outcome.replace(/\.$/, "")})` : title));
  return [[`Talked about: ${told.join("; ")}.`]];
}

function decided({ exemptions, decisions }: DayFacts): RecapPiece[][] {
  const links: RecapPiece[][] = [
    ...exemptions.map(({ number, title, state }): RecapPiece[] => [
      { text: title, url: `/exemptions/${number}` },
      ` (exemption, ${state})`,
    ]),
    ...decisions.map(({ kind, number, title, state }): RecapPiece[] => [
      { text: title, url: `/${kind}s/${number}` },
      ` (${kind}, ${state})`,
    ]),
  ];
  if (links.length === 0) return [];
  return [["Decided, or on the way: ", ...links.flatMap((link, n) => (n === 0 ? link : ["; ", ...link])), "."]];
}

function promised(promises: readonly PromiseLine[], board: string): RecapPiece[][] {
  if (promises.length === 0) return [];
  const who = (line: PromiseLine) => list(line.who.map(({ name }) => name)) || line.others;
  const links = promises.map((line): RecapPiece[] => {
    const whose = who(line);
    return [...(whose ? [`${whose}: `] : []), { text: line.text, url: `/promises/${line.number}` }];
  });
  const sprint = board.slice("/sprints/".length);
  return [
    [
      { text: count(links.length, "promise", "promises"), url: `/promises?sprint=${sprint}` },
      ": ",
      ...links.flatMap((link, n) => (n === 0 ? link : ["; ", ...link])),
      ".",
    ],
  ];
}

function left({ sorted, oldest }: DayFacts): RecapPiece[][] {
  const groups = sorted
    ? [
        `Of the sprint's own open changes ${sorted.finish} can be finished, ${sorted.progress} can be moved on, ${sorted.talk} need a decision first. `,
      ]
    : [];
  const waits: RecapPiece[] = oldest
    ? [
        "Longest waits ",
        { text: oldest.item.subject, url: `/changes/${encodeURIComponent(oldest.item.key)}` },
        ` for ${moverName(oldest.item.mover)}, ${duration(oldest.seconds)}.`,
      ]
    : [];
  const pieces = [...groups, ...waits];
  return pieces.length > 0 ? [pieces] : [];
}

function ahead(sessions: readonly Session[]): RecapPiece[][] {
  return sessions.length > 0 ? [[`Next: ${sessions.map(({ title }) => title).join("; ")}.`]] : [];
}
