/** How is somebody nominated? */
import type { Aim, NominationAct, NominationTerms } from "../governance/nomination/acts.ts";
import { termsOf } from "../governance/nomination/acts.ts";
import { nominationStanding } from "../governance/nomination/standing.ts";
import { holders, type Needed } from "../governance/roles.ts";
import { processesOf } from "../store/ledger.ts";
import { closest } from "../words/closest.ts";
import { nominationOpened } from "../words/decision-notices.ts";
import { nominationTitle } from "../words/nomination.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { coresOf, type Deed, type Done, enactOpening, momentOf, newAct, written } from "./deciding.ts";
import { nominationLine } from "./nominations.ts";
import { coreGroups, somebody } from "./people-links.ts";
import { mustBe } from "./rights.ts";

/** What a nomination is asked for with. */
export interface Nominating extends Deed {
  candidate: string;
  why: string;
  /** A core group, a repository, "specs" or the program's id; the group of most repositories when left out. */
  of?: string | undefined;
  aim?: Aim | undefined;
  /** Hear the cores among themselves first. */
  sounding?: boolean | undefined;
}

/** Nominates somebody. @throws Refused when the actor, the candidate or the group cannot be. */
export async function nominate(
  context: Context,
  actor: Actor,
  question: Nominating,
): Promise<Done & { number: number }> {
  const who = somebody(context, question.candidate);
  const why = written(question.why, "why, as the voters will read it");
  const group = groupNamed(context, question.of);
  const aim = question.aim ?? "join";
  const sounding = question.sounding ?? false;
  const own = aim === "emeritus" && actor.id === who.id;
  if (!own) mustBe(context, actor, proposers(context, group, sounding), "nominate");
  if (own && sounding) throw new Refused("Your own wish needs no private hearing: leave that out.");
  if (sounding && actor.through === "gerrit") {
    throw new Refused("A change is no private place: hear the cores on /nominations/new or on the terminal.");
  }
  const isCore = coresOf(context, group).some(({ id }) => id === who.id);
  if (who.bot) throw new Refused(`${who.name} is a bot: only people become cores.`);
  if (aim === "join" && isCore) throw new Refused(`${who.name} is a core of ${group} already.`);
  if (aim !== "join" && !isCore) throw new Refused(`${who.name} is no core of ${group}.`);
  const terms = termsFor(context, actor, { who, group, aim, why, sounding, own });

  const done = await enactOpening<NominationAct>(
    { context, actor, dryRun: question.dryRun },
    "nomination",
    async () => {
      await refuseSecond(context, terms);
      const acts = [newAct<NominationAct>(context, actor, "proposed", terms)];
      const title = sounding ? "A nomination" : nominationTitle(terms);
      return {
        title,
        acts,
        notices: (id, number) => (sounding ? [] : [nominationOpened(id, number, terms, context.now())]),
      };
    },
  );
  const number = Number(done.process.split("-").at(-1));
  const { because, deadline } = nominationLine(context, { number, opened: context.now(), acts: done.acts });
  const begun = sounding ? "The cores are heard among themselves; nobody else can see it." : because;
  const until = deadline ? ` It ends on ${deadline.slice(0, 16).replace("T", " ")} UTC at the latest.` : "";
  return {
    text: `Nomination ${number || "(tried out)"}: ${nominationTitle(terms)}. ${begun}${until}`,
    page: number ? `/nominations/${number}` : "/nominations",
    written: !question.dryRun && !done.repeated,
    number,
  };
}

function proposers({ program }: Context, group: string, sounding: boolean): Needed[] {
  const cores: Needed[] = [{ core: group }, "ptl"];
  return program.decisions.nominations.proposers === "contributors" && !sounding ? ["contributor", ...cores] : cores;
}

function termsFor(
  context: Context,
  actor: Actor,
  asked: { who: { id: string; name: string }; group: string; aim: Aim; why: string; sounding: boolean; own: boolean },
): NominationTerms {
  const { who, group, aim, why, sounding, own } = asked;
  const { proposers: _, grant: __, ...rule } = context.program.decisions.nominations;
  const cores = coresOf(context, group);
  const appointers =
    rule.needed === null ? holders(context, "ptl", context.now()).filter(({ id }) => id !== who.id) : [];
  if (rule.needed === null && appointers.length === 0) {
    throw new Refused("The lead decides nominations here, and the program file names none under roles.ptl.");
  }
  const recused = cores.flatMap(({ id, name }) => {
    if (id === who.id) return [{ who: id, why: `${name} is the one it is about and has no vote.` }];
    return id === actor.id && rule.nominator === "recused"
      ? [{ who: id, why: `${name} nominated and keeps out of the vote.` }]
      : [];
  });
  const voters = cores.map(({ id }) => id).filter((id) => !recused.some((one) => one.who === id));
  if (voters.length === 0 && appointers.length === 0) {
    throw new Refused(`Nobody could vote: ${group} has no other core that the program file or the forge names.`);
  }
  return {
    ...{ aim, group, why, sounding, recused, voters, rule },
    candidate: who.id,
    name: who.name,
    nominatorName: context.directory.find(actor.id)?.name ?? actor.id,
    role: roleOf(context, group),
    acceptance: aim !== "remove" && !own,
    appointers: appointers.map(({ id }) => id),
  };
}

async function refuseSecond(context: Context, terms: NominationTerms): Promise<void> {
  for (const { number, acts } of await processesOf<NominationAct>(context.db, "nomination")) {
    const other = termsOf(acts);
    const { state } = nominationStanding(acts, momentOf(context, acts));
    // A private one must not show through: whoever may not see it may begin another.
    const open = ["open", "blocked", "passed", "granted"].includes(state);
    if (open && other.candidate === terms.candidate && other.group === terms.group) {
      throw new Refused(`${terms.name} is nominated already: see /nominations/${number}.`);
    }
  }
}

/** @returns the core group that a text names. @throws Refused naming the groups. */
export function groupNamed(context: Context, text: string | undefined): string {
  const { id, repositories } = context.program;
  const groups = coreGroups(context);
  const size = (group: string) => repositories.filter(({ coreGroup }) => coreGroup === group).length;
  const word = text?.trim().toLowerCase();
  if (!word || word === id.toLowerCase() || word === "program") {
    return groups.toSorted((a, b) => size(b) - size(a))[0] ?? "";
  }
  const named =
    groups.find((group) => group.toLowerCase() === word) ??
    repositories.find(({ name }) => [name, name.split("/").at(-1)].some((one) => one?.toLowerCase() === word))
      ?.coreGroup ??
    (word === "specs" ? repositories.find(({ type }) => type === "specs")?.coreGroup : undefined);
  if (named) return named;
  const near = closest(word, groups);
  throw new Refused(
    `No core group or repository is called "${text}". There are ${groups.join(", ")}${near ? ` (did you mean ${near}?)` : ""}.`,
  );
}

/** @returns what members of a group are, in words. */
export function roleOf({ program }: Context, group: string): string {
  const own = program.repositories.filter(({ coreGroup }) => coreGroup === group);
  const others = program.repositories.filter(({ coreGroup }) => coreGroup !== group);
  if (others.length === 0) return `core of ${program.name}`;
  if (own.every(({ type }) => type === "specs")) return "core of the specs";
  return own.length === 1 ? `core of ${own[0]?.name}` : `core of ${program.name}`;
}
