/** How are minutes seen, taken away and brought in on a terminal? */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import pc from "picocolors";
import { Refused } from "../commands/context.ts";
import { oneMeeting } from "../commands/minutes.ts";
import { fileNames, minutesFile } from "../commands/minutes-files.ts";
import { importLog } from "../commands/minutes-import.ts";
import { minutesList, minutesView } from "../commands/minutes-views.ts";
import type { House } from "../index.ts";
import { countsWords, type ItemView, kindWords, type MinutesLine, type MinutesView } from "../words/minutes-view.ts";
import { list } from "../words/plain.ts";
import { moment } from "../words/time.ts";
import { doing, needed } from "./doing.ts";
import { answer, asking, type Shared, say } from "./ground.ts";
import { columns, paragraph, printable } from "./table.ts";
import type { minutesDeeds } from "./tree/minutes.ts";

/** Options of `minutes`; `what` is one of `minutesDeeds`, `words` what stands behind it. */
export type MinutesOptions = Shared & {
  what: (typeof minutesDeeds)[number];
  words: string[];
  sprint?: string;
  out?: string;
  file?: string;
  day?: string;
  channel?: string;
  dryRun?: boolean;
};

/** Lists, shows, exports and imports minutes. */
export async function minutes(options: MinutesOptions): Promise<void> {
  const { what, words, sprint } = options;
  await asking(options, async (house) => {
    const context = house.context();
    if (what === "list") return answer(options, await minutesList(context, { sprint }), linesText);
    if (what === "import") return bringIn(house, options, needed(words[0], "which log, by its file"));
    const id = needed(words[0], "which meeting, as minutes list shows it");
    if (what === "show") return answer(options, await minutesView(context, id), minutesShown);
    const meeting = await oneMeeting(context, id);
    const { address } = context.program.writing;
    if (options.json) return answer(options, meeting, String);
    if (options.out === undefined)
      return void process.stdout.write(printable(minutesFile(meeting, options.file ?? `${id}.txt`, address)));
    if (!options.dryRun) await mkdir(options.out, { recursive: true });
    for (const { name } of fileNames(id)) {
      const path = join(options.out, name);
      if (!options.dryRun) await writeFile(path, minutesFile(meeting, name, address));
      say(options.dryRun ? `${path} would be written` : path);
    }
  });
}

async function bringIn(house: House, options: MinutesOptions, file: string): Promise<void> {
  const text = await readFile(file, "utf8").catch((failure: NodeJS.ErrnoException) => {
    throw new Refused(
      `${file} cannot be read: ${failure.code === "ENOENT" ? "there is no such file" : failure.message}.`,
    );
  });
  const { day, channel, sprint, dryRun } = options;
  const wanted = { text, file: basename(file), day, channel, sprint, dryRun };
  const words = [wanted.file];
  await doing(house, { ...options, deed: "minutes", words }, (actor) => importLog(house.context(), actor, wanted));
}

function linesText(lines: readonly MinutesLine[]): string {
  if (lines.length === 0)
    return "No minutes are kept yet: say #startmeeting where Midcycle listens, or bring in a log with minutes import.";
  return columns(
    ["began", "minutes", "where", "kept"],
    lines.map(({ began, id, place, counts, ended }) => [
      began ? moment(began, "UTC") : "",
      id,
      place,
      began && !ended ? `${countsWords(counts)} (going on)` : countsWords(counts),
    ]),
    1,
  );
}

function minutesShown(view: MinutesView): string {
  const { title, began, ended, place, chairs, topics, actions, present, zone, files } = view;
  const span = began ? `${moment(began, zone)}${ended ? ` to ${moment(ended, zone)}` : ", going on"}, ` : "";
  return [
    pc.bold(title),
    `${span}${place}${chairs.length > 0 ? `, chaired by ${list(chairs)}` : ""}`,
    ...topics.flatMap(({ title, items }) => ["", pc.bold(title ?? "Before the first topic"), ...items.map(itemText)]),
    ...(actions.length > 0 ? ["", pc.bold("To do"), ...actions.map(actionText)] : []),
    "",
    `Present: ${list(present.map(({ name, lines }) => `${name} (${lines})`))}`,
    pc.dim(`Files: ${files.map(({ name }) => name).join(", ")}`),
  ].join("\n");
}

function itemText({ kind, text, url, suffix, by }: ItemView): string {
  const word = kind === "info" || kind === "link" ? "" : `${kindWords[kind][0]}: `;
  return paragraph(`${word}${text}${url ?? ""}${suffix} ${pc.dim(`(${by ?? "?"})`)}`, "  ");
}

function actionText({ owners, text, due }: ItemView): string {
  const who = owners.length > 0 ? list(owners.map(({ name, who }) => who?.name ?? name)) : "nobody yet";
  return paragraph(`${who}: ${text}${due ? pc.dim(` (due ${moment(due.at, "UTC")})`) : ""}`, "  ");
}
