/** Who reviewed how much, with what effect, for whom? */
import type { Instant } from "./change.ts";
import type { OpenNumber } from "./number.ts";
import { compareText } from "./order.ts";
import { type LoadGround, type Review, reviewsOf } from "./reviews.ts";
import { count, signed } from "./sentence.ts";
import { counted, idPart } from "./statistics-row.ts";

export type { LoadGround } from "./reviews.ts";

/** The numbers of one person or repository; `id` is a `Who.id`, a full name, or "all". */
export interface LoadLine {
  id: string;
  label: string;
  numbers: OpenNumber[];
}

/** Reviews as a whole, by person, and by repository. */
export interface Load {
  team: LoadLine;
  /** In order of name: no order of merit, and nothing unlike added up. */
  people: LoadLine[];
  /** Every repository of the program, in its order, zeros included. */
  repositories: LoadLine[];
}

/** Votes that Gerrit's label for reviews can carry; each is a column of its own. */
export const reviewValues = [-2, -1, 1, 2];

/**
 * @returns the reviews given. Each line has reviews, those of each value, disagreements, the share of changes that
 * merged, and reviews given as a core.
 */
export function loadOf(ground: LoadGround): Load {
  const { program } = ground;
  const reviews = reviewsOf(ground);
  const own = Map.groupBy(reviews, ({ act }) => `${act.forge} ${act.repository}`);
  return {
    team: { id: "all", label: program.name, numbers: numbersOf(ground, "", reviews) },
    people: byPerson(ground, reviews),
    repositories: program.repositories.map(({ forge, name }) => ({
      id: name,
      label: name,
      numbers: numbersOf(ground, idPart(name), own.get(`${forge} ${name}`) ?? []),
    })),
  };
}

/** @returns `loadOf(ground).people` alone. */
export function reviewsByPerson(ground: LoadGround): LoadLine[] {
  return byPerson(ground, reviewsOf(ground));
}

/** @returns the reviews of one person as a number, 0 with its rule when there are none. */
export function reviewsGiven(ground: LoadGround, id: string): OpenNumber {
  const own = reviewsOf(ground).filter(({ by }) => by === id);
  return givenNumber(ground, id, own);
}

/** @returns "from 2016-01-01 00:00 to 2016-03-31 12:00 UTC". */
export function spanWords({ from, to }: { from: Instant; to: Instant }): string {
  const text = (at: Instant) => at.slice(0, 16).replace("T", " ");
  return `from ${text(from)} to ${text(to)} UTC`;
}

function byPerson(ground: LoadGround, reviews: Review[]): LoadLine[] {
  return [...Map.groupBy(reviews, ({ by }) => by)]
    .map(([id, own]) => ({ id, label: own[0]?.name ?? id, numbers: numbersOf(ground, id, own) }))
    .sort((a, b) => compareText(a.label, b.label) || compareText(a.id, b.id));
}

function numbersOf(ground: LoadGround, id: string, reviews: Review[]): OpenNumber[] {
  const label = ground.program.rules.reviewLabel;
  const span = spanWords(ground);
  const own = (name: string) => (id ? `${name}.${id}` : name);
  return [
    givenNumber(ground, id, reviews),
    ...reviewValues.map((value) => {
      const text = signed(value);
      return counted({
        id: own(`reviews${text}`),
        title: `reviews with ${text}`,
        unit: "reviews",
        rule: `Reviews whose ${label} vote is ${text}, ${span}.`,
        rows: rowsOf(reviews.filter((review) => review.value === value)),
      });
    }),
    counted({
      id: own("disagreements"),
      title: "disagreements",
      unit: "reviews",
      rule: `Reviews that a core later contradicted with a ${label} vote of opposite sign on the same patch set, ${span}.`,
      rows: reviews.flatMap(({ row, value, contradicted: by }) =>
        by ? [{ ...row, note: `${signed(value)}, later ${signed(by.value)} by ${by.name}` }] : [],
      ),
    }),
    shareMerged(own("share-merged"), reviews, span),
    counted({
      id: own("reviews-as-core"),
      title: "reviews given as a core",
      unit: "reviews",
      rule: `Reviews by people who were in the repository's core group on the day of the vote, ${span}.`,
      rows: rowsOf(reviews.filter(({ core }) => core)),
    }),
  ];
}

function givenNumber(ground: LoadGround, id: string, reviews: Review[]): OpenNumber {
  return counted({
    id: id ? `reviews.${id}` : "reviews",
    title: "reviews given",
    unit: "reviews",
    rule: `${ground.program.rules.reviewLabel} votes by people, the last of each on a patch set, ${spanWords(ground)}; own changes, copied votes, votes taken back, bots and CI are left out.`,
    rows: rowsOf(reviews),
  });
}

function shareMerged(id: string, reviews: Review[], span: string): OpenNumber {
  const common = { id, title: "share of the changes reviewed that merged", unit: "percent" };
  const changes = [...new Map(reviews.map((review) => [review.act.change, review])).values()];
  if (changes.length === 0) {
    const rule = `No change was reviewed ${span}; the first one that is will make it known.`;
    return counted({ ...common, value: null, rule, rows: [] });
  }
  const merged = rowsOf(changes.filter(({ act }) => act.status === "merged"));
  const rule = `Of the ${count(changes.length, "change", "changes")} reviewed ${span}, the share that has merged by now; the rows are those that have.`;
  return counted({ ...common, value: Math.round((merged.length / changes.length) * 100), rule, rows: merged });
}

function rowsOf(reviews: readonly Review[]) {
  return reviews.map(({ row }) => row);
}
