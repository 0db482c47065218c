/** How does a recap read as a post: Markdown, HTML or mail? */
import { fileURLToPath } from "node:url";
import { Liquid, type LiquidOptions } from "liquidjs";
import { markdownText } from "../words/plain-text.ts";
import { sheetOf } from "../words/sheet.ts";
import type { RecapView } from "../words/views.ts";
import { columns, mailWidth, wrapped } from "../words/wrap.ts";
import { Refused } from "./context.ts";

export type PostFormat = "markdown" | "html" | "mail";

/**
 * @returns the whole text of the post, ending in a line break. `address` is the base address of the pages: numbers
 * link to theirs in HTML and in notes; without it, notes list the rows. @throws Refused for an address not of the web.
 */
export async function post(format: PostFormat, view: RecapView, around: { address: string | null }): Promise<string> {
  const { file, engine } = formats[format];
  return engine.renderFile(file, { ...sheetOf(view, baseOf(around.address)) });
}

/** @returns a post of templates/posts/ as Markdown, ending in a line break; every text in the sheet means itself. */
export async function markdownPost(file: string, sheet: object): Promise<string> {
  return `${(await formats.markdown.engine.renderFile(file, sheet)).trim()}\n`;
}

function baseOf(address: string | null): string | null {
  if (address === null) return null;
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Refused(`"${address}" is not an address of pages: give one like https://midcycle.example.org.`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

const root = fileURLToPath(new URL("../../templates/posts", import.meta.url));

const formats: Record<PostFormat, { file: string; engine: Liquid }> = {
  markdown: { file: "recap.md.liquid", engine: engineOf((value) => markdownText(String(value))) },
  html: { file: "recap.html.liquid", engine: engineOf("escape") },
  mail: { file: "recap.mail.liquid", engine: engineOf(String) },
};

function engineOf(outputEscape: LiquidOptions["outputEscape"]): Liquid {
  const strict = { strictFilters: true, strictVariables: true, ownPropertyOnly: true };
  const liquid = new Liquid({ root, outputEscape, cache: true, ...strict });
  liquid.registerFilter("wrapped", (text: string, ...starts: string[]) => wrapped(text, ...starts));
  liquid.registerFilter("underlined", underlined);
  liquid.registerFilter("one_line", (text: string) => text.replaceAll(/\s+/g, " ").trim());
  return liquid;
}

function underlined(text: string, sign: string): string {
  const lines = wrapped(text).split("\n");
  return [...lines, sign.repeat(Math.min(mailWidth, Math.max(...lines.map(columns))))].join("\n");
}
