/** What do all pages have in common? */
import type { Context as Request } from "hono";
import type { Actor } from "../commands/actor.ts";
import type { Context } from "../commands/context.ts";
import { sprintsOf } from "../commands/rooms.ts";
import { everything } from "../commands/signs.ts";
import { chosenSprint } from "../commands/sprint.ts";
import { may, type Needed } from "../governance/roles.ts";
import type { Preview } from "../words/preview.ts";
import type { ForgeHealth } from "../words/views.ts";
import type { Assets } from "./assets.ts";
import { readDemoClock, speeds } from "./demo-world.ts";
import type { WebGround } from "./ground.ts";
import { createTemplates } from "./liquid.ts";
import { partHeader } from "./live/answers.ts";
import { livePath } from "./live/stream.ts";
import { lookingAs } from "./looking-as.ts";
import { actorOf, SignInNeeded, visitorOf } from "./sign-in/visitor.ts";

/** The parts of the house that the navigation names. */
export const sections = [
  { id: "queue", href: "/queue", name: "Queue" },
  { id: "dashboards", href: "/dashboards", name: "Dashboards" },
  { id: "freezes", href: "/freezes", name: "Freezes" },
  { id: "decisions", href: "/decisions", name: "Decisions" },
  { id: "people", href: "/people", name: "People" },
  { id: "statistics", href: "/statistics", name: "Statistics" },
  { id: "sprints", href: "/sprints", name: "Sprints" },
  { id: "health", href: "/health", name: "Health" },
  { id: "about", href: "/about", name: "About" },
] as const;

/** One page to show. */
export interface Page {
  /** Name of the template below templates/pages/. */
  template: string;
  title: string;
  /** The part of the house it belongs to; null for the front door and for refusals. */
  section: (typeof sections)[number]["id"] | null;
  /** What the template fills in. */
  view: object;
  /** Zone in which moments are shown; UTC when absent. */
  zone?: string;
  /** What a link to it says where it is pasted; nothing more than the title when absent. */
  preview?: Preview;
  /**
   * True when the page looks at itself again whenever anything moves; topics, as in `Sign.topics`, when only those
   * concern it.
   */
  live?: boolean | readonly string[];
  /** Given for a page that hangs on a wall: large, without navigation, in light or dark whatever the reader's system likes. */
  wall?: { theme: "dark" | "light" | "auto" };
  status?: 400 | 403 | 404 | 413 | 421 | 422 | 500 | 502 | 503;
}

/** Shows pages of one house. */
export interface Pages {
  ground: WebGround;
  context(): Context;
  /** @returns the id of the person somebody looks as; undefined for the team. @throws HTTPException 400 for an unknown `?as=`. */
  as(c: Request): string | undefined;
  /** @returns the signed-in person; null for strangers, and for whom nobody here is known to be. */
  actor(c: Request): Actor | null;
  /** @returns the signed-in person. @throws SignInNeeded, which leads to the sign-in page and back, with what was typed. */
  signedIn(c: Request): Actor;
  /** Is the signed-in person one of what is needed, now? Never a stranger, except for "anyone". */
  may(c: Request, needed: readonly Needed[]): boolean;
  show(c: Request, page: Page): Promise<Response>;
}

/** Seconds between two looks of a page at itself though nothing moved: of the made-up team, whose days pass in minutes, and of a real one. */
const [hurried, calm] = [4, 300];

/** A forge whose changes may not be all here, or not as they are now. */
function unwell({ state, trouble }: ForgeHealth): boolean {
  return trouble !== null || state === "starting" || state === "reading";
}

/** A page about very much is about everything. */
function liveAddress(topics: readonly string[]): string {
  const some = topics.length > 100 ? [everything] : topics;
  return `${livePath}?${new URLSearchParams(some.map((topic) => ["about", topic]))}`;
}

/** @returns the pages of a house. */
export function createPages(ground: WebGround, { paths, version }: Assets): Pages {
  const fill = createTemplates();
  const { house, demo } = ground;
  return {
    ground,
    context: () => house.context(),
    as: (c) => lookingAs(c, house.context())?.id,
    actor: actorOf,
    may(c, needed) {
      const context = house.context();
      return may(context, actorOf(c)?.id ?? "", needed, context.now());
    },
    signedIn(c) {
      const actor = actorOf(c);
      if (!actor) throw new SignInNeeded();
      return actor;
    },
    async show(c, { template, title, section, view, zone = "UTC", preview, live = false, wall, status }) {
      const context = house.context();
      const { origin, pathname, search } = new URL(c.req.url);
      const as = status === undefined ? lookingAs(c, context) : null;
      const visitor = visitorOf(c);
      const globals = {
        now: context.now(),
        zone,
        csrf: visitor?.session.csrf ?? "",
        frame: {
          title,
          section,
          sections,
          assets: { ...paths, version },
          // A page that looks at itself again asks for no frame.
          part: c.req.header(partHeader) === "main",
          self: `${pathname}${search}`,
          preview: preview ? { ...preview, url: `${origin}${preview.page}` } : null,
          team: context.program.name,
          roster: context.program.people.map(({ id, name }) => ({ id, name })),
          as: as && { id: as.id, name: as.name },
          signed: visitor && { id: visitor.who?.id ?? null, name: visitor.who?.name ?? visitor.identity.name ?? "you" },
          signIn: context.program.signIn !== null,
          search: c.req.query("q") ?? "",
          version: context.version,
          live: live && liveAddress(live === true ? [everything] : live),
          every: demo ? hurried : calm,
          since: c.get("mark") ?? "",
          sprintZone: sprintsOf(context).length > 0 ? chosenSprint(context, undefined).zone : null,
          wall: wall ?? null,
          notices: live && section !== "health" ? (await context.health()).filter(unwell) : [],
          demo: demo && { clock: await readDemoClock(demo.url), speeds },
        },
      };
      c.header("Cache-Control", "private, no-cache");
      c.header("Vary", `Cookie, ${partHeader}`, { append: true });
      return c.html(fill(template, { view }, globals), status ?? 200);
    },
  };
}
