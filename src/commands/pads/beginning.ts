/** With which text does a pad begin? */
import { fileURLToPath } from "node:url";
import { Liquid } from "liquidjs";
import type { Pad } from "../../sprint/pad.ts";
import { markdownText } from "../../words/plain-text.ts";
import type { Context } from "../context.ts";
import { chosenSprint } from "../sprint.ts";

const root = fileURLToPath(new URL("../../../templates/pads", import.meta.url));

/** @returns what the template for a sprint's pad, or a session's, says of it; ends in a line break. */
export async function beginning(context: Context, wanted: Pick<Pad, "title" | "sprint" | "session">): Promise<string> {
  const engine = new Liquid({
    root,
    outputEscape: (value) => markdownText(String(value)),
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
  });
  const sprint = wanted.sprint === null ? null : chosenSprint(context, wanted.sprint);
  const file = wanted.session === null ? "sprint.md.liquid" : "session.md.liquid";
  return `${(await engine.renderFile(file, { title: wanted.title, sprint })).trim()}\n`;
}
