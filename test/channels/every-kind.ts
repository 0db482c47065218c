/** What does each kind of notice look like that the house makes? */

import type { ExemptionState } from "../../src/governance/exemption/acts.ts";
import type { ExemptionStanding } from "../../src/governance/exemption/standing.ts";
import type { Hold } from "../../src/governance/hold/found.ts";
import type { NominationTerms } from "../../src/governance/nomination/acts.ts";
import type { NominationStanding } from "../../src/governance/nomination/standing.ts";
import type { PollTerms } from "../../src/governance/poll/acts.ts";
import type { PollStanding } from "../../src/governance/poll/standing.ts";
import type { PromiseStanding } from "../../src/sprint/promise/standing.ts";
import type { RoomDeed } from "../../src/sprint/room/acts.ts";
import type { Room } from "../../src/sprint/room/room.ts";
import { type DayFacts, dayNotice } from "../../src/words/day-summary.ts";
import {
  grantDeclined,
  holdNews,
  nominationNews,
  nominationOpened,
  pollNews,
  pollOpened,
  wordRecorded,
} from "../../src/words/decision-notices.ts";
import {
  endNotice,
  exemptionNews,
  extensionNotice,
  recordedNotice,
  reminder,
} from "../../src/words/exemption-notices.ts";
import type { Notice } from "../../src/words/notice.ts";
import { promiseJudged, promiseMade, promiseNews } from "../../src/words/promise-notices.ts";
import { sessionNotices } from "../../src/words/room-notices.ts";

const at = "2016-01-28T18:02:11.000Z";
const later = "2016-01-29T12:00:00.000Z";
const name = (id: string) => ({ ana: "Ana Lopes", ben: "Ben <Core> & Co" })[id] ?? id;
/** Names from outside may hold anything. */
const wild = "TOTP <script>alert(1)</script> @all <!channel> *bold* [x](javascript:1)";

const exemption = { id: "exemption-3", number: 3, title: wild };
const exempted = (state: ExemptionState) =>
  ({
    ...{ state, granted: null, deadline: later, conditions: [] },
    because: ["Ben granted it on 2016-01-28: small, and behind an option."],
    unmet: ["A patch must be on Gerrit by 2016-02-05 23:59 UTC."],
  }) as unknown as ExemptionStanding;

const nominated = { name: "Dan Ruiz", nominatorName: "Ana Lopes", role: "a core of keystone", aim: "join", why: wild };
const nomination = { ...nominated, group: "keystone-core", voters: ["ana", "ben"], recused: [], appointers: [] };
const nominationTerms = {
  ...nomination,
  acceptance: true,
  rule: { days: 7, votes: 2, veto: true, share: null, earliest: 5, workdays: false },
} as unknown as NominationTerms;
const nominationAt = (more: object) =>
  ({
    opened: at,
    closed: null,
    deadline: later,
    because: ["Two said +1."],
    unmet: ["One more +1."],
    ...more,
  }) as unknown as NominationStanding;

const pollTerms = {
  ...{
    question: `Is Newton a stabilization cycle? ${wild}`,
    context: "We spoke of it on Wednesday.",
    electorate: "keystone-core",
  },
  ...{ options: [], voters: ["ana"], askerName: "Ana Lopes", rule: {} },
} as unknown as PollTerms;
const pollAt = (more: object) =>
  ({
    state: "open",
    closed: null,
    decided: null,
    deadline: later,
    because: ["3 of 5 said no."],
    unmet: [],
    pauses: [],
    ...more,
  }) as unknown as PollStanding;

const promised = (more: object) => ({
  ...{ id: "promise-2", number: 2 },
  standing: {
    ...{
      state: "open",
      by: "ana",
      because: ["No change names it yet."],
      unmet: [],
      deadline: later,
      keptAt: null,
      overruled: null,
    },
    made: { text: "look for devstack patches", who: ["ben"], others: null },
    due: { at: later, words: "early in Newton" },
    ...more,
  } as unknown as PromiseStanding,
});

const hold = {
  ...{
    id: "h1",
    change: { number: 271000 },
    by: "ana",
    mark: "Code-Review -2",
    why: "The API is discussed.\nMore below.",
  },
  ended: { at, why: "The freeze that it waited for ended on 2016-01-27." },
} as unknown as Hold;

