/** How do the jobs go that run by the clock, and who runs one now? */
import type { Instant } from "../review/change.ts";
import { jobRows, wantRun } from "../store/jobs.ts";
import type { JobsTable } from "../store/tables-deliveries.ts";
import { type JobLine, type JobsView, jobList, nextFire, outcomes } from "../words/jobs.ts";
import { list } from "../words/plain.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { mustBe } from "./rights.ts";

/** The topic of the page about jobs. */
export const jobsTopic = "jobs";

/** Who may run a job now. */
export const runners = ["administrator", "organizer", "ptl", "liaison"] as const;

/** @returns every job with its last run and its next. Times are those of Midcycle's own clock. */
export async function jobs(context: Context, { may = true }: { may?: boolean } = {}): Promise<JobsView> {
  const rows = await jobRows(context.db);
  return { jobs: jobList.map((job) => lineOf(job, rows.get(job.name) ?? null, context.clock())), may };
}

/** Asks that a job runs now; whoever follows begins it within seconds. @throws Refused */
export async function runJob(context: Context, actor: Actor, name: string): Promise<{ text: string; page: string }> {
  mustBe(context, actor, runners, "run a job now");
  const job = jobList.find((one) => one.name === name);
  if (!job) throw new Refused(`There is no job "${name}": there are ${list(jobList.map((one) => one.name))}.`);
  await wantRun(context.db, name, context.clock());
  context.signs.tell({ topics: [jobsTopic], changes: [] });
  return { text: `The job ${name} runs as soon as whoever follows has seen it, within seconds.`, page: "/jobs" };
}

function lineOf(job: (typeof jobList)[number], row: JobsTable | null, clock: Instant): JobLine {
  const { name, about, every } = job;
  const { began, ended, told } = row ?? { began: null, ended: null, told: null };
  return {
    ...{ name, about, every, began, ended, told },
    outcome: outcomes.find((one) => one === row?.outcome) ?? null,
    seconds: began !== null && ended !== null ? (Date.parse(ended) - Date.parse(began)) / 1_000 : null,
    next: nextFire(job, clock),
    wanted: row?.wanted != null,
  };
}
