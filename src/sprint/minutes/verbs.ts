/** Which commands does a meeting understand? */

/** One command of a meeting, as meetbot knows it. */
export interface MeetingVerb {
  /** Without its "#". */
  name: string;
  synonyms: readonly string[];
  usage: string;
  summary: string;
  /** Only a chair may; what anybody else says is left alone. */
  chairs: boolean;
}

const of = (
  name: string,
  usage: string,
  summary: string,
  chairs: boolean,
  ...synonyms: readonly string[]
): MeetingVerb => ({ name, usage, summary, chairs, synonyms });

/** All of them, in the order of the documentation. None of them can be the name of a track. */
export const meetingVerbs: readonly MeetingVerb[] = [
  of("startmeeting", "[NAME]", "begins a meeting; who says it is its chair", false),
  of("endmeeting", "", "ends the meeting; after an hour anybody may", false),
  of("topic", "TEXT", "begins a topic", true),
  of("meetingtopic", "TEXT|none", "says what the whole meeting is about", true),
  of("meetingname", "NAME", "names the meeting, for its files", true),
  of("agreed", "TEXT", "keeps what was agreed", true, "agree"),
  of("accepted", "TEXT", "keeps that something was accepted", true, "accept"),
  of("rejected", "TEXT", "keeps that something was rejected", true, "reject"),
  of("action", "NICK TEXT [by DAY]", "keeps what somebody is to do", false),
  of("info", "TEXT", "keeps a piece of information", false),
  of("idea", "TEXT", "keeps an idea", false),
  of("help", "TEXT", "keeps a call for help", false, "halp"),
  of("link", "URL [TEXT]", "keeps a link; a line that begins with an address is one by itself", false),
  of("nick", "NICK, …", "names people who are there and say nothing", false),
  of("startvote", "QUESTION? [OPTION, …]", "begins a vote; without options they are Yes and No", false),
  of("vote", "OPTION", "votes; only the last one counts", false),
  of("showvote", "", "says how the vote stands", false),
  of("endvote", "", "closes the vote and keeps its result", true),
  of("chair", "NICK, …", "makes people chairs", true),
  of("unchair", "NICK, …", "takes chairs back, except from who began", true),
  of("undo", "", "takes back what was kept last", true),
  of("save", "", "writes the minutes as they are now; they are kept anyway", true),
  of("restrictlogs", "", "shows the log to the team only", true),
  of("lurk", "", "lets the bot keep minutes without saying anything", true),
  of("unlurk", "", "lets it speak again", true),
  of("commands", "", "lists these commands", false),
];

const byName = new Map(meetingVerbs.flatMap((verb) => [verb.name, ...verb.synonyms].map((name) => [name, verb])));

/** @returns the command of a word without its "#", in any case, synonyms included; null when there is none. */
export function meetingVerb(word: string): MeetingVerb | null {
  return byName.get(word.toLowerCase()) ?? null;
}

/** @returns the command that a line begins with, or the link that it is; null for all else. A blank before "#" disables a command. */
export function readLine(text: string): { verb: MeetingVerb; rest: string } | null {
  const command = /^#(\w+)[ \t]*(.*)$/s.exec(text);
  const verb = command && meetingVerb(command[1] ?? "");
  if (command) return verb && { verb, rest: command[2]?.trim() ?? "" };
  return bareLink.test(text) ? { verb: link, rest: text.trim() } : null;
}

const link = byName.get("link") as MeetingVerb;
const bareLink = /^(?:(?:https?|irc|ftp|ssh):\/\/|mailto:)\S/;