const day = {
  ...{
    talked: [{ title: "TOTP", outcome: "Agreed." }],
    ahead: [],
    promises: [],
    sorted: null,
    oldest: null,
    decisions: [],
  },
  sprint: { id: "mitaka", title: "Keystone mid-cycle", zone: "America/Chicago" },
  day: { day: "2016-01-27", number: 1, of: 3, at, from: at },
  numbers: [{ id: "merged.2016-01-27", value: 7, unit: "changes", title: "Merged", rule: "", rows: [] }],
  exemptions: [{ number: 3, title: wild, state: "granted" }],
} as unknown as DayFacts;

const room = {
  agenda: [{ id: "s1", title: wild, raisedBy: "ana", room: null, wants: "a decision" }],
  listening: [],
  ...{ tracks: [{ name: "api", location: "Room 2" }], acts: [] },
} as unknown as Room;
const placed = [{ kind: "placed", body: { state: "now", track: "api", session: "s1" } }] as unknown as RoomDeed[];

const recap: Notice = {
  ...{ id: "recap/mitaka/2", kind: "recap", at, title: "Recap: Keystone mid-cycle for Mitaka", post: "recap/mitaka" },
  ...{
    paragraphs: [
      [{ number: "merged" }, " merged; see ", { text: "the notes", url: "https://pad.example.org/p/x" }, "."],
    ],
  },
  numbers: {
    merged: { id: "merged", value: 19, unit: "changes", title: "Merged", rule: "Merged in the sprint.", rows: [] },
  } as unknown as Notice["numbers"],
  url: "/sprints/mitaka/recap",
  texts: {
    file: "2016-01-29-keystone-mitaka-midcycle",
    markdown: "---\ntitle: Recap\n---\n\n# Recap\n\n**19 changes** merged.",
    html: "<h1>Recap</h1><p><strong>19 changes</strong> merged.</p>",
    plain: "Recap\n=====\n\n19 changes [1] merged.\n\n[1] Merged in the sprint.",
    short: "Recap of the sprint: 19 changes merged in 3 repositories.",
  },
};

const ends: ExemptionState[] = ["completed", "expired", "declined", "revoked", "withdrawn"];

/** One notice of each kind, and of each end that is worded by itself; the same each time. */
export const everyKind: readonly Notice[] = [
  ...exemptionNews(exemption, null, exempted("requested"), at),
  ...exemptionNews(exemption, exempted("in review"), { ...exempted("conditional"), granted: { at, by: ["ben"] } }, at),
  ...ends.map((state) => endNotice(exemption, exempted(state), at)),
  reminder(exemption, { ...exempted("granted"), deadline: later }, at),
  extensionNotice(exemption, 7, later, exempted("granted"), at),
  recordedNotice(
    exemption,
    { seq: 8, what: "sponsors it", by: "Ben", recordedBy: "Ana", link: "https://lists.example.org/12" },
    at,
  ),
  nominationOpened("nomination-1", 1, nominationTerms, at),
  ...nominationNews("nomination-1", 1, nominationTerms, nominationAt({ state: "granted", closed: at }), at),
  ...nominationNews("nomination-1", 1, nominationTerms, nominationAt({ state: "open" }), at),
  grantDeclined("nomination-1", 1, "We may not change the group keystone-core: make the bot's group its owner.", at),
  pollOpened("poll-2", 2, pollTerms, at),
  ...pollNews(
    "poll-2",
    2,
    pollTerms,
    pollAt({ closed: at, state: "decided", decided: { id: "no", text: "no" } }),
    at,
    name,
  ),
  ...pollNews(
    "poll-2",
    2,
    pollTerms,
    pollAt({ deadline: null, pauses: [{ by: "ben", until: later, lifted: null, why: "I am away." }] }),
    at,
    name,
  ),
  wordRecorded({ process: "poll-2", seq: 4, at }, "Ben", "Ana", "poll 2", "/polls/2"),
  ...[holdNews(hold, at, name)].flatMap((one) => one ?? []),
  promiseMade(promised({}), name, at),
  ...promiseNews(promised({}), at),
  ...(["kept", "late"] as const).flatMap((state) => promiseNews(promised({ state, keptAt: at }), at)),
  ...(["missed", "cannot be judged"] as const).flatMap((state) =>
    promiseNews(promised({ state, due: { at, words: "" } }), at),
  ),
  promiseJudged(promised({ state: "kept" }), 5, at),
  dayNotice(day),
  ...sessionNotices(room, day.sprint, placed, at),
  recap,
];
