/** What is a notice about, in words by which people choose what they are told? */

/** What places and people can be told of, and what each is called. */
export const topics = {
  recaps: "recaps of sprints",
  exemptions: "exemptions from freezes",
  nominations: "nominations of cores",
  polls: "polls",
  holds: "holds on changes",
  promises: "promises and what became of them",
  sprints: "sprints, their sessions and notes",
  freezes: "freezes that begin and end",
  digests: "what needs attention now",
  words: "what others wrote down as your word",
  other: "everything else",
} as const;

export type Topic = keyof typeof topics;

/** All topics, in the order in which people see them. */
export const topicNames = Object.keys(topics) as Topic[];

/** Kinds whose first word does not say it. */
const byKind: Readonly<Record<string, Topic>> = {
  "word-recorded": "words",
  "recorded-for-you": "words",
  "grant-declined": "nominations",
  "decision-reminder": "polls",
};

/** @returns the topic of a kind of notice: its first word in the plural, else what is said above. */
export function topicOf(kind: string): Topic {
  const known = byKind[kind];
  if (known) return known;
  const plural = `${kind.split("-")[0]}s`;
  return topicNames.find((name) => name === plural) ?? "other";
}
