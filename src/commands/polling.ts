/** How is a question put to the cores? */
import type { Option, PollAct, PollTerms } from "../governance/poll/acts.ts";
import { pollOpened } from "../words/decision-notices.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { coresOf, type Deed, type Done, enactOpening, newAct, written } from "./deciding.ts";
import { groupNamed } from "./nominating.ts";
import { pollLine } from "./polls.ts";
import { mustBe } from "./rights.ts";

/** What a poll is asked with. */
export interface Asking extends Deed {
  question: string;
  /** What one should know first. */
  about?: string | undefined;
  /** Texts of the options; yes and no when none are given. */
  options?: readonly string[] | undefined;
  /** Whose cores are asked, as `groupNamed` reads it. */
  of?: string | undefined;
}

/** Options of one poll at most: more than that is no question any more. */
const most = 12;

/** Asks the cores. @throws Refused when the actor may not, or the question or its options cannot be. */
export async function ask(context: Context, actor: Actor, question: Asking): Promise<Done & { number: number }> {
  mustBe(context, actor, [{ core: null }, "ptl", "organizer"], "ask the cores");
  const group = groupNamed(context, question.of);
  const voters = coresOf(context, group).map(({ id }) => id);
  if (voters.length === 0)
    throw new Refused(`Nobody could vote: ${group} has no core that the program file or the forge names.`);
  const terms: PollTerms = {
    question: written(question.question, "what is asked", 300),
    context: question.about?.trim() ? written(question.about, "what one should know first", 5_000) : null,
    options: optionsFrom(question.options ?? []),
    electorate: group,
    voters,
    askerName: context.directory.find(actor.id)?.name ?? actor.id,
    rule: context.program.decisions.polls,
  };
  const done = await enactOpening<PollAct>({ context, actor, dryRun: question.dryRun }, "poll", async () => ({
    title: terms.question,
    acts: [newAct<PollAct>(context, actor, "asked", terms)],
    notices: (id, number) => [pollOpened(id, number, terms, context.now())],
  }));
  const number = Number(done.process.split("-").at(-1));
  const { because, deadline } = pollLine(context, { number, opened: context.now(), acts: done.acts });
  const until = deadline ? ` It ends on ${deadline.slice(0, 16).replace("T", " ")} UTC at the latest.` : "";
  return {
    text: `Poll ${number || "(tried out)"}: ${terms.question} ${because}${until}`,
    page: number ? `/polls/${number}` : "/polls",
    written: !question.dryRun && !done.repeated,
    number,
  };
}

/** @returns options with short ids made from their texts, each once. @throws Refused for one alone, for many, and for doubles. */
export function optionsFrom(texts: readonly string[]): Option[] {
  const given = texts.map((text) => text.trim()).filter(Boolean);
  if (given.length === 0)
    return [
      { id: "yes", text: "Yes" },
      { id: "no", text: "No" },
    ];
  if (given.length < 2 || given.length > most) throw new Refused(`Give 2 to ${most} options, or none for yes and no.`);
  const ids = given.map((text, i) => idOf(text) || `option-${i + 1}`);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice) throw new Refused(`Two options read alike ("${twice}"): make them different.`);
  const reserved = ids.find((id) => id === "abstain" || id === "away");
  if (reserved) throw new Refused(`"${reserved}" is no option: everybody can say so in any poll.`);
  return given.map((text, i) => ({ id: ids[i] ?? "", text: text.slice(0, 200) }));
}

/** @returns a short name made from a text: "Keep the plan" gives "keep-the-plan"; empty when nothing is left. */
export function idOf(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40);
}
