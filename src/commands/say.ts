/** What becomes of a text in which somebody tells Midcycle what to do? */
import { randomBytes } from "node:crypto";
import { Unavailable } from "../forges/forge.ts";
import type { ChangeKey } from "../review/change.ts";
import { processWith } from "../store/ledger.ts";
import { storeOutage } from "../store/problem.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { type CommandLine, commandLines } from "./grammar.ts";
import { meaningOf } from "./registry.ts";
import { acting } from "./rights.ts";
import type { Reply } from "./verb.ts";

/** What somebody wrote, and where. */
export interface Saying {
  actor: Actor;
  text: string;
  /** The change that it is about; null when it is about none. */
  about: ChangeKey | null;
  /** Only say what would be done. */
  dryRun?: boolean;
}

/** What became of one command. Exactly one of `reply` and `refused` is there. */
export interface Answer extends CommandLine {
  /** Name of the command; null when there is none like it. */
  verb: string | null;
  reply: Reply | null;
  /** Why it was not done: one sentence. */
  refused: string | null;
}

/**
 * Runs the commands of a text one after the other; one that is refused stops none of the rest.
 * @throws Refused when the text has no command. @throws Unavailable, or what the database throws, in an outage.
 */
export async function say(context: Context, saying: Saying, log: (line: string) => void): Promise<Answer[]> {
  const lines = commandLines(saying.text);
  if (lines.length === 0) {
    throw new Refused('There is no command in this: begin a line with one, as "/status"; "/help" lists them all.');
  }
  const answers: Answer[] = [];
  const { actor } = saying;
  for (const line of lines) {
    const own = actor.key === undefined ? actor : { ...actor, key: `${actor.key}/${line.line}` };
    answers.push(await runLine(context, { ...saying, actor: own }, line, log));
  }
  return answers;
}

/** Runs one command. People's mistakes and ours are answered, refusals noted for the administrators; only an outage throws. */
export async function runLine(
  context: Context,
  { actor, about, dryRun = false }: Omit<Saying, "text">,
  line: CommandLine,
  log: (line: string) => void,
): Promise<Answer> {
  const meaning = meaningOf(line.text);
  if (!meaning.verb) return { ...line, verb: null, reply: null, refused: meaning.refused };
  const { verb, rest } = meaning;
  const answer = { ...line, verb: verb.name, reply: null, refused: null };
  try {
    if (dryRun && !verb.tryOut) throw new Refused(`/${verb.name} cannot be tried out: say it without --dry-run.`);
    const told = { actor, rest, about };
    if (dryRun && verb.tryOut) return { ...answer, reply: await verb.tryOut(context, told) };
    const before = actor.key === undefined ? null : await processWith(context.db, actor.key);
    const reply = before ? doneBefore(before) : await acting(context, actor, line.text, () => verb.run(context, told));
    return { ...answer, reply };
  } catch (failure) {
    if (failure instanceof Refused) return { ...answer, refused: failure.message };
    if (failure instanceof Unavailable || storeOutage(failure) !== null) throw failure;
    const reference = randomBytes(4).toString("hex");
    log(`Bug ${reference} in /${verb.name}: ${failure instanceof Error ? failure.stack : failure}`);
    return { ...answer, refused: `This is a mistake in Midcycle, not yours; the log has it as ${reference}.` };
  }
}

/** What is answered to a command that is read once more. A word on what a change is has no page of its own. */
function doneBefore(process: string): Reply {
  const [, kind = "", number = ""] = /^(.*)-(\d+)$/.exec(process) ?? [];
  const page = { exemption: "/exemptions/", nomination: "/nominations/", poll: "/polls/" }[kind];
  if (!page) return { text: "That was done before.", page: kind === "hold" ? "/holds" : null };
  return { text: `That was done before, as ${kind} ${number}.`, page: `${page}${number}` };
}
