/** What has somebody done in review, beside the cores of the group they would join? */
import type { ActivityRow } from "../../review/activity.ts";
import type { Who } from "../../review/directory.ts";
import { reviewsByPerson, reviewsGiven, spanWords } from "../../review/load.ts";
import type { OpenNumber } from "../../review/number.ts";
import { type LoadGround, type Review, reviewsOf } from "../../review/reviews.ts";
import { count, figure, signed } from "../../review/sentence.ts";
import { changeRow, counted } from "../../review/statistics-row.ts";

/** One number of the candidate, and the median of the cores' same number, which names each of them. */
export interface Evidence {
  own: OpenNumber;
  cores: OpenNumber;
}

/**
 * @returns the candidate's numbers in the repositories of the ground, each beside the median of the cores. The cores
 * are in order of name: no order of merit, and nothing unlike is added up.
 */
export function evidenceOf(ground: LoadGround, candidate: Who, cores: readonly Who[]): Evidence[] {
  const reviews = Map.groupBy(reviewsOf(ground), ({ by }) => by);
  const lines = new Map(reviewsByPerson(ground).map(({ id, numbers }) => [id, numbers]));
  const uploads = uploadsOf(ground);
  const of = (id: string) => numbersOf(ground, id, reviews.get(id) ?? [], lines.get(id) ?? [], uploads);
  const others = cores.filter(({ id }) => id !== candidate.id).map((who) => ({ who, numbers: of(who.id) }));
  const measured = of(candidate.id).map((own, index) => ({
    own,
    cores: medianOf(
      own,
      others.map(({ who, numbers }) => ({ who, number: numbers[index] as OpenNumber })),
    ),
  }));
  return [...measured, attendance(candidate)];
}

function numbersOf(
  ground: LoadGround,
  id: string,
  reviews: readonly Review[],
  line: readonly OpenNumber[],
  uploads: Map<string, ActivityRow[]>,
): OpenNumber[] {
  const find = (name: string) => line.find((number) => number.id === `${name}.${id}`);
  const span = spanWords(ground);
  const none = (name: string, title: string, rule: string) =>
    counted({ id: `${name}.${id}`, title, unit: "reviews", rule, rows: [] });
  return [
    find("reviews") ?? reviewsGiven({ ...ground, rows: [] }, id),
    find("disagreements") ??
      none("disagreements", "disagreements", `No review was given ${span}, so no core contradicted one.`),
    mergedOf(ground, id),
    takenUp(id, reviews, uploads, span),
    answerTime(id, reviews, uploads, span),
  ];
}

function mergedOf(ground: LoadGround, id: string): OpenNumber {
  const { rows, directory } = ground;
  const own = rows.filter(({ kind, owner }) => kind === "merged" && directory.who(owner).id === id);
  return counted({
    id: `merged.${id}`,
    title: "own changes merged",
    unit: "changes",
    rule: `Changes they own that merged ${spanWords(ground)}, on any branch.`,
    rows: own.map((row) => changeRow(row, { at: row.at, by: directory.who(row.owner).name })),
  });
}

/** What became of a no: did the owner upload something new after it? */
function takenUp(
  id: string,
  reviews: readonly Review[],
  uploads: Map<string, ActivityRow[]>,
  span: string,
): OpenNumber {
  const common = {
    id: `taken-up.${id}`,
    title: "share of their -1 and -2 that led to a new patch set",
    unit: "percent",
  };
  const critical = reviews.filter(({ value }) => value < 0);
  if (critical.length === 0) {
    return counted({
      ...common,
      value: null,
      rule: `They gave no negative vote ${span}; the first one will make it known.`,
      rows: [],
    });
  }
  const followed = critical.flatMap(({ act, row, value }) => {
    const next = uploads.get(act.change)?.find((upload) => upload.at > act.at);
    return next ? [{ ...row, note: `${signed(value)}, then patch set ${next.patchSet}` }] : [];
  });
  const rule = `Of the ${count(critical.length, "negative vote", "negative votes")} they gave ${span}, the share after which a patch set was uploaded that was no mere rebase; the rows are those.`;
  return counted({ ...common, value: Math.round((100 * followed.length) / critical.length), rule, rows: followed });
}

function answerTime(
  id: string,
  reviews: readonly Review[],
  uploads: Map<string, ActivityRow[]>,
  span: string,
): OpenNumber {
  const common = {
    id: `answer-time.${id}`,
    title: "median time from a patch set to their review of it",
    unit: "seconds",
  };
  const waits = reviews.flatMap(({ act, row }) => {
    const upload = uploads.get(act.change)?.find(({ patchSet }) => patchSet === act.patchSet);
    const seconds = upload ? Math.round((Date.parse(act.at) - Date.parse(upload.at)) / 1000) : -1;
    return seconds >= 0
      ? [{ seconds, row: { ...row, note: `${figure(seconds / 3600)} h after it was uploaded` } }]
      : [];
  });
  const rule =
    waits.length > 0
      ? `Over the patch sets uploaded ${span} that they reviewed, from the upload to their last vote on it.`
      : `They reviewed no patch set that was uploaded ${span}; the first one will make it known.`;
  return counted({
    ...common,
    value: median(waits.map(({ seconds }) => seconds)),
    rule,
    rows: waits.map(({ row }) => row),
  });
}

/** Nothing tells yet who was in the room: activity is no proxy for it. */
function attendance({ id }: Who): Evidence {
  const rule = "Nothing records who attended which sprint; a roster with the days of each person would make it known.";
  const unknown = (of: string, title: string) =>
    counted({ id: `sprints.${of}`, title, value: null, unit: "sprints", rule, rows: [] });
  return { own: unknown(id, "sprints attended"), cores: unknown(`${id}.cores`, "median of the cores") };
}

function medianOf(own: OpenNumber, others: readonly { who: Who; number: OpenNumber }[]): OpenNumber {
  const known = others.flatMap(({ who, number }) =>
    number.value === null ? [] : [{ name: who.name, value: number.value, number }],
  );
  const asked = count(others.length, "core", "cores");
  const rule =
    known.length > 0
      ? `The median of the same number of ${known.length} of ${asked}, for whom it is known: ${own.title}.`
      : `It is known of none of ${asked}.`;
  const rows = known.map(({ name, value, number }) => ({
    ...{ change: null, text: name, url: null, repository: null, at: null, by: null },
    note: valueWords(value, number.unit),
  }));
  return counted({
    id: `${own.id}.cores`,
    title: "median of the cores",
    unit: own.unit,
    value: median(known.map(({ value }) => value)),
    rule,
    rows,
  });
}

/** The middle value, the mean of the two middle ones when there are two; null of nothing. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function uploadsOf({ rows }: LoadGround): Map<string, ActivityRow[]> {
  const uploads = rows.filter(({ kind, detail }) => kind === "uploaded" && (!detail || detail === "REWORK"));
  return Map.groupBy(
    uploads.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    ({ change }) => change,
  );
}

function valueWords(value: number, unit: string): string {
  if (unit === "seconds") return `${figure(value / 3600)} h`;
  return unit === "percent" ? `${figure(value)} %` : figure(value);
}
