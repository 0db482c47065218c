/** What was talked about, what came of it, and what is promised? */
import type { RecapPiece } from "../views.ts";
import type { RecapMaterial, RecapPromise, RecapTopic } from "./model.ts";
import { changeItem, paragraph, type Told, told } from "./pieces.ts";
import { enumerated, namesIn, said, text, type Words } from "./words.ts";

/** @returns one short section for each topic that came to something. */
export function topicSections({ words, topics }: RecapMaterial, dayOf: (at: string) => string): Told[] {
  return topics.map((topic) => topicTold(words, topic, dayOf));
}

function topicTold(words: Words, topic: RecapTopic, dayOf: (at: string) => string): Told {
  const { raisedBy, outcomes, condition, target, links } = topic;
  const outcome = (verb: RecapTopic["outcomes"][number]["verb"], what: string) =>
    said(words, "outcome", { outcome: text(words, `outcome.${verb}`), text: what });
  const sentences: RecapPiece[][] = [
    raisedBy.length > 0 ? said(words, "raised-by", { who: namesIn(words, raisedBy) }) : [],
    ...outcomes.map((one) => ended(outcome(one.verb, one.text))),
    condition ? ended(said(words, "on-condition", { condition })) : [],
    target ? said(words, "target", { target }) : [],
  ];
  const more = links.map(({ text: name, url }): RecapPiece[] => [{ text: name, url }]);
  const actions = topic.actions.map(({ text: what, owner, due }) => {
    const own = owner ? said(words, "to-do-by", { who: owner, text: what }) : [what];
    return due ? said(words, "due", { text: own, day: dayOf(due) }) : own;
  });
  return told(
    `topic-${topic.id}`,
    topic.title,
    [paragraph(...sentences), more.length > 0 ? [`${text(words, "more")} `, ...enumerated(words, more)] : []],
    [
      { heading: text(words, "to-do"), items: actions },
      { heading: text(words, "changes-of-topic"), items: topic.changes.map((row) => changeItem(words, row)) },
    ],
  );
}

/** @returns what was promised for later; null when nothing was. */
export function aheadSection({ words, promises }: RecapMaterial): Told | null {
  return promised(words, "ahead", text(words, "ahead"), promises);
}

/** @returns what became of the promises of the sprint before; null when there were none. */
export function keptSection({ words, earlierPromises }: RecapMaterial): Told | null {
  return promised(words, "kept-promises", text(words, "kept-promises"), earlierPromises);
}

function promised(words: Words, id: string, heading: string, promises: readonly RecapPromise[]): Told | null {
  if (promises.length === 0) return null;
  const items = promises.map(({ text: what, who, when, state, url }) => {
    const parts = {
      text: url ? [{ text: what, url }] : what,
      when: when ?? text(words, "undated"),
      state: text(words, `promise.${state}`),
    };
    return who ? said(words, "promise-by", { ...parts, who }) : said(words, "promise", parts);
  });
  return told(id, heading, [], [{ heading: null, items }]);
}

/** A sentence that ends as one: what people wrote in minutes often does not. */
function ended(pieces: RecapPiece[]): RecapPiece[] {
  const last = pieces.at(-1);
  return typeof last === "string" && /[.!?…]["”’)]?$/.test(last) ? pieces : [...pieces, "."];
}
