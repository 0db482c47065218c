/** What did each person do in a sprint? In order of name: no order of merit. */
import type { OpenNumber } from "../review/number.ts";
import { counted, humanReview } from "../review/statistics-row.ts";
import { actsIn, type SprintFacts, wholeSprint } from "./facts.ts";
import { certainMerge, mergedRows, reviewedRows, revisedRows, revision } from "./tally.ts";

/** The numbers of one person: their changes merged, changes they revised, changes they reviewed. */
export interface PersonLine {
  /** `Who.id`. */
  id: string;
  name: string;
  numbers: OpenNumber[];
}

/** @returns a line for everybody who did something or whose change merged, bots and CI left out. */
export function personLines(facts: SprintFacts): PersonLine[] {
  const { directory } = facts;
  const whole = wholeSprint(facts);
  const acts = actsIn(facts, whole);
  const whose = (account: string | null) => (account === null ? null : directory.who(account));
  const merged = Map.groupBy(acts.filter(certainMerge), ({ owner }) => whose(owner));
  const revised = Map.groupBy(acts.filter(revision), ({ by }) => whose(by));
  const reviewed = Map.groupBy(
    acts.filter((act) => humanReview(act, directory)),
    ({ by }) => whose(by),
  );
  const active = new Set([...acts.map(({ by }) => whose(by)), ...merged.keys()]);
  const people = [...active].filter((who) => who !== null && !who.bot && !who.ci).flatMap((who) => who ?? []);
  const number = (id: string, title: string, what: string, rows: OpenNumber["rows"]) =>
    counted({ id, title, unit: "changes", rule: `Changes of ${whole.where} ${what} ${whole.when}.`, rows });
  return people
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map((who) => ({
      id: who.id,
      name: who.name,
      numbers: [
        number(
          `merged.by.${who.id}`,
          "own changes merged",
          `owned by ${who.name} that merged`,
          mergedRows(merged.get(who) ?? [], directory),
        ),
        number(
          `revised.by.${who.id}`,
          "changes revised",
          `that ${who.name} gave a new patch set, mere rebases left out,`,
          revisedRows(revised.get(who) ?? [], directory),
        ),
        number(
          `reviewed.by.${who.id}`,
          "changes reviewed",
          `of other people that ${who.name} voted or commented on`,
          reviewedRows(reviewed.get(who) ?? [], directory),
        ),
      ],
    }));
}
