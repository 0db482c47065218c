/** Who may write in the pads, as the program file says? */
import { z } from "zod";
import { usualPads } from "../review/pad-settings.ts";
import { text } from "./fields.ts";

/** Part `pads` of a program file. */
export const pads = z.strictObject({
  write: z
    .enum(["contributor", "core", "organizer"])
    .default(usualPads.write)
    .describe("Who of those who are signed in may write in pads; who may see the pages may read them."),
  guests: z
    .boolean()
    .default(usualPads.guests)
    .describe("May people who are not signed in write under a name that they give?"),
  templates: text.optional().describe("Folder with templates for new pads (sprint.md.liquid, session.md.liquid)."),
});
