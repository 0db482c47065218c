/** Into which group does each open change of a sprint fall, by what it shows and by what people said of it? */
import type { Act } from "../governance/process.ts";
import type { ChangeKey } from "../review/change.ts";
import { repositoryOf, type Sprint } from "../review/program.ts";
import { either } from "../review/sentence.ts";
import { ofSprint } from "../sprint/topic.ts";
import { groupWords, type TriageFacts, type TriageGroup, triageGroups, triageOf } from "../sprint/triage.ts";
import { processesOf } from "../store/ledger.ts";
import type { TriageView } from "../words/sprint-now.ts";
import type { Actor } from "./actor.ts";
import type { Entry } from "./board.ts";
import { type Context, Refused } from "./context.ts";
import { type Done, enact, enactOpening, namer, newAct } from "./deciding.ts";
import { frozenMark } from "./frozen.ts";
import { itemOf, ranking } from "./queue.ts";
import { mustBe } from "./rights.ts";
import { everything } from "./signs.ts";
import { chosenSprint } from "./sprint.ts";
import { theChange } from "./the-change.ts";

/** A word on a change of a sprint; a group of null takes an earlier one back. One process holds those of a sprint. */
type TriageAct = Act<"placed", { sprint: string; change: ChangeKey; group: TriageGroup | null; reason: string }>;

const kind = "triage";

/** @returns the open changes of a sprint by group, in the order of the queue; null when the sprint marks none as its own. */
export async function triage(context: Context, sprint: Sprint): Promise<TriageView | null> {
  if (sprint.topics.length + sprint.hashtags.length === 0) return null;
  const said = await wordsOn(context, sprint.id);
  const own = ranking(context, null).filter(({ change }) => ofSprint(sprint, change));
  const judged = own.map((one) => ({ one, ...triageOf(factsOf(context, one, said.get(one.change.key) ?? null)) }));
  return {
    groups: triageGroups.map((group) => ({
      id: group,
      ...groupWords[group],
      items: judged
        .filter((each) => each.group === group)
        .map(({ one, because }) => ({ because, item: itemOf(context, one) })),
    })),
  };
}

/** Puts a change of the sprint that is on into a group. @throws Refused for who is no core and no organizer, and for what cannot be */
export async function placeChange(
  context: Context,
  actor: Actor,
  question: { change: string; group: string; reason?: string | undefined; dryRun?: boolean | undefined },
): Promise<Done> {
  const { dryRun, reason = "" } = question;
  mustBe(context, actor, [{ core: null }, "organizer", "ptl", "liaison"], "sort the work of a sprint");
  const sprint = chosenSprint(context, undefined);
  const change = await theChange(context, question.change);
  if (!ofSprint(sprint, change)) {
    throw new Refused(`${change.number} carries no topic and no hashtag of ${sprint.title}: mark it first.`);
  }
  const group = groupIn(question.group);
  const act = newAct<TriageAct>(context, actor, "placed", { sprint: sprint.id, change: change.key, group, reason });
  const own = (await processesOf<TriageAct>(context.db, kind)).find(({ acts }) => acts[0]?.body.sprint === sprint.id);
  const decided = { acts: [act], notices: [] };
  if (own) await enact<TriageAct>({ context, actor, dryRun }, own, () => decided);
  else {
    const title = `Triage of ${sprint.title}`;
    await enactOpening<TriageAct>({ context, actor, dryRun }, kind, async () => ({
      ...decided,
      title,
      notices: () => [],
    }));
  }
  if (!dryRun) context.signs.tell({ topics: [everything], changes: [] });
  const text = group
    ? `${change.number} is under "${groupWords[group].title}" now.`
    : `${change.number} is where its signs put it again.`;
  return { text, page: `/sprints/${encodeURIComponent(sprint.id)}#triage`, written: !dryRun };
}

function factsOf(
  context: Context,
  { change, turn }: Pick<Entry, "change" | "turn">,
  said: TriageFacts["said"],
): TriageFacts {
  const { program, directory, now } = context;
  const repository = repositoryOf(program, change.forge, change.repository);
  const { reviewLabel, coreValue, coreVotes } = program.rules;
  const yes = change.votes.filter(
    ({ label, value, by }) =>
      label === reviewLabel && value >= coreValue && directory.core(by, repository?.coreGroup ?? "", now()),
  );
  const missing = coreVotes - new Set(yes.map(({ by }) => directory.who(by).id)).size;
  return { change, turn, type: repository?.type ?? "other", missing, frozen: frozenMark(context, change), said };
}

async function wordsOn(context: Context, sprint: string): Promise<Map<ChangeKey, NonNullable<TriageFacts["said"]>>> {
  const found = new Map<ChangeKey, NonNullable<TriageFacts["said"]>>();
  const name = namer(context);
  const processes = await processesOf<TriageAct>(context.db, kind);
  for (const { body, by } of processes.flatMap(({ acts }) => acts)) {
    if (body.sprint !== sprint) continue;
    if (body.group === null) found.delete(body.change);
    else found.set(body.change, { group: body.group, by: name(by), reason: body.reason });
  }
  return found;
}

function groupIn(text: string): TriageGroup | null {
  const [word = ""] = text.trim().toLowerCase().split(/\s+/);
  if (word === "signs") return null;
  const found = triageGroups.find((one) => one === word);
  if (found) return found;
  throw new Refused(
    `A change of a sprint is for ${either([...triageGroups])}, or goes by its signs; not "${text.slice(0, 40)}".`,
  );
}
