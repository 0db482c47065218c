/** With which text does a pad begin? */
import { fileURLToPath } from "node:url";
import { Liquid } from "liquidjs";
import type { Pad } from "../../sprint/pad.ts";
import { newSection } from "../../words/kept-section.ts";
import { oneLine } from "../../words/plain-text.ts";
import type { Context } from "../context.ts";
import { chosenSprint } from "../sprint.ts";
import { agendaSection, agendaText } from "./agenda.ts";

const root = fileURLToPath(new URL("../../../templates/pads", import.meta.url));

/** @returns what the template for a sprint's pad, or a session's, says of it; ends in a line break. */
export async function beginning(context: Context, wanted: Pick<Pad, "title" | "sprint" | "session">): Promise<string> {
  const sprint = wanted.sprint === null ? null : chosenSprint(context, wanted.sprint);
  const file = wanted.session === null ? "sprint.md.liquid" : "session.md.liquid";
  const agenda = newSection(agendaSection, agendaText(context, wanted, true) ?? "");
  const roots = context.program.pads.templates === null ? [root] : [context.program.pads.templates, root];
  return `${(await engineOf(roots).renderFile(file, { title: wanted.title, sprint, agenda })).trim()}\n`;
}

/** The first folder that has a template wins. What is filled in stays on its line; only the agenda has several. */
function engineOf(root: string[]): Liquid {
  return new Liquid({
    root,
    outputEscape: (value) => oneLine(String(value)),
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
  });
}
