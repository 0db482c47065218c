/** What is there to tell when an exemption has moved? */
import { type ExemptionState, isOver } from "../governance/exemption/acts.ts";
import type { ExemptionStanding } from "../governance/exemption/standing.ts";
import type { Instant } from "../review/change.ts";
import type { Notice } from "./notice.ts";
import { moment } from "./time.ts";

/** An exemption as far as news go. */
export interface Told {
  /** `exemption-3`. */
  id: string;
  number: number;
  title: string;
}

const said: Record<ExemptionState, string> = {
  requested: "asked for",
  "in review": "in review",
  conditional: "granted on condition",
  granted: "granted",
  completed: "completed",
  expired: "expired: its changes are under the freeze again",
  declined: "declined",
  revoked: "revoked: its changes are under the freeze again",
  withdrawn: "withdrawn",
};

/** @returns what to tell of an exemption that was somewhere and is now elsewhere. `before`: null when it was not there yet. */
export function exemptionNews(
  told: Told,
  before: ExemptionStanding | null,
  now: ExemptionStanding,
  at: Instant,
): Notice[] {
  if (before === null) return [notice(told, "requested", now, at)];
  const granted =
    before.granted === null && now.granted !== null && !isOver(now.state) ? [grantNotice(told, now, at)] : [];
  const over = isOver(now.state) && before.state !== now.state ? [notice(told, now.state, now, at)] : [];
  return [...granted, ...over];
}

/** @returns the news that an exemption is over, however that came about: once for each state. */
export function endNotice(told: Told, standing: ExemptionStanding, at: Instant): Notice {
  return notice(told, standing.state, standing, at);
}

/** @returns the reminder that something must happen before the deadline; another one when the deadline moves. */
export function reminder(told: Told, standing: ExemptionStanding & { deadline: Instant }, at: Instant): Notice {
  const title = `Exemption ${told.number} (${told.title}) ends ${moment(standing.deadline, "UTC")} unless something happens`;
  return {
    ...frame(told, at),
    id: `${told.id}/reminder/${standing.deadline}`,
    kind: "exemption-reminder",
    title,
    paragraphs: [standing.unmet.length > 0 ? standing.unmet : ["Its changes are not merged yet."]].map(spaced),
  };
}

/** @returns the news that the end or a condition's date was moved. */
export function extensionNotice(
  told: Told,
  seq: number,
  until: Instant,
  standing: ExemptionStanding,
  at: Instant,
): Notice {
  const title = `Exemption ${told.number} (${told.title}) goes on until ${moment(until, "UTC")}`;
  return {
    ...frame(told, at),
    id: `${told.id}/${seq}/extended`,
    kind: "exemption-extended",
    title,
    paragraphs: [spaced(standing.because)],
  };
}

/** @returns what the person is told whose word somebody else wrote down. */
export function recordedNotice(
  told: Told,
  act: { seq: number; what: string; by: string; recordedBy: string; link: string | null },
  at: Instant,
): Notice {
  const title = `${act.recordedBy} wrote down for ${act.by}: ${act.what}, on exemption ${told.number} (${told.title})`;
  const where = act.link ? `It was said at ${act.link}.` : "No address was given of where it was said.";
  return {
    ...frame(told, at),
    id: `${told.id}/${act.seq}/recorded`,
    kind: "recorded-for-you",
    title,
    paragraphs: [spaced([where, "If it is wrong, take it back on its page."])],
  };
}

function grantNotice(told: Told, standing: ExemptionStanding, at: Instant): Notice {
  return { ...notice(told, standing.state, standing, at), id: `${told.id}/granted`, kind: "exemption-granted" };
}

function notice(told: Told, state: ExemptionState, standing: ExemptionStanding, at: Instant): Notice {
  const title = `Exemption ${told.number} (${told.title}) is ${said[state]}`;
  const unmet = state === "requested" || state === "conditional" ? standing.unmet : [];
  const paragraphs = [standing.because, unmet].filter((one) => one.length > 0).map(spaced);
  return { ...frame(told, at), id: `${told.id}/${state}`, kind: `exemption-${state}`, title, paragraphs };
}

function frame({ number }: Told, at: Instant): Pick<Notice, "at" | "numbers" | "url"> {
  return { at, numbers: {}, url: `/exemptions/${number}` };
}

function spaced(sentences: readonly string[]): string[] {
  return [sentences.join(" ")];
}
