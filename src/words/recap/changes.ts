/** Which changes does a recap name: what merged, and what was revised and stays open? */
import type { ChangeKey } from "../../review/change.ts";
import type { OpenNumber, Row } from "../../review/number.ts";
import { counted } from "../../review/statistics-row.ts";
import type { Mover } from "../../review/turn.ts";
import { repositoryParts, type SprintFacts } from "../../sprint/facts.ts";
import { mergedNumber } from "../../sprint/numbers.ts";
import { movers } from "../mover.ts";
import { moment } from "../time.ts";
import { changeItem, find, type Told, told } from "./pieces.ts";
import { enumerated, mention, said, text, type Words } from "./words.ts";

/** @returns what merged, by repository in the program's order, and what perhaps did; null when nothing did. */
export function mergedSection(words: Words, facts: SprintFacts, numbers: readonly OpenNumber[]): Told | null {
  const doubtful = find(numbers, "merged-uncertain")?.rows ?? [];
  const parts = repositoryParts(facts)
    .map((part) => ({ name: part.where, merged: mergedNumber(facts, part) }))
    .filter(({ merged }) => merged.rows.length > 0);
  if (parts.length + doubtful.length === 0) return null;
  const items = (rows: readonly Row[]) => rows.map((row) => changeItem(words, row));
  const groups = parts.map(({ name, merged }) => ({ heading: name, items: items(merged.rows) }));
  const sentence = enumerated(
    words,
    parts.map(({ name, merged }) =>
      said(words, "merged-where", { merged: mention(words, "merged", merged), where: name }),
    ),
  );
  return told(
    "merged",
    text(words, "what-merged"),
    parts.length > 0 ? [[...sentence, "."]] : [],
    [...groups, { heading: text(words, "perhaps-merged"), items: items(doubtful) }],
    parts.map(({ merged }) => merged),
  );
}

/** @returns the changes revised in the sprint that are open, by whose turn they are; null when there are none. */
export function stillOpenSection(
  words: Words,
  facts: SprintFacts,
  numbers: readonly OpenNumber[],
  moverOf: (change: ChangeKey) => Mover | null,
): Told | null {
  const open = new Set(facts.open.map(({ key }) => key));
  const revised = find(numbers, "revised");
  const rows = revised?.rows.filter(({ change }) => change !== null && open.has(change)) ?? [];
  if (!revised || rows.length === 0) return null;

  const when = moment(facts.now, facts.sprint.zone);
  const number = (id: string, title: string, which: string, own: Row[]) =>
    counted({
      id,
      title,
      unit: "changes",
      rule: `Of the changes revised, those that ${which} at ${when}. ${revised.rule}`,
      rows: own,
    });
  const all = number("revised-open", "changes revised that are open", "are open", rows);
  const byMover = Map.groupBy(rows, ({ change }) => (change === null ? null : moverOf(change)));
  const waiting = [...movers, null].flatMap((mover) => {
    const own = byMover.get(mover);
    const whom = text(words, `mover.${mover ?? "unknown"}`);
    const title = `changes revised that wait for ${whom}`;
    return own ? [{ whom, number: number(`revised-open.${mover ?? "unknown"}`, title, `wait for ${whom}`, own) }] : [];
  });
  const waits = enumerated(
    words,
    waiting.map(({ whom, number }) => mention(words, "waits", number, { whom })),
  );
  return told(
    "open",
    text(words, "still-open"),
    [mention(words, "open", all, { waits })],
    waiting.map(({ whom, number }) => ({
      heading: text(words, "waiting-for", { whom }),
      items: number.rows.map((row) => changeItem(words, row)),
    })),
    [all, ...waiting.map(({ number }) => number)],
  );
}
