/** How far is the work that the sprint met for? */
import type { Change } from "../review/change.ts";
import type { OpenNumber } from "../review/number.ts";
import { repositoryOf, type Sprint } from "../review/program.ts";
import { changeRow, counted } from "../review/statistics-row.ts";
import { actsIn, type Part, type SprintFacts } from "./facts.ts";
import { momentWords } from "./saying.ts";
import { certainMerge, mergedRows } from "./tally.ts";

/** @returns true for a change that carries a topic or hashtag of the sprint. */
export function ofSprint(
  { topics, hashtags }: Pick<Sprint, "topics" | "hashtags">,
  change: Pick<Change, "topic" | "hashtags">,
): boolean {
  const topical = change.topic !== null && topics.includes(change.topic);
  return topical || change.hashtags.some((hashtag) => hashtags.includes(hashtag));
}

/** @returns "topic bp/totp or hashtag sprint"; null when the sprint marks no changes as its own. */
export function markWords({ topics, hashtags }: Pick<Sprint, "topics" | "hashtags">): string | null {
  const marks = [...topics.map((topic) => `topic ${topic}`), ...hashtags.map((hashtag) => `hashtag ${hashtag}`)];
  return marks.length === 0 ? null : marks.join(" or ");
}

/** @returns the sprint's own changes: merged in it, and still open; nothing when it marks none. */
export function topicNumbers(facts: SprintFacts, part: Part): OpenNumber[] {
  const { sprint, program, directory, now } = facts;
  const marks = markWords(sprint);
  if (marks === null) return [];
  const merges = actsIn(facts, part).filter((act) => certainMerge(act) && ofSprint(sprint, act));
  const open = facts.open
    .filter((change) => ofSprint(sprint, change) && repositoryOf(program, change.forge, change.repository))
    .sort((a, b) => (a.created < b.created ? -1 : 1));
  return [
    counted({
      id: "topic-merged",
      title: "changes marked for the sprint that merged",
      unit: "changes",
      rule: `Changes with ${marks} that merged on any branch of ${part.where} ${part.when}.`,
      rows: mergedRows(merges, directory),
    }),
    counted({
      id: "topic-open",
      title: "changes marked for the sprint that are open",
      unit: "changes",
      rule: `Changes of ${part.where} with ${marks} that are open at ${momentWords(now, sprint.zone)}.`,
      rows: open.map((change) =>
        changeRow(
          { ...change, change: change.key },
          { at: change.created, by: directory.who(change.owner).name, note: `patch set ${change.currentPatchSet}` },
        ),
      ),
    }),
  ];
}
