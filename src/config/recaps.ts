/** How does a program file say how the team writes its recaps? */
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { RecapSettings } from "../review/recap-settings.ts";
import { text } from "./fields.ts";

/** The part `recaps`. */
export const recaps = z.strictObject({
  tag: text
    .optional()
    .describe("What stands in brackets before the subject of a mail; the program's id when left out."),
  language: text.default("en").describe("Language of the fixed words: en, de, or one whose words are in `templates`."),
  templates: text
    .optional()
    .describe("Folder with templates and words of your own, beside the program file; ours where it has none."),
});

/** @returns the settings; a folder is looked for beside `source`, the path or file address of the program file. */
export function recapsOf({ tag, language, templates }: z.output<typeof recaps>, source: string): RecapSettings {
  const beside = source.startsWith("file:") ? fileURLToPath(source) : source;
  const folder = /^https?:/.test(source) ? "." : dirname(beside);
  return { tag: tag ?? null, language, templates: templates === undefined ? null : resolve(folder, templates) };
}
