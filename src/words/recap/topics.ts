/** How does a recap tell what was talked about, asked and promised? */
import { counted } from "../../review/statistics-row.ts";
import { type PromiseLine, whose } from "../promises.ts";
import type { RecapPiece } from "../views.ts";
import { english, type PluralKey } from "./english.ts";
import type { RecapMaterial, RecapTopic } from "./model.ts";
import { changeItem, ours, paragraph, type Told, told } from "./pieces.ts";
import { enumerated, mention, namesIn, said, text, type Words } from "./words.ts";

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
export function aheadSection({
  words,
  promises,
  address,
}: Pick<RecapMaterial, "words" | "promises" | "address">): Told | null {
  const items = promises.map((line) => promiseItem(words, line, address));
  return items.length > 0 ? told("ahead", text(words, "ahead"), [], [{ heading: null, items }]) : null;
}

/** @returns what became of the promises of the sprint before; null when there were none. */
export function keptSection({ words, became, address }: RecapMaterial): Told | null {
  if (became === null) return null;
  const counts = became.numbers
    .filter(({ value }) => value)
    .map((number) => ({ ...number, rows: number.rows.map((row) => ({ ...row, url: absolute(row.url, address) })) }));
  const parts = counts.map((number) => {
    const key = number.id.replace(/^promises-/, "became-");
    return isPlural(key) ? mention(words, key, number) : [{ number: number.id }, ` ${number.title}`];
  });
  const numbers = enumerated(words, parts);
  return told(
    "kept-promises",
    text(words, "kept-promises"),
    counts.length > 0 ? [said(words, "became", { sprint: became.sprint.title, numbers })] : [],
    [{ heading: null, items: became.lines.map((line) => promiseItem(words, line, address)) }],
    counts,
  );
}

/** @returns how many questions were asked and answered, and which; null when there were none. `when`: the window in words. */
export function questionSection({ words, questions }: RecapMaterial, when: string): Told | null {
  if (questions.length === 0) return null;
  const rows = questions.map(({ text: asked, by, at, answers }) => ({
    ...{ change: null, text: asked, url: null, repository: null, at, by },
    note: answers === 0 ? "no answer" : answers === 1 ? "1 answer" : `${answers} answers`,
  }));
  const common = { unit: "questions", rule: `Questions of the sprint's queue, ${when}; those taken back left out.` };
  const all = counted({ ...common, id: "questions", title: "questions asked", rows });
  const answered = counted({
    ...{ ...common, id: "questions-answered", title: "questions answered" },
    rule: `Of the questions asked, those with at least one answer. ${common.rule}`,
    rows: rows.filter((_, i) => (questions[i]?.answers ?? 0) > 0),
  });
  const sentence = mention(words, "questions-asked", all, { answered: mention(words, "questions-answered", answered) });
  const items = rows.map((row): RecapPiece[] => [`${row.text} (${row.note})`]);
  return told("questions", text(words, "questions"), [sentence], [{ heading: null, items }], [all, answered]);
}

function promiseItem(words: Words, line: PromiseLine, address: string | null): RecapPiece[] {
  const parts = {
    text: [ours(address, line.text, `/promises/${line.number}`)],
    when: line.due?.words ?? text(words, "undated"),
    state: text(words, `promise.${line.state}`),
  };
  const who = whose(line);
  return who ? said(words, "promise-by", { ...parts, who }) : said(words, "promise", parts);
}

function absolute(url: string | null, address: string | null): string | null {
  return url?.startsWith("/") ? address && address + url : url;
}

function isPlural(key: string): key is PluralKey {
  return `${key}.one` in english;
}

/** A sentence that ends as one: what people wrote in minutes often does not. */
function ended(pieces: RecapPiece[]): RecapPiece[] {
  const last = pieces.at(-1);
  return typeof last === "string" && /[.!?…]["”’)]?$/.test(last) ? pieces : [...pieces, "."];
}
