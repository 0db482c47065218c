/** Which commands write promises down, judge them, and take them back? */
import { sprintTime } from "../../sprint/days.ts";
import { verdicts } from "../../sprint/promise/acts.ts";
import { type Context, Refused } from "../context.ts";
import { becauseIn, doing } from "../doing.ts";
import { judgePromise, movePromise, withdrawPromise } from "../promise/deeds.ts";
import { promise } from "../promise/make.ts";
import { promises } from "../promises.ts";
import { sprintsOf } from "../rooms.ts";
import type { Told, Verb } from "../verb.ts";

/** `promise`, `promise judge`, `promise move`, `promise withdraw` and `promises`. */
export const promising: Verb[] = [
  {
    name: "promises",
    synonyms: ["promise list"],
    usage: "[of SPRINT]",
    summary: "what was promised and is still open or missed",
    who: "anyone",
    examples: ["/promises", "/promises of keystone-mitaka-midcycle"],
    run: listed,
    tryOut: listed,
  },
  doing({
    name: "promise",
    synonyms: ["promise add"],
    usage: "[PERSON:] TEXT [due WHEN] [look WHAT; WHAT]",
    summary: "write down what somebody promised, until when, and what shows it; under a change, that it merges",
    who: "a contributor",
    examples: [
      "/promise ayoung: the TOTP patch is up due friday look patch for totp-auth",
      "/promise PCI-DSS support due early in Newton look changes about PCI-DSS",
    ],
    does(context, { actor, rest, about }, dryRun) {
      const { text, due, look, who } = partsOf(rest);
      const lines = look ?? (about === null ? [] : [`change ${about} merged`]);
      // What is said while the team meets is said at the meeting.
      const sprint = sprintsOf(context).find((one) => sprintTime(one, context.now()) === "now")?.id;
      return promise(context, actor, { text, who, due, look: lines, sprint, dryRun });
    },
  }),
  doing({
    name: "promise judge",
    synonyms: [],
    usage: "N kept|late|missed|cannot be judged [on DATE] because WHY",
    summary: "say what became of a promise, over what the changes show",
    who: "a core, the PTL, a liaison or an organizer",
    examples: ["/promise judge 3 kept because it is in devstack", "/promise judge 3 late on 2016-06-20 because WHY"],
    does(context, { actor, rest }, dryRun) {
      const { head, because } = becauseIn(rest);
      const match = /^#?(\d+)\s+(.+?)(?:\s+on\s+(\S.*))?$/i.exec(head);
      if (!match) throw new Refused(`Say which and what: "/promise judge 3 ${verdicts[0]} because WHY".`);
      const [, number = "", verdict = "", at] = match;
      return judgePromise(context, actor, { promise: number, verdict, at, reason: because, dryRun });
    },
  }),
  doing({
    name: "promise move",
    synonyms: [],
    usage: "N to WHEN because WHY",
    summary: "move the date of a promise",
    who: "whoever promised it or wrote it down, a core or an officer",
    examples: ["/promise move 3 to newton-2 because the spec came late"],
    does(context, { actor, rest }, dryRun) {
      const { head, because } = becauseIn(rest);
      const match = /^#?(\d+)\s+to\s+(.+)$/i.exec(head);
      if (!match) throw new Refused('Say which and until when: "/promise move 3 to friday because WHY".');
      const [, number = "", due = ""] = match;
      return movePromise(context, actor, { promise: number, due, reason: because, dryRun });
    },
  }),
  doing({
    name: "promise withdraw",
    synonyms: [],
    usage: "N because WHY",
    summary: "take a promise out that was none, or that nobody wants any more",
    who: "whoever promised it or wrote it down, a core or an officer",
    examples: ["/promise withdraw 3 because it was a misunderstanding"],
    does(context, { actor, rest }, dryRun) {
      const { head, because } = becauseIn(rest);
      return withdrawPromise(context, actor, { promise: head, reason: because, dryRun });
    },
  }),
];

async function listed(context: Context, { rest }: Told) {
  const sprint = rest.replace(/^of\s+/i, "").trim();
  const { groups, total } = await promises(context, sprint ? { sprint } : {});
  const page = `/promises${sprint ? `?sprint=${encodeURIComponent(sprint)}` : ""}`;
  const lines = groups.flatMap(({ state, items }) =>
    state === "open" || state === "missed" || state === "cannot be judged"
      ? items.map(({ number, text, due }) => `${number} (${state}): ${text}${due ? `, due ${due.words}` : ""}`)
      : [],
  );
  const shown = lines.slice(0, 8);
  const more = lines.length > shown.length ? ` And ${lines.length - shown.length} more.` : "";
  const text =
    total === 0
      ? "Nothing was promised yet."
      : shown.length === 0
        ? "Every promise was kept."
        : `${shown.join(". ")}.${more}`;
  return { text, page };
}

/** "ayoung: TEXT due WHEN look WHAT; WHAT": each word begins a part where it stands last. */
function partsOf(rest: string): { text: string; due?: string; look?: string[]; who: string[] } {
  const looked = /^(.*?)\s+look(?:ing)?(?: for)?:?\s+(.+)$/is.exec(rest);
  const dated = /^(.*)\s+due:?\s+(.+)$/is.exec(looked?.[1] ?? rest);
  const said = (dated?.[1] ?? looked?.[1] ?? rest).trim();
  const named = /^@?([\w.-]+):\s+(.+)$/s.exec(said);
  return {
    text: named?.[2] ?? said,
    who: named?.[1] ? [named[1]] : [],
    ...(dated?.[2] && { due: dated[2] }),
    ...(looked?.[2] && { look: looked[2].split(";") }),
  };
}
