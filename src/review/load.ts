/** Who reviewed how much, with what effect, for whom? */
import type { ActivityRow } from "./activity.ts";
import type { Instant } from "./change.ts";
import type { Directory } from "./directory.ts";
import type { OpenNumber } from "./number.ts";
import { type Program, repositoryOf } from "./program.ts";
import { changeRow, counted, humanReview } from "./statistics-row.ts";

/** What the load is counted from. */
export interface LoadGround {
  program: Program;
  directory: Directory;
  /** Everything that happened from `from` and before `to`, in any order. */
  rows: readonly ActivityRow[];
  from: Instant;
  to: Instant;
}

/** The numbers of one person or repository; `id` is a `Who.id`, a full name, or "all". */
export interface LoadLine {
  id: string;
  label: string;
  numbers: OpenNumber[];
}

/** One review: somebody's last word on one patch set. */
interface Review {
  row: ActivityRow;
  value: number;
  /** `Who.id` of the giver. */
  by: string;
  name: string;
  core: boolean;
  /** The vote of a core that came later, on the same patch set, with the opposite sign. */
  contradicted: ActivityRow | null;
}

/** Votes that Gerrit's label for reviews can carry; each is a column of its own. */
export const reviewValues = [-2, -1, 1, 2];

/**
 * @returns the reviews given, people in order of name: no order of merit, and nothing unlike added up. Each line has
 * reviews, those of each value, disagreements, the share of changes that merged, and reviews given as a core.
 */
export function reviewsByPerson(ground: LoadGround): LoadLine[] {
  const lines = Map.groupBy(reviewsOf(ground), ({ by }) => by);
  return [...lines]
    .map(([id, reviews]) => ({ id, label: reviews[0]?.name ?? id, numbers: numbersOf(ground, id, reviews) }))
    .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}

/** @returns the same numbers for every repository of the program, in its order, zeros included. */
export function reviewsByRepository(ground: LoadGround): LoadLine[] {
  const lines = Map.groupBy(reviewsOf(ground), ({ row }) => `${row.forge} ${row.repository}`);
  return ground.program.repositories.map(({ forge, name }) => ({
    id: name,
    label: name,
    numbers: numbersOf(ground, name.replaceAll("/", "-"), lines.get(`${forge} ${name}`) ?? []),
  }));
}

/** @returns the same numbers for the team as a whole. */
export function reviewsOfTeam(ground: LoadGround): LoadLine {
  return { id: "all", label: ground.program.name, numbers: numbersOf(ground, "", reviewsOf(ground)) };
}

/** @returns the reviews of one person as a number, 0 with its rule when there are none. */
export function reviewsGiven(ground: LoadGround, id: string): OpenNumber {
  const own = reviewsOf(ground).filter(({ by }) => by === id);
  return givenNumber(ground, id, own);
}

function reviewsOf({ rows, program, directory, from, to }: LoadGround): Review[] {
  const { reviewLabel } = program.rules;
  const last = new Map<string, ActivityRow>();
  for (const row of rows) {
    if (row.at < from || row.at >= to || row.kind !== "voted" || row.label !== reviewLabel || row.by === null) continue;
    const key = `${row.change} ${row.patchSet} ${directory.who(row.by).id}`;
    const known = last.get(key);
    // Votes by the same person in the same second are told apart by their place in the order they arrived in.
    if (!known || known.at <= row.at) last.set(key, row);
  }
  const votes = [...last.values()].filter((row) => row.value !== 0).sort((a, b) => (a.at < b.at ? -1 : 1));
  const byPatchSet = Map.groupBy(votes, ({ change, patchSet }) => `${change} ${patchSet}`);
  const isCore = (row: ActivityRow) => {
    const repository = repositoryOf(program, row.forge, row.repository);
    return repository !== null && row.by !== null && directory.core(row.by, repository.coreGroup, row.at);
  };
  return votes
    .filter((row) => humanReview(row, directory) && repositoryOf(program, row.forge, row.repository))
    .map((row) => {
      const { id, name } = directory.who(row.by ?? "");
      const value = row.value ?? 0;
      const around = byPatchSet.get(`${row.change} ${row.patchSet}`) ?? [];
      const contradicted = around.find(
        (other) => other.at > row.at && (other.value ?? 0) * value < 0 && isCore(other) && humanReview(other, directory),
      );
      return { row, value, by: id, name, core: isCore(row), contradicted: contradicted ?? null };
    });
}

