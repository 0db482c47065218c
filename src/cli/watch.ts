/** How is the queue kept in sight on a terminal? */
import pc from "picocolors";
import { Refused } from "../commands/context.ts";
import { queue as askQueue, type QueueQuestion } from "../commands/queue.ts";
import type { House } from "../index.ts";
import { writings } from "../store/moved.ts";
import type { QueueView } from "../words/views.ts";
import { asking, harmless, type Shared } from "./ground.ts";
import { type Screen, takeScreen } from "./screen.ts";

/** Milliseconds between two looks at the mirror, and between two drawings though nothing moved: ages grow. */
const [glance, redraw] = [1_000, 30_000];

/** Lines around the table: its head, the team's name, the sums and the keys. */
const around = 6;

/** What is watched, and how it is drawn; `moved` are the keys of changes that differ from the drawing before. */
export interface Watched {
  question: QueueQuestion & { page: number };
  text(house: House, view: QueueView, moved: ReadonlySet<string>): string;
}

/** Draws the queue anew whenever the mirror moves, until q or Ctrl-C. @throws Refused without a terminal. */
export async function watchQueue(shared: Shared, watched: Watched): Promise<void> {
  if (shared.json) throw new Refused("--watch draws for people: leave --json out.");
  if (!process.stdout.isTTY || !process.stdin.isTTY) {
    throw new Refused("--watch needs a terminal; without one, ask again from time to time.");
  }
  await asking(shared, async (house) => {
    // Refused before the screen is taken, so that the sentence stays in sight.
    await askQueue(house.context(), { ...watched.question, size: 1 });
    const screen = takeScreen();
    try {
      await drawing(house, screen, watched);
    } finally {
      screen.leave();
    }
  });
}

async function drawing(house: House, screen: Screen, { question, text }: Watched): Promise<void> {
  const { db } = house.context();
  const over = Promise.withResolvers<void>();
  let { page } = question;
  let shown = new Map<string, string>();
  let drawnAt = 0;
  let wake: () => void = () => undefined;
  const soon = () => {
    drawnAt = 0;
    wake();
  };
  screen.onResize(soon);
  screen.onKey((key) => {
    if (key === "q" || key === "escape" || key === "ctrl-c" || key === "ctrl-d") over.resolve();
    else if (key === "n" || key === "right" || key === "space") page++;
    else if ((key === "p" || key === "left") && page > 1) page--;
    soon();
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => over.resolve());

  let ended = false;
  over.promise.then(() => {
    ended = true;
    wake();
  });
  for (let seen = await writings(db); !ended; ) {
    const now = await writings(db);
    if (now !== seen) await house.lookAgain();
    if (now !== seen || Date.now() - drawnAt > redraw) {
      const size = Math.max(1, screen.height - around);
      const view = harmless(await askQueue(house.context(), { ...question, page, size }));
      page = view.page;
      const present = new Map(view.items.map((item) => [item.key, JSON.stringify(item)]));
      const moved = [...present].filter(([key, said]) => shown.size > 0 && shown.get(key) !== said);
      shown = present;
      drawnAt = Date.now();
      screen.draw(text(house, view, new Set(moved.map(([key]) => key))).split("\n"));
    }
    seen = now;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, glance);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** @returns the line of keys below what is watched. */
export function watchKeys(view: QueueView): string {
  const turning = view.pages > 1 ? "n next page · p page before · " : "";
  return pc.dim(`${turning}q ends; drawn anew when something moves`);
}
