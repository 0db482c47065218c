/** Is everybody answered who told us something in a comment? */
import { randomBytes } from "node:crypto";
import type { Answer } from "../commands/say.ts";
import { Declined } from "../forges/writing.ts";
import { type ChangeKey, parseChangeKey } from "../review/change.ts";
import type { Snapshot } from "../review/snapshot.ts";
import { type Group, leaveAnswer, putAnswered, takeAnswer } from "../store/spoken.ts";
import { answersText } from "../words/answers.ts";
import { type Ear, leaseUntil } from "./ear.ts";

/**
 * Answers what was done on these changes, in one message each, never twice: an answer that perhaps stands there
 * already is looked for first. @throws Unavailable when the forge cannot be reached; the answers are tried again then
 */
export async function answer(ear: Ear, keys: readonly ChangeKey[], signal: AbortSignal): Promise<void> {
  const { db } = ear.context();
  for (const key of keys) {
    for (;;) {
      signal.throwIfAborted();
      const now = ear.clock();
      const fresh = randomBytes(8).toString("hex");
      const group = await takeAnswer(db, key, { fresh, now, until: leaseUntil(now) });
      if (!group) break;
      try {
        await say(ear, group, signal);
        await putAnswered(db, group.answer);
      } catch (failure) {
        await leaveAnswer(db, group.answer, ear.clock()).catch(() => undefined);
        throw failure;
      }
    }
  }
}

async function say(ear: Ear, group: Group, signal: AbortSignal): Promise<void> {
  const { forge, log } = ear;
  const number = parseChangeKey(group.change)?.number ?? 0;
  const { snapshots } = await forge.read([number], signal);
  const [there] = snapshots;
  if (!there || !forge.write) return log(`${group.change} cannot be answered: it is gone, or hidden from us.`);
  if (group.perhapsSaid && stands(there, group.answer)) return;
  const revision = there.change.patchSets.find((one) => one.number === there.change.currentPatchSet)?.revision;
  const review = { revision: revision ?? "current", text: textOf(ear, group), tag: tagOf(group.answer), votes: {} };
  try {
    await forge.write.review(number, review, signal);
  } catch (failure) {
    if (!(failure instanceof Declined)) throw failure;
    log(`${group.change} is not answered: ${failure.message}`);
  }
}

function stands({ change }: Snapshot, answer: string): boolean {
  return change.messages.some(({ tag }) => tag?.endsWith(tagOf(answer)));
}

function tagOf(answer: string): string {
  return `answer~${answer}`;
}

function textOf(ear: Ear, { commands }: Group): string {
  const { directory, program } = ear.context();
  const answers = commands.map(({ by, command, outcome }) => {
    const { reply, refused } = JSON.parse(outcome) as Pick<Answer, "reply" | "refused">;
    const who = directory.who(by).name;
    return { who, command, text: refused ?? reply?.text ?? "Done.", page: reply?.page ?? null };
  });
  return answersText(answers, program.writing.address);
}
