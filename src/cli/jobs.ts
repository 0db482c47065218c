/** How is asked on a terminal how the jobs go that run by the clock, and how is one run now? */
import { setTimeout as pause } from "node:timers/promises";
import { Refused } from "../commands/context.ts";
import { jobs as askJobs, runJob } from "../commands/jobs.ts";
import { acting } from "../commands/rights.ts";
import { type JobLine, type JobsView, outcomeWords } from "../words/jobs.ts";
import { duration, moment } from "../words/time.ts";
import { actorOf } from "./doing.ts";
import { answer, asking, type Shared, say } from "./ground.ts";
import { columns } from "./table.ts";

/** Milliseconds for which an answer of whoever follows is waited for. */
const patience = 20_000;

/** Lists the jobs, or has one run now by whoever follows. */
export async function jobs(options: Shared & { deed: "list" | "run"; name?: string }): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    if (options.deed === "list") return answer(options, await askJobs(context), listText);
    const { name } = options;
    if (!name) throw new Refused('Say which: "midcycle jobs" lists them.');
    const actor = actorOf(context, options);
    const before = (await askJobs(context)).jobs.find((job) => job.name === name)?.ended ?? "";
    const { text } = await acting(context, actor, `run the job ${name}`, () => runJob(context, actor, name));
    say(text);
    for (const end = Date.now() + patience; Date.now() < end; await pause(500)) {
      const job = (await askJobs(context)).jobs.find((one) => one.name === name);
      if (job && !job.wanted && (job.ended ?? "") > before) return answer(options, job, ended);
    }
    throw new Refused(
      `Nobody has run it within ${patience / 1_000} seconds: it runs once "midcycle start" follows, or it had nothing to do.`,
    );
  });
}

function ended({ name, outcome, told }: JobLine): string {
  return `${name}: ${outcome ? outcomeWords[outcome] : "not known"}. ${told ?? ""}`.trim();
}

function listText({ jobs }: JobsView): string {
  return columns(
    ["job", "when", "last run", "how it went", "took", "next"],
    jobs.map((job) => [
      job.name,
      job.every,
      job.began ? moment(job.began, "UTC") : "not yet",
      job.outcome ? `${outcomeWords[job.outcome]}: ${job.told ?? ""}` : "",
      job.seconds === null ? "" : duration(Math.max(1, job.seconds)),
      job.next ? moment(job.next, "UTC") : "",
    ]),
    3,
  );
}
