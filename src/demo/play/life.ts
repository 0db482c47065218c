/** How does a change live, from its first patch set to its end? */
import type { Change, Seconds } from "../gerrit/change.ts";
import { addReviewer } from "../gerrit/people.ts";
import { review } from "../gerrit/review.ts";
import { abandon, setPrivate, setWip } from "../gerrit/standing.ts";
import type { Random } from "../random.ts";
import type { Actor } from "../team/furnish.ts";
import { reply, wish } from "../team/words.ts";
import type { Life, Pause } from "./agenda.ts";
import { check, gate, workAgain } from "./ci.ts";
import { type Plan, uploadPlanned } from "./plan.ts";
import { readBy, reviewer } from "./readers.ts";
import { approves, haste, isChosen, meetingAt, type Stage } from "./stage.ts";

/** A life as its parts share it. */
export interface Story {
  stage: Stage;
  change: Change;
  owner: Actor;
  random: Random;
  /** When it last went on. */
  at: Seconds;
  /** 0 is hopeless, 1 is beyond reproach; each patch set is better. */
  quality: number;
}

/** A part of a life. */
export type Part<T = void> = Generator<Pause, T, Seconds>;

export const hour = 3600;
export const day = 24 * hour;

/** Uploads what was planned, and goes on from there. `uploaded` hears of the change at once. */
export function* lifeOf(stage: Stage, plan: Plan, at: Seconds, uploaded: (change: Change) => void): Life {
  const random = stage.random.fork(`life ${stage.site.nextNumber}`);
  const change = uploadPlanned(stage, plan, random, at);
  uploaded(change);
  const story: Story = { stage, change, owner: plan.owner, random, at, quality: 0.2 + 0.7 * random.next() };
  if (random.chance(0.25) || change.private) yield* ask(story);
  yield* check(story);
  if (change.wip && plan.fate !== "stall") yield* finish(story);
  const rounds = plan.fate === "merge" ? Number.POSITIVE_INFINITY : random.between(0, 3);
  for (let round = 0; open(story); round++) {
    if (round >= rounds && !isChosen(change, story.at)) {
      if (plan.fate === "give up") yield* giveUp(story);
      if (plan.fate === "stall") yield* stall(story);
      if (plan.fate === "hold" && round === rounds) yield* hold(story);
    }
    if (open(story) && (yield* readBy(story))) yield* gate(story);
  }
}

/** @returns whether there is anything left to do; people from outside may have closed or deleted the change. */
export function open({ change, stage }: Story): boolean {
  return change.status === "NEW" && stage.site.changes.get(change.number) === change;
}

/** Waits about so long for somebody, or for a machine when null; sprints shorten what people take. */
export function* rest(story: Story, who: Actor | null, seconds: number): Part {
  const { change, at, random } = story;
  yield* wait(story, who, random.wait(who === null ? seconds : seconds * who.pace * haste(change, at)));
}

/** Waits exactly so long, then for working hours; during a sprint everybody keeps those of its place. */
export function* wait(story: Story, who: Actor | null, seconds: number): Part {
  const { change, at } = story;
  const place = who === null || who.account.service ? null : (meetingAt(at) ?? who);
  story.at = yield { change: change.number, who: place, seconds };
}

/** The owner invites a core. */
function* ask(story: Story): Part {
  const { stage, change, owner } = story;
  const cores = stage.cast.people.filter((actor) => actor !== owner && approves(stage, actor, change.project));
  yield* rest(story, owner, 0.2 * hour);
  if (!open(story)) return;
  addReviewer(stage.site, { by: owner.account, at: story.at }, change, story.random.pick(cores).account, "REVIEWER");
}

/** Work in progress becomes ready. */
function* finish(story: Story): Part {
  const { stage, change, owner, random } = story;
  for (let more = random.between(0, 2); more > 0; more--) yield* workAgain(story);
  yield* rest(story, owner, 2 * day);
  if (open(story) && change.wip) setWip(stage.site, { by: owner.account, at: story.at }, change, false);
}

function* giveUp(story: Story): Part {
  const { stage, change, owner, random } = story;
  yield* rest(story, owner, 5 * day);
  if (!open(story)) return;
  if (isChosen(change, story.at)) return yield* workAgain(story);
  const reason = random.pick([
    "Superseded by another change.",
    "Not needed any more.",
    "",
    "The approach does not work, see the comments.",
  ]);
  abandon(stage.site, { by: owner.account, at: story.at }, change, reason);
}

/** Nobody moves for months, until a sprint takes it up or a core tidies up. */
function* stall(story: Story): Part {
  const { stage, change, random } = story;
  const core = reviewer(story, true);
  if (random.chance(0.5)) {
    yield* rest(story, core, 3 * day);
    const said = { message: wish(random), labels: { "Code-Review": -1 }, threads: [true, true] };
    if (open(story)) review(stage.site, { by: core.account, at: story.at }, change, said);
  }
  if (random.chance(0.4)) change.mergeable = false;
  yield* wait(story, core, random.between(35, 100) * day);
  if (open(story) && isChosen(change, story.at)) return yield* workAgain(story);
  const reason = "No update in a long time. Please restore this when you want to go on with it.";
  if (open(story)) abandon(stage.site, { by: core.account, at: story.at }, change, reason);
}

/** A procedural -2 that goes when the time has come. */
function* hold(story: Story): Part {
  const { stage, change, random } = story;
  const core = reviewer(story, true);
  yield* rest(story, core, day);
  if (!open(story)) return;
  const message = "Procedural -2: this waits until the next cycle opens.";
  review(stage.site, { by: core.account, at: story.at }, change, { message, labels: { "Code-Review": -2 } });
  yield* wait(story, core, random.between(15, 50) * day);
  const lifted = { message: "The branch is open again.", labels: { "Code-Review": 0 } };
  if (open(story)) review(stage.site, { by: core.account, at: story.at }, change, lifted);
}

/** The owner answers every open thread. */
export function answerAll({ stage, change, owner, random, at }: Story): void {
  const replies = change.threads.flatMap((unresolved, thread) => (unresolved ? [{ thread, unresolved: false }] : []));
  if (replies.length === 0) return;
  review(stage.site, { by: owner.account, at }, change, { message: reply(random), replies });
}

/** What was kept from the public is shown before it merges. */
export function disclose({ stage, change, owner, at }: Story): void {
  if (change.private) setPrivate(stage.site, { by: owner.account, at }, change, false);
}
