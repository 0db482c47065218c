/** How many exemptions has the team granted, next to what it merges? */
import type { Instant } from "../../review/change.ts";
import type { OpenNumber, Row } from "../../review/number.ts";
import { type Cycle, during, type Program } from "../../review/program.ts";
import { mergedBetween } from "../../store/merged.ts";
import type { Context } from "../context.ts";
import type { Exemption } from "./found.ts";

/** More than about so much of a milestone's changes is unreasonable, as openstack-dev had it. */
const ruleOfThumb = 25;

interface Span {
  name: string;
  from: Instant;
  to: Instant;
}

/** @returns the exemptions granted in the present milestone, and their changes as a share of what merged in it. */
export async function loadOf(context: Context, all: readonly Exemption[]): Promise<OpenNumber[]> {
  const span = milestoneAt(context.program, context.now());
  if (!span)
    return [
      unknown("granted", "exemptions granted", "exemptions"),
      unknown("share", "of the milestone's changes", "percent"),
    ];
  const within = all.filter(({ standing: { granted } }) => granted && granted.at >= span.from && granted.at < span.to);
  const rows = within.map((one) => rowOf(context, one));
  const merged = await mergedBetween(context.db, repositoriesOf(context.program), span.from, span.to);
  const changes = new Map(within.flatMap((one) => one.standing.changes.map((key) => [key, one] as const)));
  const shareRows = [...changes].map(([key, one]): Row => {
    const fact = one.facts.find((each) => each.key === key);
    const note = fact?.merged ? "merged" : "not merged yet";
    return {
      change: key,
      text: `${fact?.number ?? key}, by exemption ${one.number}`,
      url: `/exemptions/${one.number}`,
      repository: null,
      at: fact?.merged ?? null,
      by: null,
      note,
    };
  });
  return [
    {
      ...blank("granted", "exemptions granted", "exemptions"),
      value: rows.length,
      rule: `Exemptions granted in ${span.name}, whatever became of them.`,
      rows,
    },
    {
      ...blank("share", "of the milestone's changes", "percent"),
      value: merged === 0 ? null : Math.round((100 * changes.size) / merged),
      rule:
        merged === 0
          ? `No change merged in ${span.name} yet, so that there is nothing to compare with.`
          : `Changes exempted in ${span.name}, out of ${merged} changes of the team that merged in it. More than about ${ruleOfThumb} % is thought unreasonable.`,
      rows: shareRows,
    },
  ];
}

function rowOf({ directory }: Context, { number, title, standing }: Exemption): Row {
  const by = standing.granted?.by.map((id) => directory.find(id)?.name ?? id).join(", ") ?? null;
  return {
    change: standing.changes[0] ?? null,
    text: title,
    url: `/exemptions/${number}`,
    repository: null,
    at: standing.granted?.at ?? null,
    by,
    note: standing.state,
  };
}

/** @returns the milestone that an instant lies in; null outside of every cycle that names milestones. */
function milestoneAt(program: Program, now: Instant): Span | null {
  const cycle = program.cycles.find((one) => one.milestones.length > 0 && during(one, now));
  if (!cycle) return null;
  const today = now.slice(0, 10);
  const dates = cycle.milestones.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const next = dates.findIndex(({ date }) => date >= today);
  const [last, present] = [dates.at(next < 0 ? -1 : next - 1), next < 0 ? null : dates[next]];
  const from = next === 0 ? cycle.from : (last?.date ?? null);
  const name = present ? `${present.id} of ${cycle.id}` : `${cycle.id} after ${last?.id}`;
  return { name, from: startOf(from, next === 0 ? 0 : 1), to: startOf(present?.date ?? endOf(cycle, today), 1) };
}

function endOf(cycle: Cycle, today: string): string {
  return cycle.to ?? today;
}

function startOf(day: string | null, days: number): Instant {
  return day === null ? "" : new Date(Date.parse(day) + days * 86_400_000).toISOString();
}

function repositoriesOf({ repositories }: Program): string[] {
  return [...new Set(repositories.map(({ name }) => name))];
}

function blank(id: string, title: string, unit: string): OpenNumber {
  return { id, title, value: null, unit, rule: "", rows: [], most: null, uncertain: [], readings: [] };
}

function unknown(id: string, title: string, unit: string): OpenNumber {
  return {
    ...blank(id, title, unit),
    rule: "The program file names no cycle with milestones for this day: add one under cycles.",
  };
}
