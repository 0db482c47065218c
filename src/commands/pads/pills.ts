/** How does everything stand that a text names? */
import type { Change, ChangeKey } from "../../review/change.ts";
import { referencesIn } from "../../review/references.ts";
import { trailersOf } from "../../review/trailers.ts";
import { mentionedBy } from "../../store/mentions.ts";
import { loadChanges, resolveChange } from "../../store/read.ts";
import { aboutPill, changePill, type Pill } from "../../words/pills.ts";
import { type Context, Refused } from "../context.ts";
import { verdictAt } from "../frozen.ts";
import { reservedMark } from "../room-people.ts";

/** References in one question at most, and the characters of each. */
const limits = { of: 200, length: 2_000 };

/** @returns a pill for each reference that names something of the mirror; others have none. @throws Refused for too many. */
export async function pills(context: Context, of: readonly string[]): Promise<Pill[]> {
  const wanted = [...new Set(of)].filter(({ length }) => length <= limits.length);
  if (wanted.length > limits.of) throw new Refused(`Ask for at most ${limits.of} references at once.`);
  const found = await Promise.all(wanted.map((one) => pillOf(context, one)));
  return found.filter((pill) => pill !== null);
}

/** @returns pills for all that a text names, by `Reference.of`. */
export async function pillsIn(context: Context, text: string): Promise<Map<string, Pill>> {
  const of = [...new Set(text.split("\n").flatMap((line) => referencesIn(line).map((one) => one.of)))];
  const found = new Map<string, Pill>();
  for (let i = 0; i < of.length; i += limits.of)
    for (const pill of await pills(context, of.slice(i, i + limits.of))) found.set(pill.of, pill);
  return found;
}

async function pillOf(context: Context, of: string): Promise<Pill | null> {
  const [kind, name] = of.split(/:(.*)/s);
  if (kind === "bug" || kind === "blueprint") return namedPill(context, of, kind, name ?? "");
  const [key] = await resolveChange(context.db, of.replaceAll("\0", ""));
  const [change] = key ? await loadChanges(context.db, [key]) : [];
  if (!change) return null;
  const { directory } = context;
  const entry = context.board.get(change.key);
  const verdict = change.status === "open" ? verdictAt(context, change, context.now())?.verdict : null;
  const cover = verdict?.rules.find(({ effect }) => effect === "exempt");
  const reserved = reservedMark(context, change.key);
  return changePill({
    of,
    ...change,
    owner: directory.who(change.owner).name,
    mover: entry?.turn.mover ?? null,
    waiting: (entry?.turn.who ?? []).map((id) => directory.find(id)?.name ?? id),
    votes: change.votes.map(({ label, value, by }) => ({ label, value, by: directory.who(by).name })),
    frozen: verdict?.frozen ? verdict.sentence : null,
    exempted: cover ? cover.because : null,
    reserved: reserved && `Reserved by ${reserved.by}.`,
  });
}

async function namedPill(context: Context, of: string, kind: "bug" | "blueprint", name: string): Promise<Pill | null> {
  const sought = { blueprints: [], topics: [], bugs: [], dependsOn: [] };
  const keys: ChangeKey[] =
    kind === "bug"
      ? await mentionedBy(context.db, { ...sought, bugs: [name] })
      : await mentionedBy(context.db, { ...sought, blueprints: [name], topics: [`bp/${name}`] });
  const changes = (await loadChanges(context.db, keys)).filter((change) => names(change, kind, name));
  return changes.length > 0 ? aboutPill(of, changes) : null;
}

/** The database finds texts that hold the name; a longer number or name is not meant. */
function names({ commitMessage, topic }: Change, kind: "bug" | "blueprint", name: string): boolean {
  if (kind === "blueprint" && topic === `bp/${name}`) return true;
  const values = trailersOf(commitMessage ?? "");
  const whole = new RegExp(`(?:^|[^\\w.+-])${name.replaceAll(/\W/g, "\\$&")}(?:[^\\w.+-]|$)`, "i");
  return values.some(({ key, value }) =>
    kind === "bug" ? /-bug$/i.test(key) && whole.test(value) : /^implements$/i.test(key) && whole.test(value),
  );
}
