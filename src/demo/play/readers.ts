/** How do people read a change, and what do they say? */
import { review } from "../gerrit/review.ts";
import type { Actor } from "../team/furnish.ts";
import { praise, wish } from "../team/words.ts";
import { workAgain } from "./ci.ts";
import { answerAll, hour, open, type Part, rest, type Story } from "./life.ts";
import { approves, isChosen } from "./stage.ts";

/** One person reads the change and votes; the owner answers. @returns whether it is approved now */
export function* readBy(story: Story): Part<boolean> {
  const { stage, change, owner, random } = story;
  const together = isChosen(change, story.at);
  const reader = reviewer(story, agreedCores(story).length > 0 || random.chance(together ? 0.8 : 0.6));
  yield* rest(story, reader, 22 * hour);
  if (!open(story)) return false;
  const act = { by: reader.account, at: story.at };
  // Much is settled by word of mouth where people sit together.
  if (random.chance(reader.picky * (1.25 - story.quality) * (together ? 0.7 : 1))) {
    const threads = Array.from({ length: random.between(1, 4) }, () => true);
    review(stage.site, act, change, { message: wish(random), labels: { "Code-Review": -1 }, threads });
    yield* rest(story, owner, 14 * hour);
    if (!open(story)) return false;
    if (random.chance(0.7) && !owner.account.service) answerAll(story);
    yield* workAgain(story);
    return false;
  }
  const core = approves(stage, reader, change.project);
  const second = core && agreedCores(story).some((other) => other !== reader.account);
  const labels = core
    ? { "Code-Review": 2, ...(second && !blocked(story) ? { Workflow: 1 } : {}) }
    : { "Code-Review": 1 };
  review(stage.site, act, change, { message: praise(random), labels });
  return second && !blocked(story);
}

/** @returns somebody who has not agreed yet, a core where one is asked for. */
export function reviewer({ stage, change, owner, random }: Story, core: boolean): Actor {
  const agreed = new Set(change.votes.filter(({ value }) => value > 0).map(({ by }) => by));
  const fits = (actor: Actor) => actor.account !== owner.account && (!core || approves(stage, actor, change.project));
  const fitting = stage.cast.people.filter(fits);
  const fresh = fitting.filter(({ account }) => !agreed.has(account));
  return random.weighted(fresh.length > 0 ? fresh : fitting, ({ reviews }) => reviews);
}

/** @returns the cores whose +2 stands. */
export function agreedCores({ change }: Story) {
  return change.votes.filter(({ label, value }) => label === "Code-Review" && value === 2).map(({ by }) => by);
}

/** Nobody approves against a -2, or what the tests refuse. */
function blocked({ change }: Story): boolean {
  return change.votes.some(
    ({ label, value }) => (label === "Code-Review" && value === -2) || (label === "Verified" && value < 0),
  );
}
