/** How are nominations seen and moved on a terminal? */
import pc from "picocolors";
import { Refused } from "../commands/context.ts";
import type { Done } from "../commands/deciding.ts";
import { decisionMarkdown, decisionRecord } from "../commands/decision-record.ts";
import { nominate } from "../commands/nominating.ts";
import {
  answerNomination,
  completeNomination,
  decideNomination,
  type NominationDeed,
  openNomination,
  voteOnNomination,
  withdrawNomination,
} from "../commands/nomination-deeds.ts";
import { nomination as askNomination, nominations } from "../commands/nominations.ts";
import { somebody } from "../commands/people-links.ts";
import { nominationVote } from "../commands/votes.ts";
import type { Aim } from "../governance/nomination/acts.ts";
import type { House } from "../index.ts";
import type { DecisionLine, NominationView, StandingView, VoteCell } from "../words/decisions.ts";
import { list, printed } from "../words/plain.ts";
import { ago, moment } from "../words/time.ts";
import { answer, asking, type Shared } from "./ground.ts";
import { columns, paragraph } from "./table.ts";
import { nominationDeeds } from "./tree/decide.ts";

/** Options of `nomination`; `what` is one of `nominationDeeds`, `words` what stands behind it. */
export type NominationOptions = Shared & {
  what: (typeof nominationDeeds)[number];
  words: string[];
  why?: string;
  of?: string;
  aim?: Aim;
  private?: boolean;
  for?: string;
  link?: string;
  day?: string;
  if?: string[];
  dryRun?: boolean;
};

/** Lists, shows, exports and moves nominations. */
export async function nomination(options: NominationOptions): Promise<void> {
  const { what, words, why, dryRun } = options;
  const [first, second] = words;
  await asking(options, async (house) => {
    const context = house.context();
    const as = options.as ? somebody(context, options.as).id : null;
    if (what === "list")
      return answer(options, await nominations(context, { as }), (lines) =>
        linesText(lines, context.now(), "nomination"),
      );
    if (what === "new") {
      const question = {
        candidate: needed(first, "whom"),
        why: why ?? "",
        of: options.of,
        aim: options.aim,
        sounding: options.private,
        dryRun,
      };
      return done(options, await nominate(context, actorOf(house, options), question));
    }
    const number = needed(first, "which nomination, by its number");
    if (what === "show") {
      const view = await askNomination(context, { nomination: number, as, ifs: options.if });
      return answer(options, view, (one) => nominationText(one, context.now()));
    }
    if (what === "export") {
      if (options.json) return answer(options, await decisionRecord(context, "nomination", number, as), String);
      process.stdout.write(await decisionMarkdown(context, await askNomination(context, { nomination: number, as })));
      return;
    }
    const deed: NominationDeed = { nomination: number, reason: why, for: options.for, link: options.link, dryRun };
    const actor = actorOf(house, options);
    const deeds: Record<string, () => Promise<Done>> = {
      vote: () => voteOnNomination(context, actor, { ...deed, value: nominationVote(needed(second, "your vote")) }),
      accept: () => answerNomination(context, actor, { ...deed, accepts: true }),
      decline: () => answerNomination(context, actor, { ...deed, accepts: false }),
      open: () => openNomination(context, actor, deed),
      grant: () => decideNomination(context, actor, { ...deed, grants: true }),
      refuse: () => decideNomination(context, actor, { ...deed, grants: false }),
      withdraw: () => withdrawNomination(context, actor, deed),
      complete: () => completeNomination(context, actor, { ...deed, day: options.day, how: why }),
    };
    done(
      options,
      await (deeds[what]?.() ??
        Promise.reject(new Refused(`There is no "${what}": choose one of ${list([...nominationDeeds])}.`))),
    );
  });
}

/** @returns who acts on a terminal. @throws Refused when nobody is named. */
export function actorOf(house: House, { as, link }: Shared & { link?: string }) {
  if (!as) throw new Refused("Say who you are: --as PERSON, or MIDCYCLE_AS.");
  return { id: somebody(house.context(), as).id, through: "cli" as const, link: link ?? null };
}

/** Prints what a deed did. */
export function done(options: Shared & { dryRun?: boolean }, what: Done): void {
  answer(options, what, ({ text, page }) =>
    [options.dryRun ? pc.dim("Only tried out, nothing is written:") : "", text, pc.dim(page)]
      .filter(Boolean)
      .join("\n"),
  );
}

/** @returns a word that must be there. @throws Refused saying what is missing. */
export function needed(word: string | undefined, what: string): string {
  if (word === undefined) throw new Refused(`Say ${what}.`);
  return word;
}

/** @returns decisions as a table. */
export function linesText(lines: readonly DecisionLine[], now: string, kind: string): string {
  if (lines.length === 0) return `There is no ${kind} yet.`;
  return columns(
    ["number", kind, "state", "ends", "waits for"],
    lines.map(({ number, title, state, deadline, awaiting }) => [
      String(number),
      title,
      state,
      deadline ? ago(deadline, now) : "",
      list(awaiting.slice(0, 3).map(({ name }) => name)) + (awaiting.length > 3 ? ` +${awaiting.length - 3}` : ""),
    ]),
    1,
  );
}

/** @returns a standing: state, why, what is missing. */
export function standingText({ state, because, unmet, deadline }: StandingView, now: string): string[] {
  return [
    `${pc.bold(state)}${deadline ? pc.dim(` (${moment(deadline, "UTC")}, ${ago(deadline, now)})`) : ""}`,
    ...because.map((one) => paragraph(one, "  ")),
    ...unmet.map((one) => paragraph(`missing: ${one}`, "  ")),
  ];
}

/** @returns who says what, as a table. */
export function votesText(cells: readonly VoteCell[]): string {
  const rows = cells.map(({ who, value, reason, recordedBy, note }) => [
    who.name,
    value ?? "silent",
    [reason, recordedBy ? `(written down by ${recordedBy.name})` : "", note ? `(${note})` : ""]
      .filter(Boolean)
      .join(" "),
  ]);
  return rows.length > 0 ? columns(["who", "vote", ""], rows, 2) : "";
}

function nominationText(view: NominationView, now: string): string {
  const history = view.history.map(
    ({ at, by, text, reason }) => `  ${moment(at, "UTC")}  ${by.name} ${text}${reason ? `: ${reason}` : ""}`,
  );
  const evidence = view.evidence.map(({ own, cores }) => [own.title, printed(own), printed(cores)]);
  return [
    pc.bold(`Nomination ${view.number}: ${view.title}`),
    ...(view.private ? [pc.yellow("Only the cores can see this.")] : []),
    ...standingText(view.standing, now),
    "",
    votesText([...view.voters, ...view.beside]),
    "",
    columns(["evidence of 90 days", "candidate", "cores' median"], evidence, 0),
    "",
    ...history,
    ...(view.steps.length > 0
      ? ["", "To do:", ...view.steps.map((step, i) => paragraph(`${i + 1}. ${step}`, "  "))]
      : []),
  ].join("\n");
}
