/** From which templates is a post written, and where is the mistake in one that cannot be used? */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { Liquid, LiquidError, type LiquidOptions } from "liquidjs";
import { markdownText } from "../words/plain-text.ts";
import { columns, mailWidth, wrapped } from "../words/wrap.ts";
import { Refused } from "./context.ts";

/** A format that templates write. */
export type PostFormat = "markdown" | "html" | "mail";

const ours = fileURLToPath(new URL("../../templates/posts", import.meta.url));

const escapes: Record<PostFormat, LiquidOptions["outputEscape"]> = {
  markdown: (value) => markdownText(String(value)),
  html: "escape",
  mail: String,
};

const engines = new Map<PostFormat, Liquid>();

/**
 * Fills a template, of the team's folder when it has one of that name, else of ours.
 * @throws Refused naming file, line and column when the template has a mistake; ours is never taken in its place.
 */
export async function filledIn(
  format: PostFormat,
  file: string,
  sheet: object,
  folder: string | null = null,
): Promise<string> {
  if (folder !== null && !existsSync(folder)) {
    throw new Refused(`The folder of templates ${folder} is not there: mend "templates" under "recaps".`);
  }
  const engine = folder === null ? ownEngine(format) : engineOf(format, [folder, ours], false);
  try {
    return await engine.renderFile(file, sheet);
  } catch (failure) {
    if (folder === null || !(failure instanceof LiquidError)) throw failure;
    throw new Refused(placed(failure));
  }
}

/** A template of ours never changes while we run: it is read once. */
function ownEngine(format: PostFormat): Liquid {
  const engine = engines.get(format) ?? engineOf(format, [ours], true);
  engines.set(format, engine);
  return engine;
}

function engineOf(format: PostFormat, root: string[], cache: boolean): Liquid {
  const strict = { strictFilters: true, strictVariables: true, ownPropertyOnly: true };
  const liquid = new Liquid({ root, partials: root, outputEscape: escapes[format], cache, ...strict });
  liquid.registerFilter("wrapped", (text: string, ...starts: string[]) => wrapped(text, ...starts));
  liquid.registerFilter("underlined", underlined);
  liquid.registerFilter("one_line", (text: string) => text.replaceAll(/\s+/g, " ").trim());
  return liquid;
}

/** "recap.md.liquid, line 3, column 5: undefined filter: shout." */
function placed(failure: LiquidError): string {
  const inner = [failure, failure.originalError].findLast((one) => LiquidError.is(one)) as LiquidError;
  const [line, column] = inner.token.getPosition();
  const what = inner.message.replace(/, (?:file|line|col):.*$/s, "").replace(/\.$/, "");
  const file = inner.token.file ? basename(inner.token.file) : "a template";
  return `The template ${file} has a mistake in line ${line}, column ${column}: ${what}. Mend it, or remove the file to have ours.`;
}

function underlined(text: string, sign: string): string {
  const lines = wrapped(text).split("\n");
  return [...lines, sign.repeat(Math.min(mailWidth, Math.max(...lines.map(columns))))].join("\n");
}
