/** Which votes count as reviews, who gave them, and which did a core contradict? */
import type { ActivityRow } from "./activity.ts";
import type { Instant } from "./change.ts";
import type { Directory } from "./directory.ts";
import type { Row } from "./number.ts";
import { compareText } from "./order.ts";
import { type Program, repositoryOf } from "./program.ts";
import { voteText } from "./sentence.ts";
import { changeRow, humanReview } from "./statistics-row.ts";

/** What the load is counted from. */
export interface LoadGround {
  program: Program;
  directory: Directory;
  /** Everything that happened from `from` and before `to`, in any order. */
  rows: readonly ActivityRow[];
  from: Instant;
  to: Instant;
}

/** One review: somebody's last word on one patch set. */
export interface Review {
  act: ActivityRow;
  value: number;
  /** `Who.id` of the giver. */
  by: string;
  name: string;
  /** In the repository's core group on the day of the vote. */
  core: boolean;
  /** The later vote of a core on the same patch set with the opposite sign, and whose it is. */
  contradicted: { value: number; name: string } | null;
  /** How it stands behind a number. */
  row: Row;
}

/** @returns the reviews of the window, the earliest first: no own changes, no copied votes, no votes taken back, no bots, no CI. */
export function reviewsOf({ rows, program, directory, from, to }: LoadGround): Review[] {
  const voices = [...lastWords(rows.filter(({ at }) => from <= at && at < to)).values()]
    .filter((act) => humanReview(act, directory))
    .sort((a, b) => compareText(a.at, b.at));
  const byPatchSet = Map.groupBy(voices, patchSetOf);
  return voices.map((act) => {
    const [value, { id, name }] = [act.value ?? 0, whoOf(act)];
    const against = byPatchSet
      .get(patchSetOf(act))
      ?.find((other) => other.at > act.at && (other.value ?? 0) * value < 0 && isCore(other));
    return {
      ...{ act, value, by: id, name, core: isCore(act) },
      contradicted: against ? { value: against.value ?? 0, name: whoOf(against).name } : null,
      row: changeRow(act, { at: act.at, by: name, note: noteOf(act, value) }),
    };
  });

  /** A vote that somebody else took away was given all the same, and its taker has not reviewed. */
  function lastWords(acts: readonly ActivityRow[]): Map<string, ActivityRow> {
    const last = new Map<string, ActivityRow>();
    for (const act of acts) {
      const word = act.kind === "voted" && act.label === program.rules.reviewLabel && act.detail === null;
      if (!word || act.by === null || !repositoryOf(program, act.forge, act.repository)) continue;
      const key = `${patchSetOf(act)} ${whoOf(act).id}`;
      const known = last.get(key);
      if (!known || known.at <= act.at) last.set(key, act);
    }
    return last;
  }

  function whoOf({ by }: ActivityRow) {
    return directory.who(by ?? "");
  }

  function isCore({ by, at, forge, repository }: ActivityRow): boolean {
    const group = repositoryOf(program, forge, repository)?.coreGroup;
    return by !== null && group !== undefined && directory.core(by, group, at);
  }
}

function patchSetOf({ change, patchSet }: ActivityRow): string {
  return `${change} ${patchSet}`;
}

function noteOf({ label, patchSet }: ActivityRow, value: number): string {
  return `${voteText(label ?? "", value)} on patch set ${patchSet ?? "of unknown number"}`;
}
