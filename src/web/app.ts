/** Which pages, files and API does Midcycle serve? */
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { csrf } from "hono/csrf";
import { etag } from "hono/etag";
import { HTTPException } from "hono/http-exception";
import { timing } from "hono/timing";
import { refreshFreezing } from "../commands/freezing.ts";
import { refreshRooms } from "../commands/rooms.ts";
import { failing, problem } from "./api/problem.ts";
import { apiBase, apiRoutes } from "./api.ts";
import { createAssets } from "./assets.ts";
import { badgeRoutes } from "./badges.ts";
import { demoRoutes } from "./demo-world.ts";
import { sprintCalendarRoutes } from "./feeds/sprint-calendars.ts";
import { feedRoutes } from "./feeds.ts";
import type { WebGround } from "./ground.ts";
import { genuine, loopbackOnly, safeHeaders, shownAnywhere } from "./guard.ts";
import { madeOnce } from "./live/answers.ts";
import { createHub, type Hub } from "./live/hub.ts";
import { liveRoutes, marked } from "./live/stream.ts";
import { lookingAsRoutes } from "./looking-as.ts";
import { oembedRoutes } from "./oembed.ts";
import { operationRoutes, timed } from "./operations.ts";
import { padScriptRoutes } from "./pads/script.ts";
import { padSocket } from "./pads/socket.ts";
import { createPages } from "./page.ts";
import { aboutPages } from "./pages/about.ts";
import { auditPages } from "./pages/audit.ts";
import { changePages } from "./pages/change.ts";
import { commandPages } from "./pages/commands.ts";
import { dashboardPages } from "./pages/dashboards.ts";
import { decisionPages } from "./pages/decisions.ts";
import { deliveryPages } from "./pages/deliveries.ts";
import { etherpadPages } from "./pages/etherpads.ts";
import { exemptionPages } from "./pages/exemptions.ts";
import { findPages } from "./pages/find.ts";
import { freezePages } from "./pages/freezes.ts";
import { homePages } from "./pages/home.ts";
import { jobPages } from "./pages/jobs.ts";
import { minutesPages } from "./pages/minutes.ts";
import { nominationPages } from "./pages/nominations.ts";
import { padHistoryPages } from "./pages/pad-history.ts";
import { padPages } from "./pages/pads.ts";
import { peoplePages } from "./pages/people.ts";
import { pollPages } from "./pages/polls.ts";
import { promisePages } from "./pages/promises.ts";
import { queuePages } from "./pages/queue.ts";
import { recapPages } from "./pages/recap.ts";
import { recapEditPages } from "./pages/recap-edit.ts";
import { referencePages } from "./pages/reference.ts";
import { reservingPages } from "./pages/reserving.ts";
import { searchPages } from "./pages/search.ts";
import { agendaPages } from "./pages/sprint-agenda.ts";
import { sprintPlanPages } from "./pages/sprint-plan.ts";
import { questionPages } from "./pages/sprint-questions.ts";
import { rosterPages } from "./pages/sprint-roster.ts";
import { sprintPages } from "./pages/sprints.ts";
import { statisticsPages } from "./pages/statistics.ts";
import { subscriptionPages } from "./pages/subscriptions.ts";
import { updatePages } from "./pages/updates.ts";
import { failed, missing } from "./refusals.ts";
import { bearing } from "./sign-in/bearer.ts";
import { addressOf } from "./sign-in/cookies.ts";
import { gated } from "./sign-in/gate.ts";
import { mePages } from "./sign-in/me.ts";
import { signInPages } from "./sign-in/pages.ts";
import { recognizing } from "./sign-in/visitor.ts";

/** Bytes that a form of ours has at most. */
const longestForm = 64_000;

/**
 * @returns everything under one roof, and whoever listens to it; with `loopback` it answers only to names of this
 * machine.
 */
export function app(ground: WebGround, { loopback = false } = {}): Hono & { hub: Hub } {
  const assets = createAssets();
  const pages = createPages(ground, assets);
  const signs = () => ground.house.context().signs;
  const hub = createHub(signs, assets.version);
  const all = new Hono();
  all.use("/badges/*", shownAnywhere);
  all.use(timing(), timed(ground), safeHeaders, genuine);
  if (loopback) all.use(loopbackOnly(ground.address));
  const ours = csrf({ origin: (origin, c) => [addressOf(ground, c), new URL(c.req.url).origin].includes(origin) });
  const short = bodyLimit({
    maxSize: longestForm,
    onError(c) {
      if (c.req.path.startsWith(`${apiBase}/`)) return problem(c, 413, "What is sent here has at most 64 kB.");
      throw new HTTPException(413, { message: "What was sent has more than 64 kB: say it shorter." });
    },
  });
  for (const guard of [short, recognizing(ground), bearing(ground), gated(ground)]) {
    all.use((c, next) => (/^\/(assets|webhooks)\//.test(c.req.path) ? next() : guard(c, next)));
  }
  // Programs come to the API with a token in a header, which no form of another site can send.
  // A mail program ends a subscription by a signed link of its own: whoever has it may, from wherever.
  all.use((c, next) => (/^\/(api|webhooks|unsubscribe)\//.test(c.req.path) ? next() : ours(c, next)));
  // Before what reads an answer to its end: this one has none.
  all.route("/", padSocket(ground));
  all.route("/", liveRoutes(hub));
  all.use(compress(), etag(), madeOnce(hub));

  for (const routes of [operationRoutes(ground), assets.routes, padScriptRoutes(ground)]) all.route("/", routes);
  all.use(async (_c, next) => {
    await refreshFreezing(ground.house.context());
    await refreshRooms(ground.house.context());
    await next();
  });
  all.use(marked(hub));
  const api = apiRoutes(ground);
  all.route("/", referencePages(pages, api));
  all.route(apiBase, api);
  for (const routes of [
    lookingAsRoutes(ground),
    demoRoutes(ground),
    findPages(pages),
    homePages(pages),
    searchPages(pages),
    queuePages(pages),
    dashboardPages(pages),
    commandPages(pages),
    changePages(pages),
    reservingPages(pages),
    freezePages(pages),
    exemptionPages(pages),
    decisionPages(pages),
    nominationPages(pages),
    pollPages(pages),
    promisePages(pages),
    peoplePages(pages),
    statisticsPages(pages),
    sprintPlanPages(pages),
    rosterPages(pages),
    agendaPages(pages),
    questionPages(pages),
    sprintCalendarRoutes(ground),
    sprintPages(pages),
    minutesPages(pages),
    recapPages(pages),
    recapEditPages(pages),
    updatePages(pages),
    padPages(pages),
    etherpadPages(pages),
    padHistoryPages(pages),
    aboutPages(pages),
    badgeRoutes(ground),
    feedRoutes(ground),
    oembedRoutes(ground),
    signInPages(pages, { loopback }),
    mePages(pages),
    auditPages(pages),
    deliveryPages(pages),
    jobPages(pages),
    subscriptionPages(pages),
  ]) {
    all.route("/", routes);
  }
  all.notFound((c) => missing(pages, c));
  const asProblem = failing(ground.log);
  all.onError((failure, c) =>
    c.req.path.startsWith(`${apiBase}/`) ? asProblem(failure, c) : failed(pages, c, failure),
  );
  return Object.assign(all, { hub });
}
