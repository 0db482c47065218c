/** Who was nominated, and what were the cores asked, in the days of a recap? */
import type { OpenNumber, Row } from "../../review/number.ts";
import { counted } from "../../review/statistics-row.ts";
import { capital } from "../plain.ts";
import type { RecapMaterial, RecapNomination } from "./model.ts";
import { ours, type Told, told } from "./pieces.ts";
import { mention, said, text } from "./words.ts";

/** @returns the nominations that were made or decided; null when there are none. `when`: the window in words. */
export function peopleNews({ words, nominations, address }: RecapMaterial, when: string): Told | null {
  if (nominations.length === 0) return null;
  const number = counted({
    id: "nominations",
    title: "nominations",
    unit: "nominations",
    rule: `Nominations that were proposed, voted on or decided ${when}, those that only the cores may see left out.`,
    rows: nominations.map((one) => row(one.title, one.opened, one.nominator, one.state)),
  });
  const items = nominations.map((one) =>
    said(words, "nomination", {
      title: [ours(address, named(one), `/nominations/${one.number}`)],
      who: one.nominator,
      state: one.state,
      because: one.because,
    }),
  );
  return told(
    "people-news",
    text(words, "people-news"),
    [mention(words, "nominated", number)],
    [{ heading: null, items }],
    [number],
  );
}

/** @returns the questions that were put to the cores or answered; null when there are none. */
export function pollSection({ words, polls, address }: RecapMaterial, when: string): Told | null {
  if (polls.length === 0) return null;
  const number = counted({
    id: "polls",
    title: "questions to the cores",
    unit: "questions",
    rule: `Polls that were opened, voted on or decided ${when}.`,
    rows: polls.map((one) => row(one.title, one.opened, null, one.state)),
  });
  const items = polls.map(({ title, number, state, because }) =>
    said(words, "poll", { title: [ours(address, title, `/polls/${number}`)], state, because }),
  );
  return told("polls", text(words, "polls"), [mention(words, "asked", number)], [{ heading: null, items }], [number]);
}

/** @returns the exemptions that were asked for or decided, each with condition, owner, due and state; null when there are none. */
export function exemptionSection(material: RecapMaterial, when: string, dayOf: (at: string) => string): Told | null {
  const { words, exemptions, address } = material;
  if (exemptions.length === 0) return null;
  const number: OpenNumber = counted({
    id: "exemptions",
    title: "exemptions from freezes",
    unit: "exemptions",
    rule: `Exemptions that were asked for, spoken for or decided ${when}.`,
    rows: exemptions.map((one) => row(one.title, one.askedAt, one.askedBy.name, one.state)),
  });
  const items = exemptions.map((one) => [
    ...said(words, "exemption", {
      title: [ours(address, one.title, `/exemptions/${one.number}`)],
      freeze: one.freeze.name,
      who: one.askedBy.name,
      state: one.state,
    }),
    ...(one.deadline ? said(words, "exemption-due", { day: dayOf(one.deadline) }) : []),
    ...one.conditions.flatMap((condition) => ["; ", ...conditionWords(material, condition, dayOf)]),
    ".",
  ]);
  const heading = text(words, "exemptions");
  return told("exemptions", heading, [mention(words, "exempted", number)], [{ heading: null, items }], [number]);
}

type ExemptionCondition = RecapMaterial["exemptions"][number]["conditions"][number];

function conditionWords({ words }: RecapMaterial, condition: ExemptionCondition, dayOf: (at: string) => string) {
  const { text: wanted, by, met, since, failed, url } = condition;
  const what = url ? [{ text: wanted, url }] : wanted;
  if (met && since) return said(words, "condition-met", { condition: what, day: dayOf(since) });
  if (met) return said(words, "condition-met-undated", { condition: what });
  if (by === null) return said(words, "condition-open-undated", { condition: what });
  return said(words, failed ? "condition-failed" : "condition-open", { condition: what, day: dayOf(by) });
}

function named({ title, company }: RecapNomination): string {
  return capital(title) + (company ? ` (${company})` : "");
}

function row(text: string, at: string, by: string | null, note: string): Row {
  return { change: null, text, url: null, repository: null, at, by, note };
}
