/** Which commands stand in the comments of some changes, and are they done? */
import { commandLines } from "../commands/grammar.ts";
import { meaningOf } from "../commands/registry.ts";
import { type Answer, runLine } from "../commands/say.ts";
import type { Remark } from "../forges/forge.ts";
import { type ChangeKey, parseChangeKey } from "../review/change.ts";
import { putHeard, type Unheard, unheard } from "../store/listening.ts";
import { countOpen, leaveCommand, putOutcome, type SpokenCommand, takeCommand } from "../store/spoken.ts";
import { type Ear, leaseUntil } from "./ear.ts";

/** Commands of one message that are run; the rest is refused. */
const most = 20;
/** More commands than a message can hold: places of the next one begin behind them. */
const apart = 100_000;
/** How many changes are looked at together. */
const chunk = 250;

/** A text in which somebody may have told us something. */
interface Text {
  /** Of the message or of the comment. */
  id: string;
  text: string;
  link: string;
}

/**
 * Runs the new commands of these changes, each once whoever else is at it, and notes what became of each.
 * @returns the changes on which a command was found. @throws what an outage threw; what is done by then stays done
 */
export async function hear(ear: Ear, keys: readonly ChangeKey[], signal: AbortSignal): Promise<ChangeKey[]> {
  const { db } = ear.context();
  const spokenOn = new Set<ChangeKey>();
  for (let i = 0; i < keys.length; i += chunk) {
    const messages = await unheard(db, keys.slice(i, i + chunk), ear.since);
    for (const [change, own] of Map.groupBy(messages, (message) => message.change)) {
      let remarks: Promise<Remark[]> | null = null;
      for (const message of own) {
        signal.throwIfAborted();
        const texts = () => textsOf(message, () => (remarks ??= remarksOn(ear, change, signal)));
        if (await hearMessage(ear, message, texts)) spokenOn.add(change);
      }
    }
  }
  return [...spokenOn];
}

async function hearMessage(ear: Ear, message: Unheard, texts: () => Promise<Text[]>): Promise<boolean> {
  const { db, directory } = ear.context();
  const { change, id } = message;
  const who = directory.who(message.by);
  const commands = who.bot ? [] : commandsOf(message, await texts());
  for (const { command, link } of commands) {
    const now = ear.clock();
    if (!(await takeCommand(db, command, { now, until: leaseUntil(now) }))) continue;
    try {
      const { outcome, silent } = await done(ear, command, { by: who.id, link });
      await putOutcome(db, command.key, JSON.stringify(outcome), { now: ear.clock(), silent });
    } catch (failure) {
      await leaveCommand(db, command.key, ear.clock()).catch(() => undefined);
      throw failure;
    }
  }
  const open = await countOpen(
    db,
    commands.map(({ command }) => command.key),
  );
  // What another process is at may yet be left by it: the message is looked at again.
  if (open === 0) await putHeard(db, change, id);
  return commands.length > 0;
}

/** What would be done if these changes were heard now, and to whom; nothing is changed and nothing is noted. */
export async function rehearse(ear: Ear, keys: readonly ChangeKey[], signal: AbortSignal): Promise<Rehearsed[]> {
  const { db, directory } = ear.context();
  const told: Rehearsed[] = [];
  for (const message of await unheard(db, keys, ear.since)) {
    const who = directory.who(message.by);
    const commands = who.bot
      ? []
      : commandsOf(message, await textsOf(message, () => remarksOn(ear, message.change, signal)));
    for (const { command, link } of commands) {
      const { outcome, silent } = await done({ ...ear, dryRun: true }, command, { by: who.id, link });
      if (!silent) told.push({ change: message.change, who: who.name, command: command.command, link, ...outcome });
    }
  }
  return told;
}

/** A command that waits, and what would become of it. */
export interface Rehearsed extends Pick<Answer, "verb" | "reply" | "refused"> {
  change: ChangeKey;
  /** Name of who said it. */
  who: string;
  command: string;
  link: string;
}

type Done = { outcome: Pick<Answer, "verb" | "reply" | "refused">; silent: boolean };

async function done(ear: Ear, spoken: SpokenCommand, said: { by: string; link: string }): Promise<Done> {
  const place = spoken.seq % apart;
  if (place >= most) {
    const refused = `One comment may hold ${most} commands: this one was left undone.`;
    return { outcome: { verb: null, reply: null, refused }, silent: place > most };
  }
  const meaning = meaningOf(spoken.command);
  const actor = { id: said.by, through: "gerrit" as const, link: said.link, key: spoken.key };
  const line = { line: 0, text: spoken.command };
  const saying = { actor, about: spoken.change_key, dryRun: ear.dryRun };
  const { verb, reply, refused } = await runLine(ear.context(), saying, line, ear.log);
  return { outcome: { verb, reply, refused }, silent: meaning.verb === null && !meaning.near };
}

function commandsOf(
  { change, by, at, seq }: Unheard,
  texts: readonly Text[],
): { command: SpokenCommand; link: string }[] {
  return texts
    .flatMap(({ id, text, link }) => commandLines(text).map((line) => ({ id, link, ...line })))
    .map(({ id, link, line, text }, place) => ({
      link,
      command: {
        ...{ key: `${change}/${id}/${line}`, change_key: change, seq: seq * apart + place },
        ...{ by, at, command: text },
      },
    }));
}

/** The comments of a message are asked for only when it says that it has some. */
async function textsOf(message: Unheard, remarks: () => Promise<Remark[]>): Promise<Text[]> {
  const { url, id, text } = message;
  const own = { id, text, link: `${url}#message-${id}` };
  if (!/\(\d+ (?:inline )?comments?\)/.test(text)) return [own];
  const inside = (await remarks()).filter(
    (remark) =>
      !remark.tag?.startsWith("autogenerated:") &&
      remark.by === message.by &&
      (remark.message === null ? remark.at === message.at : remark.message === id),
  );
  return [own, ...inside.map(({ id, text }) => ({ id, text, link: `${url}/comment/${id}/` }))];
}

function remarksOn(ear: Ear, change: ChangeKey, signal: AbortSignal): Promise<Remark[]> {
  return ear.forge.remarks(parseChangeKey(change)?.number ?? 0, signal);
}
