/** What do the pages of the minutes show? */
import { Hono, type Context as Request } from "hono";
import { oneMeeting, type WholeMeeting } from "../../commands/minutes.ts";
import { fileNames, minutesFile } from "../../commands/minutes-files.ts";
import { minutesList, minutesTopic, minutesView } from "../../commands/minutes-views.ts";
import { chosenSprint } from "../../commands/sprint.ts";
import { sprintSummary } from "../../words/sprint.ts";
import type { Pages } from "../page.ts";

/** `/minutes`, `/sprints/:id/minutes`, `/minutes/:id`, its log, and both as files. */
export function minutesPages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/minutes", async (c) => {
    const view = { lines: await minutesList(pages.context()), sprint: null };
    return pages.show(c, { template: "minutes", title: "Minutes", section: "sprints", view, live: [minutesTopic] });
  });

  routes.get("/sprints/:id/minutes", async (c) => {
    const context = pages.context();
    const sprint = sprintSummary(chosenSprint(context, c.req.param("id")), context.now());
    const view = { lines: await minutesList(context, { sprint: sprint.id }), sprint };
    const title = `Minutes of ${sprint.title}`;
    const zone = sprint.zone;
    return pages.show(c, { template: "minutes", title, section: "sprints", view, zone, live: [minutesTopic] });
  });

  routes.get("/minutes/:id", async (c) => {
    const view = await minutesView(pages.context(), c.req.param("id"));
    const { title, zone, restricted } = view;
    const logShown = !restricted || ofTheTeam(c);
    const files = view.files.filter(({ name }) => logShown || !name.includes(".log."));
    return pages.show(c, {
      ...{ template: "meeting", title, section: "sprints", zone, live: [minutesTopic] },
      view: { ...view, files, logShown },
    });
  });

  routes.get("/minutes/:id/log", async (c) => {
    const meeting = await readable(c);
    const { title, zone, page } = await minutesView(pages.context(), meeting.id);
    const lines = meeting.lines.filter(({ kind }) => kind !== "renamed").map((line) => ({ kind: "said", ...line }));
    const view = { title, page, place: meeting.place, lines, open: meeting.ended === null };
    const live = meeting.ended === null ? [minutesTopic] : false;
    return pages.show(c, { template: "meeting-log", title: `Log: ${title}`, section: "sprints", view, zone, live });
  });

  routes.get("/minutes/:id/:file{.+\\.(?:txt|html|md)}", async (c) => {
    const name = c.req.param("file");
    const isLog = fileNames(c.req.param("id")).some((one) => one.log && one.name === name);
    const meeting = isLog ? await readable(c) : await oneMeeting(pages.context(), c.req.param("id"));
    const { address } = pages.context().program.writing;
    const type = name.endsWith(".html") ? "text/html" : name.endsWith(".md") ? "text/markdown" : "text/plain";
    return c.body(minutesFile(meeting, name, address), 200, { "Content-Type": `${type}; charset=UTF-8` });
  });

  /** A log that a chair wants kept among the team is for those on the roster. */
  async function readable(c: Request): Promise<WholeMeeting> {
    const meeting = await oneMeeting(pages.context(), c.req.param("id") ?? "");
    if (meeting.minutes.restricted && !ofTheTeam(c)) pages.signedIn(c);
    return meeting;
  }

  function ofTheTeam(c: Request): boolean {
    return pages.may(c, ["contributor"]);
  }
  return routes;
}
