/** Which meetings has the made-up team held in its channel? */
import type { Context } from "../commands/context.ts";
import { sprintAt } from "../commands/minutes.ts";
import { minutesTopic } from "../commands/minutes-views.ts";
import type { Instant } from "../review/change.ts";
import { sprintWindow } from "../sprint/days.ts";
import { type Heard, openMeeting } from "../store/meetings.ts";

/** The team's channel and the chat that it is on, as a program file would name them. */
const [source, place] = ["oftc", "#aurora-identity"];

/** Steps of four seconds, then what was said. */
type Script = readonly (readonly [after: number, line: string])[];

/** A week before: who comes, and about what. */
const planning: Script = [
  [0, "lucia: #startmeeting identity"],
  [9, "mira: o/"],
  [12, "anjali: here"],
  [15, "stellan: half here, boarding"],
  [30, "lucia: #topic Montréal"],
  [44, "lucia: #info the room opens at 8:30, bring the badge that the Atelier sent"],
  [61, "anjali: I land at noon on the first day, I follow on the call before that"],
  [80, "lucia: #action viktor to test the camera and the microphones before the first morning"],
  [95, "lucia: #topic What we bring"],
  [110, "mira: passkeys, application credentials, and whatever has waited longest"],
  [131, "noor: I would like an hour on expiring assignments"],
  [140, "lucia: #agreed the agenda is passkeys, application credentials, expiring assignments, and the oldest reviews"],
  [150, "mira: #action noor writes a page on expiring assignments by tuesday"],
  [171, "wenjing: #idea newcomers get an hour to ask the cores"],
  [200, "lucia: #endmeeting"],
];

/** The first morning. */
const opening: Script = [
  [0, "lucia: #startmeeting identity"],
  [8, "lucia: #meetingtopic Mid-cycle, first morning"],
  [20, "lucia: #chair mira"],
  [41, "viktor: #info sound and camera work; whoever cannot hear says so here"],
  [60, "lucia: #topic Passkeys in this cycle"],
  [84, "mira: the spec merged two days before the freeze, the code is up but not small"],
  [115, "anjali: reviewing it in two halves would help me"],
  [133, "sunniva: splitting is half a day, no more"],
  [150, "mira: #agreed passkeys may ask for an exemption if the patch is split and green within one week"],
  [171, "mira: #action sunniva splits the passkey patch into driver and API by friday"],
  [190, "mira: #action anjali and tobias review both halves by 2026-02-04"],
  [230, "lucia: #topic Application credentials"],
  [262, "hanae: rotation breaks clients that cache the old secret"],
  [281, "oyelaran: #link https://docs.example.org/aurora/rotation what others do about it"],
  [301, "mira: #startvote Do both secrets stay valid for an hour after rotation? Yes, No, Abstain."],
  [318, "hanae: #vote yes"],
  [321, "tobias: #vote no"],
  [324, "anjali: #vote yes"],
  [330, "noor: #vote Yes"],
  [338, "tobias: #vote abstain"],
  [352, "mira: #endvote"],
  [366, "mira: #agreed both secrets stay valid for an hour, and the response says until when"],
  [380, "lucia: #help somebody who knows the documentation tooling, for the upgrade note"],
  [410, "lucia: #topic Reviews that wait"],
  [425, "kwabena! looks guilty"],
  [440, "mira: #info three of the ten oldest wait for their owner, not for us"],
  [463, "lucia: #action write to the owners of what has been in merge conflict for a month"],
  [481, "priya: #idea an hour of nothing but the oldest reviews, every afternoon"],
  [502, "lucia: #info the first early look at devstack is on Friday"],
  [520, "lucia: #endmeeting"],
];

/** Lets the made-up team have met: a week before the sprint that is on, and on its first morning once that is over. */
export async function meetInDemo(context: Context): Promise<void> {
  const now = context.now();
  const sprint = sprintAt(context, now);
  if (!sprint) return;
  const first = Date.parse(sprintWindow(sprint).from);
  await keep(context, first - 6 * 86_400_000 + 15 * 3_600_000, planning, now);
  await keep(context, first + 9 * 3_600_000 + 300_000, opening, now);
  context.signs.tell({ topics: [minutesTopic], changes: [] });
}

async function keep(context: Context, start: number, script: Script, now: Instant): Promise<void> {
  const lines = script.map(([after, line]): Heard => {
    const [, by = "", sign, text = ""] = /^(\w+)([:!]) (.*)$/.exec(line) ?? [];
    const at = new Date(start + after * 4_000).toISOString();
    return { at, by, text, ...(sign === "!" && { kind: "did" as const }) };
  });
  const [began, ended] = [lines[0]?.at, lines.at(-1)?.at];
  if (!began || !ended || ended > now) return;
  const id = `identity.${began.slice(0, 10)}-${began.slice(11, 16).replace(":", ".")}`;
  await openMeeting(context.db, { id, source, place, sprint: null, began, ended, topicBefore: null }, lines);
}
