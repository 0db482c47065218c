/** How are polls and holds seen and moved on a terminal? */
import pc from "picocolors";
import type { Actor } from "../commands/actor.ts";
import { Refused } from "../commands/context.ts";
import type { Done } from "../commands/deciding.ts";
import { decisionMarkdown, decisionRecord } from "../commands/decision-record.ts";
import { holdChange, liftHold } from "../commands/holding.ts";
import { holds } from "../commands/holds.ts";
import { somebody } from "../commands/people-links.ts";
import {
  holdPoll,
  liftPollHold,
  type PollDeed,
  raiseConcern,
  resolveConcern,
  voteInPoll,
  withdrawPoll,
} from "../commands/poll-deeds.ts";
import { ask } from "../commands/polling.ts";
import { poll as askPoll, polls } from "../commands/polls.ts";
import type { HoldsView, PollView } from "../words/decisions.ts";
import { list } from "../words/plain.ts";
import { ago, moment } from "../words/time.ts";
import { doing, needed } from "./doing.ts";
import { answer, asking, type Shared } from "./ground.ts";
import { linesText, standingText, votesText } from "./nomination.ts";
import { columns, paragraph } from "./table.ts";
import { type holdDeeds, pollDeeds } from "./tree/decide.ts";

/** Options of `poll`; `words` is what stands behind what is to be done. */
export type PollOptions = Shared & {
  what: (typeof pollDeeds)[number];
  words: string[];
  option?: string[];
  why?: string;
  of?: string;
  until?: string;
  for?: string;
  link?: string;
  if?: string[];
  dryRun?: boolean;
};

/** Options of `hold`. */
export type HoldOptions = Shared & {
  what: (typeof holdDeeds)[number];
  words: string[];
  why?: string;
  until?: string;
  dryRun?: boolean;
};

/** Lists, shows, exports and moves polls. */
export async function poll(options: PollOptions): Promise<void> {
  const { what, words, why, until, dryRun } = options;
  const [first, second] = words;
  await asking(options, async (house) => {
    const context = house.context();
    const as = options.as ? somebody(context, options.as).id : null;
    if (what === "list")
      return answer(options, await polls(context), (lines) => linesText(lines, context.now(), "poll"));
    if (what === "new") {
      const question = { question: words.join(" "), about: why, options: options.option, of: options.of, dryRun };
      return doing(house, { ...options, deed: "poll" }, (actor) => ask(context, actor, question));
    }
    const number = needed(first, "which poll, by its number");
    if (what === "show") {
      return answer(options, await askPoll(context, { poll: number, as, ifs: options.if }), (view) =>
        pollText(view, context.now()),
      );
    }
    if (what === "export") {
      if (options.json) return answer(options, await decisionRecord(context, "poll", number, as), String);
      process.stdout.write(await decisionMarkdown(context, await askPoll(context, { poll: number, as })));
      return;
    }
    const deed: PollDeed = { poll: number, for: options.for, link: options.link, dryRun };
    const deeds: Record<string, (actor: Actor) => Promise<Done>> = {
      vote: (actor) => voteInPoll(context, actor, { ...deed, value: needed(second, "your vote"), reason: why }),
      concern: (actor) =>
        raiseConcern(context, actor, { ...deed, name: needed(second, "what the concern is called"), text: why ?? "" }),
      resolve: (actor) => resolveConcern(context, actor, { ...deed, name: needed(second, "which concern"), how: why }),
      hold: (actor) => holdPoll(context, actor, { ...deed, why: why ?? "", until }),
      unhold: (actor) => liftPollHold(context, actor, { ...deed, why }),
      withdraw: (actor) => withdrawPoll(context, actor, { ...deed, reason: why }),
    };
    const chosen = deeds[what];
    if (!chosen) throw new Refused(`There is no "${what}": choose one of ${list([...pollDeeds])}.`);
    await doing(house, { ...options, deed: "poll" }, chosen);
  });
}

/** Lists what holds changes back, and adds or lifts one's own hold. */
export async function hold(options: HoldOptions): Promise<void> {
  const { what, words, why, until, dryRun } = options;
  await asking(options, async (house) => {
    const context = house.context();
    if (what === "list") return answer(options, await holds(context), (view) => holdsText(view, context.now()));
    const deed = { change: needed(words[0], "which change"), dryRun };
    await doing(house, { ...options, deed: "hold" }, (actor) =>
      what === "new"
        ? holdChange(context, actor, { ...deed, why: why ?? "", until })
        : liftHold(context, actor, { ...deed, why }),
    );
  });
}

function pollText(view: PollView, now: string): string {
  const results = view.results.map(({ option, binding, others }) => [
    option.id,
    option.text,
    String(binding),
    others > 0 ? `+${others} that do not count` : "",
  ]);
  const concerns = view.concerns.map(({ name, text, by, resolved }) =>
    paragraph(`concern ${name} (${by.name}): ${text}${resolved ? " Resolved." : ""}`, "  "),
  );
  const history = view.history.map(
    ({ at, by, text, reason }) => `  ${moment(at, "UTC")}  ${by.name} ${text}${reason ? `: ${reason}` : ""}`,
  );
  return [
    pc.bold(`Poll ${view.number}: ${view.question}`),
    ...standingText(view.standing, now),
    ...concerns,
    "",
    columns(["option", "", "votes", ""], results, 1),
    "",
    votesText([...view.voters, ...view.beside]),
    "",
    ...history,
  ].join("\n");
}

function holdsText({ holds: lines }: HoldsView, now: string): string {
  if (lines.length === 0) return "Nothing holds an open change back.";
  return columns(
    ["change", "subject", "held by", "as", "since", "until", "why"],
    lines.map(({ change, by, mark, since, until, ended, why }) => [
      String(change.number),
      change.subject,
      by.name,
      mark,
      ago(since, now),
      ended ? `over: ${ended.why}` : until ? moment(until, "UTC") : "not known",
      why ?? "",
    ]),
    1,
  );
}