function numbersOf(ground: LoadGround, id: string, reviews: Review[]): OpenNumber[] {
  const { program } = ground;
  const span = spanWords(ground);
  const own = (name: string) => (id ? `${name}.${id}` : name);
  const rows = (some: Review[], note = noteOf) => some.map((review) => changeRow(review.row, { ...dated(review), note: note(review) }));
  const changes = [...new Map(reviews.map((review) => [review.row.change, review])).values()];
  const merged = changes.filter(({ row }) => row.status === "merged");
  const given = givenNumber(ground, id, reviews);
  const label = program.rules.reviewLabel;
  return [
    given,
    ...reviewValues.map((value) => {
      const text = value > 0 ? `+${value}` : String(value);
      return counted({
        id: own(`reviews${text}`),
        title: `reviews with ${text}`,
        unit: "reviews",
        rule: `Reviews whose ${label} vote is ${text}, ${span}.`,
        rows: rows(reviews.filter((review) => review.value === value)),
      });
    }),
    counted({
      id: own("disagreements"),
      title: "disagreements",
      unit: "reviews",
      rule: `Reviews that a core later contradicted with a ${label} vote of opposite sign on the same patch set, ${span}.`,
      rows: rows(
        reviews.filter(({ contradicted }) => contradicted !== null),
        ({ row, contradicted }) => `${signed(row)}, later ${signed(contradicted)} by ${nameOf(ground, contradicted)}`,
      ),
    }),
    counted({
      id: own("share-merged"),
      title: "share of the changes reviewed that merged",
      unit: "percent",
      value: changes.length === 0 ? null : Math.round((merged.length / changes.length) * 100),
      rule:
        changes.length === 0
          ? `No change was reviewed ${span}, so there is no share of them.`
          : `Of the ${changes.length} changes reviewed ${span}, the share that has merged by now; the rows are those that have.`,
      rows: rows(merged),
    }),
    counted({
      id: own("reviews-as-core"),
      title: "reviews given as a core",
      unit: "reviews",
      rule: `Reviews by people who were in the repository's core group on the day of the vote, ${span}.`,
      rows: rows(reviews.filter(({ core }) => core)),
    }),
  ];
}

function givenNumber(ground: LoadGround, id: string, reviews: Review[]): OpenNumber {
  return counted({
    id: id ? `reviews.${id}` : "reviews",
    title: "reviews given",
    unit: "reviews",
    rule: `${ground.program.rules.reviewLabel} votes by people, the last of each on a patch set, ${spanWords(ground)}; own changes, copied votes, votes taken away, bots and CI are left out.`,
    rows: reviews.map((review) => changeRow(review.row, { ...dated(review), note: noteOf(review) })),
  });
}

function dated({ row, name }: Review): { at: Instant; by: string } {
  return { at: row.at, by: name };
}

function noteOf({ row }: Review): string {
  return `${row.label} ${signed(row)} on patch set ${row.patchSet ?? "?"}`;
}

function signed(row: ActivityRow | null): string {
  const value = row?.value ?? 0;
  return value > 0 ? `+${value}` : String(value);
}

function nameOf({ directory }: LoadGround, row: ActivityRow | null): string {
  return row?.by ? directory.who(row.by).name : "somebody";
}

/** @returns "from 2016-01-01 00:00 to 2016-03-31 12:00 UTC". */
export function spanWords({ from, to }: { from: Instant; to: Instant }): string {
  const text = (at: Instant) => at.slice(0, 16).replace("T", " ");
  return `from ${text(from)} to ${text(to)} UTC`;
}
