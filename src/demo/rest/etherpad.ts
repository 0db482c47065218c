/** What has the made-up team written on its old Etherpad, which anybody may read? */
import type { Hono } from "hono";
import type { Demo } from "../demo.ts";
import type { Signed } from "./reply.ts";

/** Lines by the minute of the sprint in which somebody wrote them. */
const hallway: readonly [minute: number, line: string][] = [
  [0, "Hallway notes, Heron mid-cycle. Anybody writes here; decisions go into the sessions' pads."],
  [0, ""],
  [5, "#topic Getting here"],
  [8, "Metro Lionel-Groulx, then ten minutes along the canal. The door code is with lucia."],
  [25, "#info Lunch is at 12:30 in the room, vegetarian by default"],
  [70, "#topic Dinner"],
  [75, "#idea Thursday, the place with the dumplings on Notre-Dame"],
  [95, "#agreed Thursday 19:30, table for eighteen"],
  [98, "#action lucia books the table by thursday"],
  [160, "#topic Asked between the sessions"],
  [165, "Who has tried passkeys with a hardware key older than 2021? anjali has two to lend."],
  [240, "#help somebody with Windows Hello to try the registration page"],
  [330, "#action tomas writes down how to run the gate's tests offline"],
  [400, "The projector in room 2 takes only HDMI."],
  [1_500, "#idea A dashboard of our own for what is frozen, on the screen in the kitchen"],
  [1_620, "#agreed We keep the mornings for talk and the afternoons for code"],
  [2_980, "#info Taxis to the airport leave at 16:00 from the back door"],
];

const retrospective = `Gannet mid-cycle, what we keep and what we change

#topic Keep
#agreed The first hour without an agenda
#agreed Reviewing on the projector, two at a time
#topic Change
#idea Notes with names, so that we know whom to ask
#action mira asks for a room with windows
`;

/** Adds `/etherpad/p/NAME/export/txt` of two pads. */
export function addEtherpad(app: Hono<Signed>, { clock, sprint }: Demo): void {
  app.get("/etherpad/p/:pad/export/txt", (c) => {
    const pad = c.req.param("pad");
    if (pad === "gannet-retrospective") return c.text(retrospective);
    if (pad !== "heron-hallway" || sprint === null) return c.text("pad does not exist", 404);
    const minute = (clock.now() - sprint.first) / 60_000;
    const lines = hallway.filter(([written], n) => written <= minute || n < 2).map(([, line]) => line);
    return c.text(`${lines.join("\n")}\n`);
  });
}
