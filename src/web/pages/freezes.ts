/** What do people see of freezes: what holds now, and whether something is frozen? */
import { Hono, type Context as Request } from "hono";
import { freezeFeed } from "../../commands/freeze-feed.ts";
import { freezes } from "../../commands/freezes.ts";
import { frozen } from "../../commands/frozen.ts";
import { programOf } from "../../commands/rooms.ts";
import { parseChangeKey } from "../../review/change.ts";
import { calendarEntries } from "../../words/freeze-feed.ts";
import type { FrozenView } from "../../words/frozen.ts";
import { showFeed } from "../feeds/atom.ts";
import { showCalendar } from "../feeds/ical.ts";
import { freezeTimeline } from "../freeze-timeline.ts";
import type { Page, Pages } from "../page.ts";
import { textOf } from "../query.ts";
import type { Typed } from "../sign-in/form.ts";
import { classForm, takeClass } from "./classifying.ts";

/** `/freezes`, `/freezes.atom`, `/calendar.ics`, `/frozen` and `/frozen/KEY`. */
export function freezePages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/freezes", async (c) => {
    const view = await freezes(pages.context());
    const chosen = textOf(c, "freeze") ?? null;
    return pages.show(c, {
      template: "freezes",
      title: "Freezes",
      section: "freezes",
      view: { ...view, chosen, timeline: freezeTimeline(view) },
      live: true,
    });
  });

  routes.get("/freezes.atom", async (c) => {
    const context = pages.context();
    return showFeed(c, await freezeFeed(context), context.started);
  });

  routes.get("/calendar.ics", (c) => {
    const context = pages.context();
    const entries = calendarEntries(programOf(context), context.now());
    return showCalendar(c, `${context.program.name}: milestones and freezes`, entries, context.started);
  });

  routes.get("/frozen", async (c) => {
    const what = textOf(c, "change");
    const on = textOf(c, "on");
    const answer = what === undefined ? null : await frozen(pages.context(), { what, on });
    return pages.show(c, {
      template: "frozen",
      title: "Is it frozen?",
      section: "freezes",
      view: { asked: { what: what ?? "", on: on ?? "" }, answer: answer && drawn(answer), form: null, refusal: null },
    });
  });

  routes.post("/frozen/:key{.+}", (c) => {
    const key = c.req.param("key");
    return takeClass(pages, c, key, async (typed, refusal) => {
      const answer = await frozen(pages.context(), { what: key });
      return frozenPage(c, answer, { typed, refusal });
    });
  });

  routes.get("/frozen/:key{.+}", async (c) => {
    const asked = c.req.param("key");
    const on = textOf(c, "on");
    const answer = await frozen(pages.context(), { what: asked, on });
    const key = answer.change?.key;
    if (key === undefined || asked !== key) {
      const path =
        key === undefined ? `/frozen?change=${encodeURIComponent(asked)}` : `/frozen/${encodeURIComponent(key)}`;
      return c.redirect(
        on === undefined ? path : `${path}${path.includes("?") ? "&" : "?"}on=${encodeURIComponent(on)}`,
      );
    }
    return pages.show(c, frozenPage(c, answer, {}));
  });

  /** Of one change, with the form for whoever may say what it is. */
  function frozenPage(
    c: Request,
    answer: FrozenView,
    { typed, refusal = null }: { typed?: Typed; refusal?: string | null },
  ): Page {
    const { change, repository } = answer;
    const key = change?.key ?? "";
    const forge = parseChangeKey(key)?.forge ?? "";
    return {
      template: "frozen",
      title: `Is ${change?.number} frozen?`,
      section: "freezes",
      view: {
        asked: { what: key, on: textOf(c, "on") ?? "" },
        answer: drawn(answer),
        form: classForm(pages, c, { key, forge, repository }, typed),
        refusal,
      },
    };
  }

  return routes;
}

/** Rules about other places are many and of little use: they come last and folded. */
function drawn(answer: FrozenView) {
  const at = (when: "now" | "later") =>
    answer.rules.filter((rule) => rule.when === when && rule.effect !== "elsewhere");
  return {
    ...answer,
    present: at("now"),
    later: at("later"),
    elsewhere: answer.rules.filter(({ effect }) => effect === "elsewhere"),
  };
}
