/** Is the change over, or not begun? */
import { names, verb, voteText } from "../sentence.ts";
import { type Finding, noun, type Rule } from "./finding.ts";

/** Merged and abandoned changes are nobody's turn. */
export const closed: Rule = ({ change, acts, ownerSide }) => {
  if (change.status === "open") return [];
  const since = acts.findLast(({ kind }) => kind === change.status)?.at ?? change.submitted;
  if (change.status === "merged") return [{ code: "merged", text: "It is merged.", since, who: [], remedy: null }];
  return [{ code: "abandoned", text: "It is abandoned.", since, who: ownerSide, remedy: "Restore it to go on." }];
};

/** Work in progress by Gerrit's flag, by -1 on the approval label, or by a no of the owner to their own change. */
export const workInProgress: Rule = (facts) => {
  const { change, acts, opinions, owner, ownerSide, rules } = facts;
  const found: Finding[] = [];
  if (change.workInProgress) {
    found.push({
      code: "work-in-progress",
      text: `${owner.name} marks this ${noun(facts)} as work in progress.`,
      since: acts.findLast(({ kind }) => kind === "work-in-progress")?.at ?? change.created,
      who: ownerSide,
      remedy: "Mark it as ready for review when it is.",
    });
  }
  const held = opinions.filter(({ label, value }) => label === rules.approval.label && value < 0);
  const label = rules.approval.label;
  if (held[0] && label !== rules.reviewLabel) {
    found.push({
      code: "work-in-progress-vote",
      text: `${names(held.map(({ who }) => who))} ${verb(held.length, "marks", "mark")} it as work in progress (${voteText(label, held[0].value)}).`,
      since: held[0].since,
      who: ownerSide,
      remedy: `Upload a new patch set, or take the ${label} vote back.`,
    });
  }
  const own = opinions.find(({ label, value, own }) => own && label === rules.reviewLabel && value < 0);
  if (own) {
    found.push({
      code: "owner-says-no",
      text: `${owner.name} votes ${voteText(own.label, own.value)} on their own ${noun(facts)}.`,
      since: own.since,
      who: ownerSide,
      remedy: "Take the vote back, or upload a new patch set.",
    });
  }
  return found;
};

/** A bot cannot answer: its changes fall to the cores. */
export const ownedByBot: Rule = (facts) => {
  const { owner, cores, change } = facts;
  if (!owner.bot) return [];
  const text = `${owner.name} owns it and is a bot, so the cores act in its place.`;
  return [{ code: "owner-is-bot", text, since: change.created, who: cores.map(({ id }) => id), remedy: null }];
};

/** Somebody new, as far as a bot has greeted them. */
export const newcomer: Rule = ({ change, context, owner, ownerSide }) => {
  const greeting = change.messages.find(
    ({ by, text }) => by !== null && greets.test(`${context.directory.who(by).name}\n${text}`) && by !== change.owner,
  );
  if (!greeting) return [];
  const text = `${owner.name} is new here: this is one of their first changes.`;
  return [
    { code: "newcomer", text, since: greeting.at, who: ownerSide, remedy: "Greet them and say what comes next." },
  ];
};

/** OpenDev's account, and its words. */
const greets = /^welcome, new contributor!|thank you for your first (?:contribution|patch)/im;
