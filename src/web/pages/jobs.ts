/** What do people see of the jobs that run by the clock? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import { jobs, jobsTopic, runJob, runners } from "../../commands/jobs.ts";
import { outcomeWords } from "../../words/jobs.ts";
import type { Page, Pages } from "../page.ts";
import { submitted } from "../sign-in/form.ts";

/** `/jobs`, and its form. */
export function jobPages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/jobs", async (c) => pages.show(c, await page(c, null)));

  routes.post("/jobs/run", (c) =>
    submitted(pages, c, {
      deed: "run a job now",
      fields: z.object({ job: z.string("Say which job.") }),
      act: async (actor, { job }) => (await runJob(pages.context(), actor, job)).page,
      again: (_, refusal) => page(c, refusal),
    }),
  );

  async function page(c: Request, refusal: string | null): Promise<Page> {
    const view = await jobs(pages.context(), { may: pages.may(c, runners) });
    const rows = view.jobs.map((job) => ({ ...job, called: job.outcome ? outcomeWords[job.outcome] : "" }));
    return {
      template: "jobs",
      title: "Jobs",
      section: null,
      view: { ...view, jobs: rows, refusal },
      live: refusal === null && [jobsTopic],
    };
  }

  return routes;
}
