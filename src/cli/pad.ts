/** How are pads looked at, taken away and filled on a terminal? */
import { readFile, writeFile } from "node:fs/promises";
import { text as allOf } from "node:stream/consumers";
import pc from "picocolors";
import { Refused } from "../commands/context.ts";
import { importIntoPad, type PadFormat, padFile } from "../commands/pads/files.ts";
import { padList, padPage, padView } from "../commands/pads/pads.ts";
import { makePad, plannedPad, textIn, thePad, writing } from "../commands/pads/the-pad.ts";
import { padOfId } from "../store/pads.ts";
import type { PadLine, PadView } from "../words/pads.ts";
import { list as listed } from "../words/plain.ts";
import { ago } from "../words/time.ts";
import { doing } from "./doing.ts";
import { answer, asking, type Shared } from "./ground.ts";
import { columns, printable } from "./table.ts";

/** Prints the pads, all or those with some words. */
export async function list(options: Shared & { sprint?: string; q?: string }): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    const view = await padList(context, options);
    answer(options, view, (all) => linesText(all, context.now(), options.q));
  });
}

/** Prints what a pad says, each line with its author. */
export async function show(options: Shared & { id: string; at?: number }): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    const pad = await thePad(context, options.id);
    if (options.at !== undefined && options.at > pad.revision)
      throw new Refused(`There is no revision ${options.at}: they are numbered from 0 to ${pad.revision}.`);
    answer(options, await padView(context, pad, options.at), (view) => padText(view, context.now()));
  });
}

/** Writes a pad to standard output or a file. @throws Refused for a file that is there already. */
export async function write(
  options: Shared & { id: string; format: PadFormat; plain?: boolean; out?: string },
): Promise<void> {
  await asking(options, async (house) => {
    const format = options.json ? "json" : options.format;
    const text = await padFile(house.context(), options.id, format, options.plain);
    if (!options.out) {
      process.stdout.write(format === "json" ? text : printable(text));
      return;
    }
    await writeFile(options.out, text, { flag: "wx" }).catch((failure: NodeJS.ErrnoException) => {
      if (failure.code === "EEXIST") throw new Refused(`${options.out} is there already: choose another name.`);
      throw new Refused(`${options.out} cannot be written (${failure.code}): choose another place.`);
    });
    process.stderr.write(`Written to ${options.out}.\n`);
  });
}

/** Brings a text into a pad, which is made when there is none of that name. */
export async function bring(
  options: Shared & {
    id: string;
    file: string;
    replace?: boolean;
    title?: string;
    sprint?: string;
    dryRun?: boolean;
  },
): Promise<void> {
  const { id, file, dryRun = false, title = id, sprint } = options;
  const text = await (file === "-" ? allOf(process.stdin) : readFile(file, "utf8")).catch(
    (failure: NodeJS.ErrnoException) => {
      throw new Refused(`${file} cannot be read (${failure.code}): name a text file, or "-" for standard input.`);
    },
  );
  const way = options.replace ? "replace" : "append";
  await asking(options, (house) =>
    doing(house, { ...options, deed: "pad", what: "import", words: [id, file] }, async (actor) => {
      const context = house.context();
      const known = await padOfId(context.db, id);
      const page = padPage(id);
      if (dryRun) {
        if (known) writing(context, actor, known);
        else plannedPad(context, actor, { id, title, sprint, text });
        return { text: `${would(known !== null, way)} ${textIn(text).length} characters.`, page, written: false };
      }
      if (!known) await makePad(context, actor, { id, title, sprint, text });
      else await importIntoPad(context, actor, id, { text, way });
      return { text: known ? "The text is in the pad." : "The pad is made, with the text in it.", page, written: true };
    }),
  );
}

function would(known: boolean, way: "append" | "replace"): string {
  if (!known) return "The pad would be made, with";
  return way === "append" ? "To the end of the pad would come" : "The pad would be replaced by";
}

function linesText(lines: readonly PadLine[], now: string, q: string | undefined): string {
  if (lines.length === 0) {
    return q
      ? "No pad has all of these words."
      : "Nobody has written anything yet: open a sprint's notes in a browser.";
  }
  const table = columns(
    ["pad", "title", "sprint", "edited", "by"],
    lines.map((one) => [one.id, one.title, one.sprint ?? "", ago(one.edited, now), one.editor]),
    1,
  );
  const found = lines.flatMap(({ id, found }) => found.map((line) => `${pc.dim(`${id}:`)} ${line}`));
  return found.length > 0 ? `${table}\n\n${found.join("\n")}` : table;
}

function padText(view: PadView, now: string): string {
  const width = Math.min(18, Math.max(0, ...view.authors.map(({ name }) => name.length)));
  let before = "";
  const lines = view.lines.map(({ text, author }) => {
    const name = author && author.name !== before ? author.name : "";
    before = author?.name ?? before;
    return `${pc.dim(name.slice(0, width).padStart(width))} ${text}`;
  });
  return [
    pc.bold(view.title),
    pc.dim(`revision ${view.revision}, ${ago(view.edited, now)}`),
    ...(view.here.length > 0 ? [pc.dim(`${listed(view.here)} here`)] : []),
    "",
    ...lines,
    ...(view.more > 0 ? [pc.dim(`and ${view.more} more lines: export has them`)] : []),
  ].join("\n");
}
