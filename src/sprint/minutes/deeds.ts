/** What does each command do to a meeting? */
import { cast, openBallot, tallyOf } from "./ballot.ts";
import { clockTime } from "./clock-time.ts";
import type { ItemKind, Mark } from "./minutes.ts";
import type { Speaker } from "./speakers.ts";
import { attend, type Kept, type Meeting, type Reaction } from "./state.ts";
import { meetingVerbs } from "./verbs.ts";

/** A command as it was said. */
export interface Told {
  meeting: Meeting;
  mark: Mark;
  /** The nick; empty when nobody knows. */
  by: string;
  /** What follows the command. */
  rest: string;
  chair: boolean;
  /** Null for somebody who uses the nick of another. */
  speaker: Speaker | null;
  /** @returns who is meant by a nick. */
  called(nick: string): Speaker;
}

type Deed = (told: Told) => Reaction[];

/** Milliseconds after which anybody may end a meeting. */
const long = 3_600_000;

const reply = (text: string): Reaction[] => [{ kind: "reply", text }];
const keep =
  (kind: ItemKind): Deed =>
  ({ meeting, mark, rest }) => {
    meeting.kept.push({ kind, mark, text: rest });
    return [];
  };

/** By `MeetingVerb.name`. The answers are worded as meetbot words them. */
export const deeds: Readonly<Record<string, Deed>> = {
  startmeeting({ meeting, mark, by, rest, speaker }) {
    if (meeting.started) return reply("A meeting goes on here already: end it first with #endmeeting.");
    meeting.started = mark;
    if (speaker !== null) meeting.chairs.set(speaker, by);
    const begun = mark.at === null ? "" : ` ${clockTime(mark.at)} UTC`;
    const useful = "Useful commands: #action #agreed #help #info #idea #link #topic #startvote #endmeeting.";
    const said = [...reply(`Meeting started${begun}.  The chair is ${by}.`), ...reply(useful)];
    const named = rest === "" ? [] : [...entitle(meeting, rest), ...name(meeting, rest)];
    return [{ kind: "started", quiet: meeting.lurking }, ...said, ...named];
  },
  endmeeting({ meeting, mark, chair }) {
    const [began, now] = [meeting.started?.at ?? null, mark.at];
    const late = began !== null && now !== null && Date.parse(now) - Date.parse(began) >= long;
    if (!chair && !late) return [];
    meeting.ended = mark;
    return [{ kind: "ended", quiet: meeting.lurking }];
  },
  topic({ meeting, mark, rest }) {
    meeting.kept.push({ kind: "topic", mark, text: rest });
    return [topicOf(meeting)];
  },
  meetingtopic: ({ meeting, rest }) => entitle(meeting, rest),
  meetingname: ({ meeting, rest }) => name(meeting, rest),
  agreed: keep("agreed"),
  accepted: keep("accepted"),
  rejected: keep("rejected"),
  action: keep("action"),
  info: keep("info"),
  idea: keep("idea"),
  help: keep("help"),
  link: keep("link"),
  nick({ meeting, rest }) {
    for (const nick of nicksIn(rest)) attend(meeting, nick, 0);
    return [];
  },
  startvote({ meeting, rest, chair }) {
    if (!chair) return reply("Only a chair may start a vote.");
    if (meeting.ballot)
      return reply(`Already voting on: ${meeting.ballot.question}? Close that vote first with #endvote.`);
    const ballot = openBallot(rest);
    if (!ballot) return reply("Unable to parse vote topic and options: write #startvote QUESTION? OPTION, OPTION");
    meeting.ballot = ballot;
    const begun = `Begin voting on: ${ballot.question}? Valid vote options are ${ballot.options.join(", ")}.`;
    return [...reply(begun), ...reply("Vote using '#vote OPTION'. Only your last vote counts.")];
  },
  vote({ meeting: { ballot }, by, rest, speaker }) {
    if (!ballot) return reply(`${by}: no vote is open; a chair begins one with #startvote.`);
    if (speaker === null) return reply(`${by}: this nick belongs to an account; identify with it before you vote.`);
    if (cast(ballot, speaker, by, rest)) return [];
    return reply(`${by}: ${rest} is not a valid option. Valid options are ${ballot.options.join(", ")}.`);
  },
  showvote: ({ meeting: { ballot } }) =>
    ballot ? standing(ballot) : reply("No vote is open; a chair begins one with #startvote."),
  endvote({ meeting, mark }) {
    const { ballot } = meeting;
    if (!ballot) return reply("No vote is open; a chair begins one with #startvote.");
    meeting.ballot = null;
    const cast = tallyOf(ballot).filter(({ voters }) => voters.length > 0);
    const results = cast.map(({ option, voters }) => `${option}: ${voters.length}`).join(", ");
    const text = `Voted on "${ballot.question}?" Results are, ${results || "no votes"}`;
    meeting.kept.push({ kind: "vote", mark, text, ballot });
    return [...reply(`Voted on "${ballot.question}?" Results are`), ...standing(ballot)];
  },
  chair({ meeting, rest, called }) {
    for (const nick of nicksIn(rest)) {
      attend(meeting, nick, 0);
      if (!meeting.chairs.has(called(nick))) meeting.chairs.set(called(nick), nick);
    }
    return chairs(meeting);
  },
  unchair({ meeting, rest, called }) {
    const [founder] = meeting.chairs.keys();
    for (const nick of nicksIn(rest)) if (called(nick) !== founder) meeting.chairs.delete(called(nick));
    return chairs(meeting);
  },
  undo({ meeting }) {
    const gone = meeting.kept.pop();
    return gone ? reply(`Removing item from minutes: #${gone.kind} ${gone.text}`) : [];
  },
  save: ({ meeting }) => [{ kind: "saved", quiet: meeting.lurking }],
  restrictlogs({ meeting }) {
    meeting.restricted = true;
    return reply("The log of this meeting is shown to the team only.");
  },
  lurk({ meeting }) {
    meeting.lurking = true;
    return [];
  },
  unlurk({ meeting }) {
    meeting.lurking = false;
    return [];
  },
  commands: () => reply(`Available commands: ${meetingVerbs.map(({ name }) => `#${name}`).join(" ")}`),
};

function entitle(meeting: Meeting, text: string): Reaction[] {
  meeting.title = /^(?:|none|unset)$/i.test(text) ? null : text;
  return [topicOf(meeting)];
}

function name(meeting: Meeting, text: string): Reaction[] {
  meeting.name = text.toLowerCase().replace(/[^a-z0-9]+/g, "_") || null;
  return meeting.name === null ? [] : reply(`The meeting name has been set to '${meeting.name}'`);
}

function topicOf({ kept, title }: Meeting): Reaction {
  const topic = kept.findLast((one: Kept) => one.kind === "topic")?.text ?? "";
  return { kind: "topic", text: title === null ? topic : `${topic} (Meeting topic: ${title})`.trim() };
}

function chairs(meeting: Meeting): Reaction[] {
  return reply(`Current chairs: ${[...meeting.chairs.values()].sort().join(" ")}`);
}

function standing(ballot: NonNullable<Meeting["ballot"]>): Reaction[] {
  const cast = tallyOf(ballot).filter(({ voters }) => voters.length > 0);
  if (cast.length === 0) return reply("Nobody has voted yet.");
  return cast.flatMap(({ option, voters }) => reply(`${option} (${voters.length}): ${voters.join(", ")}`));
}

function nicksIn(text: string): string[] {
  return text.split(/[, ]+/).filter(Boolean);
}
