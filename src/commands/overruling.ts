/** What have cores said a change is, whatever its trailers and paths say? */

import type { Act } from "../governance/process.ts";
import { mayNot } from "../governance/roles.ts";
import type { ChangeKey } from "../review/change.ts";
import { className } from "../review/class-words.ts";
import type { Overruling } from "../review/classes.ts";
import { type ChangeClass, kindRules } from "../review/freeze-kind.ts";
import { repositoryOf } from "../review/program.ts";
import { either } from "../review/sentence.ts";
import { append, openProcess, processesOf } from "../store/ledger.ts";
import { closest } from "../words/closest.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { changeTopic, repositoryTopic } from "./signs.ts";
import { theChange } from "./the-change.ts";

/** A core's word; a class of null takes it back, so that evidence counts again. */
type Word = Act<"word", { change: ChangeKey; class: ChangeClass | null; reason: string }>;

const kind = "classification";
/** Everything that a change can be said to be. */
export const sayable = kindRules.own.blocks;

const houses = new WeakMap<object, Map<ChangeKey, Overruling>>();

/** Reads again what cores have said. */
export async function readOverrulings(context: Context): Promise<void> {
  const found = new Map<ChangeKey, Overruling>();
  for (const { acts } of await processesOf<Word>(context.db, kind)) {
    for (const { body, by } of acts) {
      const name = context.directory.find(by)?.name ?? by;
      if (body.class === null) found.delete(body.change);
      else found.set(body.change, { class: body.class, by: name });
    }
  }
  houses.set(context.board, found);
}

/** @returns the last word on a change as it was last read; null when evidence counts. */
export function overruled(context: Context, key: ChangeKey): Overruling | null {
  return houses.get(context.board)?.get(key) ?? null;
}

/** What a core says of a change. `as`: a class, or "evidence" to take an earlier word back. */
export interface Saying {
  change: string;
  as: string;
  reason?: string | undefined;
}

/** Writes a word on what a change is into the ledger. @returns what was said, as a sentence. @throws Refused for whoever may not. */
export async function sayWhatItIs(
  context: Context,
  actor: Actor,
  { change: text, as, reason = "" }: Saying,
): Promise<{ change: ChangeKey; sentence: string }> {
  const said = classIn(as);
  const source = actor.key ?? null;
  const change = await theChange(context, text);
  const repository = repositoryOf(context.program, change.forge, change.repository);
  if (!repository) throw new Refused(`${change.repository} is not one of this team's repositories.`);
  const at = context.now();
  const needed = [{ core: repository.coreGroup }, "liaison", "ptl"] as const;
  const refusal = mayNot(context, actor.id, needed, "say what a change is", at);
  if (refusal !== null) throw new Refused(refusal);
  const body = { change: change.key, class: said, reason };
  const { id: by, through, link } = actor;
  const act = { kind: "word" as const, body, by, recordedBy: by, at, through, link };
  const known = (await processesOf<Word>(context.db, kind)).find(({ acts }) => acts[0]?.body.change === change.key);
  if (known) await append<Word>(context.db, known.id, source, () => ({ acts: [act], notices: [] }));
  else {
    const title = `What ${change.number} is`;
    await openProcess<Word>(context.db, kind, source, async () => ({ title, acts: [act], notices: [] }));
  }
  await readOverrulings(context);
  context.signs.tell({ topics: [changeTopic(change.key), repositoryTopic(change.repository)], changes: [] });
  const sentence = said
    ? `${change.number} counts as ${className(said)} now, whatever its trailers and paths say.`
    : `${change.number} counts as what its trailers and paths say again.`;
  return { change: change.key, sentence };
}

function classIn(text: string): ChangeClass | null {
  const word = text.trim().toLowerCase().replaceAll(/\s+/g, "-");
  if (word === "evidence") return null;
  const names = [...sayable, "evidence"];
  const found = sayable.find((one) => one === word || one === `${word}s` || `${one}s` === word);
  if (found) return found;
  const near = closest(word, names);
  throw new Refused(
    `A change can be ${either(names)}, not "${text.slice(0, 60)}".${near ? ` Did you mean "${near}"?` : ""}`,
  );
}
