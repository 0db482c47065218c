/** What do lines come to, one after the other? */

import { tallyOf } from "./ballot.ts";
import { deeds } from "./deeds.ts";
import { dueIn } from "./due.ts";
import type { Line } from "./line.ts";
import { linkIn } from "./link.ts";
import type { Item, Minutes, Topic } from "./minutes.ts";
import { type Named, type Names, namesOf } from "./owner.ts";
import { createSpeakers } from "./speakers.ts";
import { attend, type Kept, type Meeting, nothingYet, type Reaction } from "./state.ts";
import { readLine } from "./verbs.ts";

/** How lines are read. */
export interface Reading {
  /**
   * "meeting": nothing is kept before `#startmeeting` and after `#endmeeting`, and some commands are for chairs only.
   * "text": all of it is kept, and whoever may write it may do everything, as in a pad.
   */
  form: "meeting" | "text";
  /** The roster, by which an action names its owner. */
  people: readonly Named[];
  /** IANA zone of the days that actions name. */
  zone: string;
}

/** A meeting that is listened to. */
export interface Listener {
  /** Takes the next line. @returns what is to be answered, in its order; nothing for most lines. */
  hear(line: Line): Reaction[];
  /** What there is until now. */
  minutes(): Minutes;
  /** Was it begun, and not ended? */
  readonly open: boolean;
}

/** @returns a listener who has heard nothing. */
export function listen(reading: Reading): Listener {
  const names = namesOf(reading.people);
  const whole = reading.form === "text";
  const meeting = nothingYet();
  const speakers = createSpeakers((gone, stays) => {
    const vote = meeting.ballot?.votes.get(gone);
    meeting.ballot?.votes.delete(gone);
    if (vote && !meeting.ballot?.votes.has(stays)) meeting.ballot?.votes.set(stays, vote);
    meeting.chairs = new Map([...meeting.chairs].map(([one, name]) => [one === gone ? stays : one, name]));
  });

  return {
    hear(line) {
      if (line.kind === "renamed") return rename(line);
      const said = line.kind === undefined || line.kind === "said" ? readLine(line.text) : null;
      if (!whole && (meeting.ended || (!meeting.started && said?.verb.name !== "startmeeting"))) return [];
      if (line.by !== null) attend(meeting, line.by, 1);
      if (line.kind === "ours") return [];
      const speaker = speakers.of(line);
      const chair = whole || meeting.started === null || (speaker !== null && meeting.chairs.has(speaker));
      if (!said || (said.verb.chairs && !chair)) return [];
      const mark = { line: line.id, at: line.at, by: line.by };
      const told = { meeting, mark, by: line.by ?? "", rest: said.rest, chair, speaker, called: speakers.called };
      const reactions = deeds[said.verb.name]?.(told) ?? [];
      return meeting.lurking ? reactions.filter(({ kind }) => kind !== "reply" && kind !== "topic") : reactions;
    },
    minutes: () => minutesOf(meeting, names, reading.zone),
    get open() {
      return meeting.started !== null && meeting.ended === null;
    },
  };

  function rename({ by, text }: Line): Reaction[] {
    if (by === null) return [];
    speakers.renamed(by, text);
    const speaker = speakers.called(text);
    if (meeting.chairs.has(speaker)) meeting.chairs.set(speaker, text);
    return [];
  }
}

/** @returns the minutes of lines: the same for the same lines, however often and in however many pieces they are read. */
export function readMinutes(lines: Iterable<Line>, reading: Reading): Minutes {
  const listener = listen(reading);
  for (const line of lines) listener.hear(line);
  return listener.minutes();
}

function minutesOf(meeting: Meeting, names: Names, zone: string): Minutes {
  const nicks = [...meeting.present.keys()];
  const first: Topic = { title: null, mark: null, items: [] };
  const topics = [first];
  for (const kept of meeting.kept) {
    if (kept.kind === "topic") topics.push({ title: kept.text, mark: kept.mark, items: [] });
    else topics.at(-1)?.items.push(itemOf(kept, kept.kind, nicks, names, zone));
  }
  const { title, name, started, ended, restricted, ballot, present } = meeting;
  return {
    title,
    name,
    started,
    ended,
    chairs: [...meeting.chairs.values()],
    topics: first.items.length > 0 ? topics : topics.slice(1),
    voting: ballot && { question: ballot.question, options: [...ballot.options] },
    present: [...present]
      .map(([nick, lines]) => ({ name: nick, person: names.person(nick)?.id ?? null, lines }))
      .sort((a, b) => b.lines - a.lines),
    restricted,
  };
}

function itemOf(
  { mark, text, ballot }: Kept,
  kind: Item["kind"],
  nicks: readonly string[],
  names: Names,
  zone: string,
): Item {
  if (kind === "link") return { kind, ...mark, text, ...linkIn(text) };
  if (kind === "action")
    return { kind, ...mark, text, owners: names.named(text, nicks), due: dueIn(text, mark.at, zone) };
  if (kind !== "vote") return { kind, ...mark, text };
  return { kind, ...mark, text, question: ballot?.question ?? "", tally: ballot ? tallyOf(ballot) : [] };
}
