/** How are promises listed, made and judged on a terminal? */
import type { Actor } from "../commands/actor.ts";
import { type Context, Refused } from "../commands/context.ts";
import type { Done } from "../commands/deciding.ts";
import { somebody } from "../commands/people-links.ts";
import * as deeds from "../commands/promise/deeds.ts";
import { promise as make } from "../commands/promise/make.ts";
import { offersIn, takeOffers } from "../commands/promise/offers.ts";
import { promiseOne, promises } from "../commands/promises.ts";
import { readProse } from "../sprint/prose/read.ts";
import { doing, needed } from "./doing.ts";
import { answer, asking, type Shared } from "./ground.ts";
import { offersText, promisesText, promiseText } from "./promise-text.ts";
import { readNamed } from "./reading.ts";
import type { promiseDeeds } from "./tree/promise.ts";

/** Options of `promise`; `words` is what stands behind what is to be done. */
export type PromiseOptions = Shared & {
  what: (typeof promiseDeeds)[number];
  words: string[];
  state?: string;
  sprint?: string;
  who?: string[];
  due?: string;
  look?: string[];
  on?: string;
  reason?: string;
  act?: number;
  link?: string;
  take?: string;
  form?: string;
  loopback?: boolean;
  dryRun?: boolean;
};

/** Does what the first word says, and prints what became of it. */
export async function promise(options: PromiseOptions): Promise<void> {
  const { what, words, state, sprint, who } = options;
  // A text is read before the house is opened: a file that is not there is said at once.
  const text =
    what === "offer"
      ? await readNamed({ ...options, from: needed(words[0], "which text: a file, an address or -") })
      : null;
  await asking(options, async (house) => {
    const context = house.context();
    if (what === "list") {
      return answer(options, await promises(context, { state, sprint, who: who?.[0] }), (view) =>
        promisesText(view, context.now(), [state, sprint, who].some(Boolean)),
      );
    }
    if (text) {
      const view = await offersIn(context, { prose: readProse(text.text, text.form), name: text.name, sprint });
      if (options.take === undefined) return answer(options, view, offersText);
      const numbers = numbersFrom(options.take, view.offers.length);
      const { link = linkOf(text.name), dryRun } = options;
      return doing(house, { ...options, deed: "promise" }, async (actor) => {
        const all = await takeOffers(context, actor, view, { numbers, source: {}, link, dryRun });
        const said = all.length > 0 ? all.map((one) => one.text).join("\n") : "Nothing is offered.";
        return { text: said, page: all[0]?.page ?? "/promises", written: all.some(({ written }) => written) };
      });
    }
    if (what === "show") {
      const viewer = options.as === undefined ? undefined : somebody(context, options.as).id;
      const view = await promiseOne(context, { promise: needed(words[0], "which promise, by its number"), viewer });
      return answer(options, view, (one) => promiseText(one, context.now()));
    }
    await doing(house, { ...options, deed: "promise" }, (actor) => doIt(context, actor, options));
  });
}

function doIt(context: Context, actor: Actor, options: PromiseOptions): Promise<Done> {
  const { what, words, reason, link, dryRun, due, look, sprint, who } = options;
  if (what === "add") return make(context, actor, { text: words.join(" "), who, due, look, sprint, link, dryRun });
  const on = { promise: needed(words[0], "which promise, by its number"), reason, link, dryRun };
  switch (what) {
    case "judge":
      return deeds.judgePromise(context, actor, {
        ...on,
        verdict: needed(words.slice(1).join(" "), "what became of it"),
        at: options.on,
      });
    case "move":
      return deeds.movePromise(context, actor, { ...on, due: due ?? "" });
    case "seek":
      return deeds.seekPromise(context, actor, { ...on, look: look ?? [] });
    case "correct":
      return deeds.correctPromise(context, actor, { ...on, act: options.act ?? 0 });
    case "withdraw":
      return deeds.withdrawPromise(context, actor, on);
    default:
      throw new Refused(`There is no "${what}".`);
  }
}

function numbersFrom(text: string, most: number): number[] {
  if (text.trim().toLowerCase() === "all") return Array.from({ length: most }, (_, i) => i + 1);
  const numbers = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number);
  if (numbers.length === 0 || numbers.some((n) => !Number.isInteger(n))) {
    throw new Refused(`"${text.slice(0, 40)}" are no numbers: write --take 1,3 or --take all.`);
  }
  return numbers;
}

function linkOf(name: string): string | undefined {
  return /^https?:/i.test(name) ? name : undefined;
}
