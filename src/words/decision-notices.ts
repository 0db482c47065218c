/** What is there to tell of nominations, polls and holds that have moved by themselves? */
import type { Hold } from "../governance/hold/found.ts";
import type { NominationTerms } from "../governance/nomination/acts.ts";
import type { NominationStanding, NominationState } from "../governance/nomination/standing.ts";
import type { PollTerms } from "../governance/poll/acts.ts";
import type { PollStanding } from "../governance/poll/standing.ts";
import type { Instant } from "../review/change.ts";
import { nominationTerms, nominationTitle } from "./nomination.ts";
import type { Notice } from "./notice.ts";
import { pollTermsWords } from "./poll.ts";
import { moment } from "./time.ts";

/** Days before a deadline from which on it is reminded of, and after an end until which it is news. */
export const [aheadDays, behindDays] = [2, 30];
const day = 86_400_000;

const ends: Partial<Record<NominationState, string>> = {
  passed: "The votes are in and the candidate is asked to accept",
  granted: "Granted",
  completed: "Written",
  declined: "Declined",
  lapsed: "Lapsed",
  withdrawn: "Withdrawn",
};

/** @returns the news that a nomination is open. */
export function nominationOpened(process: string, number: number, terms: NominationTerms, now: Instant): Notice {
  const title = `Nominated: ${nominationTitle(terms)}`;
  const said = [`${terms.nominatorName} nominated: ${terms.why}`, ...nominationTerms(terms)];
  return notice(`${process}/opened`, "nomination-opened", now, title, said, `/nominations/${number}`);
}

/** @returns the news that a poll is open. */
export function pollOpened(process: string, number: number, terms: PollTerms, now: Instant): Notice {
  const said = [...(terms.context ? [terms.context] : []), ...pollTermsWords(terms)];
  return notice(`${process}/opened`, "poll-opened", now, `Poll: ${terms.question}`, said, `/polls/${number}`);
}

/** @returns what somebody is told whose word another wrote down: they can correct it. `what`: what it was about. */
export function wordRecorded(
  act: { process: string; seq: number; at: Instant },
  by: string,
  recordedBy: string,
  what: string,
  page: string,
): Notice {
  const title = `${recordedBy} wrote down what ${by} said on ${what}`;
  return notice(
    `${act.process}/${act.seq}/recorded`,
    "word-recorded",
    act.at,
    title,
    [`${by} can correct it by voting themself.`],
    page,
  );
}

/** @returns that the forge does not let us write a granted membership: its sentence names the right that is missing. */
export function grantDeclined(process: string, number: number, why: string, now: Instant): Notice {
  const title = `Nomination ${number} is granted, and a person has to change the group`;
  return notice(`${process}/grant-declined`, "grant-declined", now, title, [why], `/nominations/${number}`);
}

/** @returns what to tell of an open nomination: where it came to, else that its deadline is near. Nothing while it is private. */
export function nominationNews(
  process: string,
  number: number,
  terms: NominationTerms,
  standing: NominationStanding,
  now: Instant,
): Notice[] {
  const { state, closed, deadline, because, unmet, opened } = standing;
  if (opened === null) return [];
  const title = nominationTitle(terms);
  const page = `/nominations/${number}`;
  const end = ends[state];
  if (end && closed !== null) {
    return recent(closed, now)
      ? [notice(`${process}/${state}`, "nomination-moved", now, `${end}: ${title}`, [...because, ...unmet], page)]
      : [];
  }
  return near(deadline, now) ? [reminder(process, deadline, now, `Nomination ${number} (${title})`, unmet, page)] : [];
}

/** @returns what to tell of a poll: how it ended, that its deadline is near, and to each who holds it that their time ends. */
export function pollNews(
  process: string,
  number: number,
  terms: PollTerms,
  standing: PollStanding,
  now: Instant,
  name: (id: string) => string,
): Notice[] {
  const { state, closed, deadline, because, unmet, decided, pauses } = standing;
  const page = `/polls/${number}`;
  if (closed !== null) {
    const end = decided ? `Decided, "${decided.text}"` : state === "withdrawn" ? "Withdrawn" : "Lapsed";
    return recent(closed, now)
      ? [notice(`${process}/${state}`, "poll-moved", now, `${end}: ${terms.question}`, because, page)]
      : [];
  }
  const held = pauses.filter(({ lifted, until }) => lifted === null && until > now && near(until, now));
  return [
    ...(near(deadline, now)
      ? [reminder(process, deadline, now, `Poll ${number} (${terms.question})`, unmet, page)]
      : []),
    ...held.map(({ by, until, why }) =>
      notice(
        `${process}/hold/${by}/${until}`,
        "hold-reminder",
        now,
        `${name(by)} holds poll ${number} until ${moment(until, "UTC")}`,
        [why],
        page,
      ),
    ),
  ];
}

/** @returns the one word to whoever gave a hold that its reason has ended; null as long as it has one. */
export function holdNews(
  { id, change, by, mark, why, ended }: Hold,
  now: Instant,
  name: (id: string) => string,
): Notice | null {
  if (ended === null) return null;
  const title = `${name(by)}: ${mark} on ${change.number} has no reason any more`;
  const told = why ? [`It said: ${why.split("\n")[0]}`] : [];
  return notice(
    `hold/${id}/ended`,
    "hold-ended",
    now,
    title,
    [ended.why, ...told, `Only ${name(by)} can take it away.`],
    "/holds",
  );
}

function reminder(
  process: string,
  deadline: Instant,
  now: Instant,
  what: string,
  unmet: string[],
  page: string,
): Notice {
  return notice(
    `${process}/reminder/${deadline}`,
    "decision-reminder",
    now,
    `${what} ends ${moment(deadline, "UTC")}`,
    unmet,
    page,
  );
}

function near(deadline: Instant | null, now: Instant): deadline is Instant {
  return deadline !== null && Date.parse(deadline) - Date.parse(now) <= aheadDays * day;
}

function recent(at: Instant, now: Instant): boolean {
  return Date.parse(now) - Date.parse(at) <= behindDays * day;
}

/** A notice of one paragraph, a sentence after the other. */
function notice(
  id: string,
  kind: string,
  at: Instant,
  title: string,
  sentences: readonly string[],
  page: string,
): Notice {
  const paragraphs = sentences.length > 0 ? [sentences.map((one, i) => (i === 0 ? one : ` ${one}`))] : [];
  return { id, kind, at, title, paragraphs, numbers: {}, url: page };
}
