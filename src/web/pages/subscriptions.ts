/** Where do people choose what they are told, and end it, also without signing in? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import { leave, leavingOf } from "../../commands/leaving.ts";
import { changeHabits, muteThread, subscribeTo, subscriptions, unmuteThread } from "../../commands/subscriptions.ts";
import { paces } from "../../words/subscribing.ts";
import { paceWords } from "../../words/subscriptions-view.ts";
import { topics } from "../../words/topics.ts";
import type { Page, Pages } from "../page.ts";
import { submitted, type Typed } from "../sign-in/form.ts";

const text = z.string().default("");

/** `/me/subscriptions`, its forms, and `/unsubscribe/TOKEN`. */
export function subscriptionPages(pages: Pages): Hono {
  const routes = new Hono();
  const at = "/me/subscriptions";

  routes.get(at, async (c) => pages.show(c, await page(c, null)));

  routes.post(at, (c) =>
    submitted(pages, c, {
      deed: "choose what to be told",
      fields: z.object({ channel: text }).catchall(z.unknown()),
      act: async (actor, { channel, ...chosen }) => {
        for (const topic of Object.keys(topics)) {
          const [scope, pace] = [chosen[`scope-${topic}`], chosen[`pace-${topic}`]];
          if (typeof pace !== "string" || typeof scope !== "string") continue;
          await subscribeTo(pages.context(), actor, { topics: [topic], scope, pace, channel });
        }
        return `${at}?kept=1`;
      },
      again: (_, refusal) => page(c, refusal),
    }),
  );

  routes.post(`${at}/habits`, (c) =>
    submitted(pages, c, {
      deed: "say how to be told",
      fields: z.object({ zone: text, morning: text, from: text, to: text }),
      act: async (actor, habits) => {
        await changeHabits(pages.context(), actor, habits);
        return `${at}?kept=1`;
      },
      again: (typed, refusal) => page(c, refusal, typed),
    }),
  );

  routes.post(`${at}/mute`, (c) =>
    submitted(pages, c, {
      deed: "mute",
      fields: z.object({ thread: text, until: text, lift: text }),
      act: async (actor, { thread, until, lift }) => {
        if (lift) await unmuteThread(pages.context(), actor, lift);
        else await muteThread(pages.context(), actor, { thread, until });
        return `${at}?kept=1`;
      },
      again: (typed, refusal) => page(c, refusal, typed),
    }),
  );

  // Looking ends nothing: programs look at every link of a mail before its reader does.
  routes.get("/unsubscribe/:token", async (c) => pages.show(c, await leaving(c, false)));

  routes.post("/unsubscribe/:token", async (c) => {
    await leave(pages.context(), await leavingOf(pages.context(), c.req.param("token")));
    return pages.show(c, await leaving(c, true));
  });

  async function leaving(c: Request, done: boolean): Promise<Page> {
    const what = await leavingOf(pages.context(), c.req.param("token") ?? "");
    const view = { ...what, done, about: what.topics.map((topic) => topics[topic]), token: c.req.param("token") };
    return { template: "unsubscribe", title: done ? "It has ended" : "End these messages", section: null, view };
  }

  async function page(c: Request, refusal: string | null, typed: Typed = {}): Promise<Page> {
    const view = await subscriptions(pages.context(), pages.signedIn(c).id);
    const { zone, morning, quiet } = view.habits;
    const habits = { zone, morning, from: quiet?.from ?? "", to: quiet?.to ?? "" };
    return {
      template: "subscriptions",
      title: "What you are told",
      section: null,
      view: {
        ...view,
        refusal,
        kept: refusal === null && c.req.query("kept") !== undefined,
        paces: paces.map((id) => ({ id, name: paceWords[id] })),
        typed: { thread: "", until: "", ...habits, ...typed },
      },
    };
  }

  return routes;
}
