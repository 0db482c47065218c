/** Which calendars of a sprint are there to subscribe to? */
import { Hono, type Context as Request } from "hono";
import { agenda } from "../../commands/agenda.ts";
import { Refused } from "../../commands/context.ts";
import { roomOf } from "../../commands/rooms.ts";
import { chosenSprint } from "../../commands/sprint.ts";
import { thereAre } from "../../sprint/room/ruling.ts";
import { agendaEntries } from "../../words/agenda-calendar.ts";
import type { WebGround } from "../ground.ts";
import { showCalendar } from "./ical.ts";

/** `/sprints/:id/agenda.ics` and `/sprints/:id/tracks/TRACK.ics`. */
export function sprintCalendarRoutes({ house }: WebGround): Hono {
  const routes = new Hono();

  routes.get("/sprints/:id/agenda.ics", (c) => calendar(c, c.req.param("id"), null));

  routes.get("/sprints/:id/tracks/:file{.+\\.ics}", (c) =>
    calendar(c, c.req.param("id"), c.req.param("file").replace(/\.ics$/, "")),
  );

  async function calendar(c: Request, id: string, track: string | null): Promise<Response> {
    const context = house.context();
    const sprint = chosenSprint(context, id);
    const { tracks, acts } = roomOf(context, sprint);
    const names = tracks.map(({ name }) => name);
    if (track !== null && !names.includes(track)) {
      throw new Refused(`Unknown track "${track}". ${thereAre(names, "This sprint has none yet.")}`);
    }
    const entries = agendaEntries(await agenda(context, { sprint: sprint.id }), context.program.id, track);
    const stamp = acts.at(-1)?.at ?? context.started;
    return showCalendar(c, track === null ? sprint.title : `${sprint.title}: ${track}`, entries, stamp);
  }
  return routes;
}
