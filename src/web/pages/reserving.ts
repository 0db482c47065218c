/** How is a change reserved and freed by a button? */
import { Hono } from "hono";
import { z } from "zod";
import { releaseChange, reserveChange } from "../../commands/room/question-deeds.ts";
import type { Page, Pages } from "../page.ts";
import { submitted, type Typed } from "../sign-in/form.ts";

const deeds = ["reserve", "release"] as const;
const fields = z.object({
  deed: z.enum(deeds, { message: `Choose one of ${deeds.join(", ")}.` }),
  change: z.string('Give "change" once.'),
});

/** `POST /reservations`, which leads back to the change. */
export function reservingPages(pages: Pages): Hono {
  return new Hono().post("/reservations", (c) =>
    submitted(pages, c, {
      deed: "reserve a change",
      fields,
      async act(actor, { deed, change }) {
        const done = deed === "reserve" ? reserveChange : releaseChange;
        return (await done(pages.context(), actor, { change })).page;
      },
      again: refusedPage,
    }),
  );

  function refusedPage({ change }: Typed, refusal: string): Page {
    return {
      template: "reservation",
      title: "Not reserved",
      section: "queue",
      view: { refusal, change: [change].flat()[0] ?? "" },
    };
  }
}
