/** How are nominations seen and moved on a terminal? */
import pc from "picocolors";
import type { Actor } from "../commands/actor.ts";
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
import type { DecisionLine, NominationView, StandingView, VoteCell } from "../words/decisions.ts";
import { list, printed } from "../words/plain.ts";
import { ago, moment } from "../words/time.ts";
import { doing, needed } from "./doing.ts";
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
      return doing(house, { ...options, deed: "nomination" }, (actor) => nominate(context, actor, question));
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
    const deeds: Record<string, (actor: Actor) => Promise<Done>> = {
      vote: (actor) =>
        voteOnNomination(context, actor, { ...deed, value: nominationVote(needed(second, "your vote")) }),
      accept: (actor) => answerNomination(context, actor, { ...deed, accepts: true }),
      decline: (actor) => answerNomination(context, actor, { ...deed, accepts: false }),
      open: (actor) => openNomination(context, actor, deed),
      grant: (actor) => decideNomination(context, actor, { ...deed, grants: true }),
      refuse: (actor) => decideNomination(context, actor, { ...deed, grants: false }),
      withdraw: (actor) => withdrawNomination(context, actor, deed),
      complete: (actor) => completeNomination(context, actor, { ...deed, day: options.day, how: why }),
    };
    const chosen = deeds[what];
    if (!chosen) throw new Refused(`There is no "${what}": choose one of ${list([...nominationDeeds])}.`);
    await doing(house, { ...options, deed: "nomination" }, chosen);
  });
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
