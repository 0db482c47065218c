/** What becomes of a line of a pad that is a command? */
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import { commandLines } from "../grammar.ts";
import { meaningOf, verbs } from "../registry.ts";
import { runLine } from "../say.ts";
import { padPage } from "./pads.ts";
import { thePad, writing } from "./the-pad.ts";

/** A command that stands in a pad. */
export interface PadCommand {
  pad: string;
  /** The whole line. */
  line: string;
  /** The same for one confirmation: what was done under it is not done twice. */
  key: string;
  /** Only say what would be done. */
  dryRun: boolean;
}

/** What became of it: `text` or `refused` is null. */
export interface PadAnswer {
  text: string | null;
  page: string | null;
  refused: string | null;
}

/** @returns the first words of all commands, by which a page knows which lines may be some. */
export function commandWords(): string[] {
  const names = verbs.flatMap(({ name, synonyms }) => [name, ...synonyms]);
  return [...new Set(names.map((name) => name.split(" ")[0]?.toLowerCase() ?? ""))];
}

/** Does what a line says, and writes the answer below it. @throws Refused when there is no such line, or who asks may not write. */
export async function runPadCommand(
  context: Context,
  actor: Actor,
  { pad, line, key, dryRun }: PadCommand,
  log: (line: string) => void,
): Promise<PadAnswer> {
  const found = await thePad(context, pad);
  const { id } = found;
  const author = writing(context, actor, found);
  const [command] = commandLines(line);
  if (!command) throw new Refused('This line is no command: begin it with one, as "/frozen? 271002".');
  if (dryRun && !canBeTried(command.text)) {
    return { text: "It cannot be tried out beforehand: confirm it to do it.", page: null, refused: null };
  }
  const own = { ...actor, link: padPage(id), key: `pad/${id}/${key.slice(0, 60)}` };
  const { reply, refused } = await runLine(context, { actor: own, about: null, dryRun }, command, log);
  if (reply && !dryRun) {
    const answer = `> ${reply.text.replaceAll(/\s+/g, " ")}${reply.page ? ` ${reply.page}` : ""}`;
    await context.pads.write(id, author, (text) => answeredBelow(text, line, answer));
  }
  return { text: reply?.text ?? null, page: reply?.page ?? null, refused };
}

/** Below the first such line that has no answer yet; nowhere when somebody took it away meanwhile. */
function answeredBelow(text: string, line: string, answer: string): string | null {
  const lines = text.split("\n");
  const at = lines.findIndex((one, i) => one === line && !lines[i + 1]?.startsWith("> "));
  return at < 0 ? null : lines.toSpliced(at + 1, 0, answer).join("\n");
}

/** What is none of our commands is refused with the same words, tried or not. */
function canBeTried(text: string): boolean {
  const { verb } = meaningOf(text);
  return verb === null || verb.tryOut !== undefined;
}
