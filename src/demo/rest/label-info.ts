/** How does the REST API describe the labels of a change? */
import type { Account, Change } from "../gerrit/change.ts";
import { type Label, labels, rangeOf } from "../gerrit/labels.ts";
import type { Site } from "../gerrit/site.ts";
import { timestamp } from "../query/moment.ts";
import type { Describe } from "./account-info.ts";

/** @returns LabelInfo by name; with all votes and possible values when detailed. */
export function labelInfos(site: Site, change: Change, describe: Describe, detailed: boolean): object {
  return Object.fromEntries(labels.map((label) => [label.name, labelInfo(site, change, label, describe, detailed)]));
}

/** @returns what somebody may vote on a change, by label. */
export function permitted(site: Site, change: Change, who: Account | null): Record<string, string[]> {
  const entries = labels.flatMap((label) => {
    const range = rangeOf(site, change, label, who);
    if (!range) return [];
    const values = Object.keys(label.values).filter((text) => range[0] <= Number(text) && Number(text) <= range[1]);
    return [[label.name, values] as const];
  });
  return Object.fromEntries(entries);
}

function labelInfo(site: Site, change: Change, label: Label, describe: Describe, detailed: boolean): object {
  const votes = change.votes.filter((vote) => vote.label === label.name);
  const by = (value: number) => votes.find((vote) => vote.value === value)?.by;
  const summary = {
    approved: by(label.max),
    rejected: by(label.min),
    recommended: votes.find(({ value }) => value > 0 && value < label.max)?.by,
    disliked: votes.find(({ value }) => value < 0 && value > label.min)?.by,
  };
  const said = Object.entries(summary).flatMap(([word, who]) => (who ? [[word, describe(who)] as const] : []));
  const strongest = votes.reduce((worst, { value }) => (value < 0 || value > worst ? value : worst), 0);
  const value = strongest !== 0 && !summary.approved && !summary.rejected ? { value: strongest } : {};
  return {
    ...Object.fromEntries(said),
    ...(detailed ? { ...allOf(site, change, label, describe), values: label.values } : {}),
    ...value,
    ...(detailed ? { default_value: 0 } : {}),
    optional: true,
  };
}

/** A reviewer who has not voted has value 0; one who may not vote on an open change has none. */
function allOf(site: Site, change: Change, label: Label, describe: Describe): object {
  const reviewers = change.reviewers.filter(({ who, state }) => state === "REVIEWER" && who.id !== null);
  if (reviewers.length === 0) return {};
  const all = reviewers.map(({ who }) => {
    const vote = change.votes.find((cast) => cast.label === label.name && cast.by === who);
    const range = rangeOf(site, change, label, who);
    if (!vote) return { ...unvoted(change, range), ...describe(who) };
    return {
      ...(vote.tag === null ? {} : { tag: vote.tag }),
      value: vote.value,
      date: timestamp(vote.at),
      ...(vote.postSubmit ? { post_submit: true } : {}),
      ...(range ? { permitted_voting_range: rangeInfo(range) } : {}),
      ...describe(who),
    };
  });
  return { all };
}

function unvoted(change: Change, range: [number, number] | null): object {
  if (change.status !== "NEW") return { value: 0 };
  return range ? { value: 0, permitted_voting_range: rangeInfo(range) } : {};
}

function rangeInfo([min, max]: [number, number]): object {
  return { min, max };
}

/** @returns the labels of a project, as `/projects/X/labels/` gives them. */
export function labelDefinitions(project: string): object[] {
  return labels.map(({ name, values, copyCondition }) => ({
    name,
    project_name: project,
    function: "NoBlock",
    values,
    default_value: 0,
    can_override: true,
    ...(copyCondition === null ? {} : { copy_condition: copyCondition }),
    allow_post_submit: true,
  }));
}
