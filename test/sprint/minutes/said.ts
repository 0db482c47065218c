/** How do stories say what was said in a meeting? */
import type { Line } from "../../../src/sprint/minutes/line.ts";
import { type Listener, listen, type Reading, readMinutes } from "../../../src/sprint/minutes/meeting.ts";
import type { Minutes } from "../../../src/sprint/minutes/minutes.ts";

export const roster: Reading["people"] = [
  { id: "stevemar", name: "Steve Martinelli", names: ["stevemar", "smartinelli"] },
  { id: "bknudson", name: "Brant Knudson", names: ["bknudson"] },
  { id: "ana", name: "Ana Krivokapic", names: ["akrivoka"] },
  { id: "will", name: "Will Haas", names: [] },
];

export const meeting: Reading = { form: "meeting", people: roster, zone: "UTC" };
export const pad: Reading = { ...meeting, form: "text" };

/**
 * Lines of a transcript, a second apart from 18:00:00 of 7 January 2014: "nick: text"; "nick! text" did it; "nick=account: text"
 * vouches; "old > new" renames; "+70 nick: text" is said so many minutes later.
 */
export function lines(...transcript: string[]): Line[] {
  let at = Date.parse("2014-01-07T18:00:00.000Z");
  return transcript.map((row, index) => {
    const [, minutes, rest = row] = /^\+(\d+) (.*)$/s.exec(row) ?? [];
    if (minutes) at += Number(minutes) * 60_000;
    const base = { id: String(index + 1), at: new Date(at + index * 1_000).toISOString() };
    const renamed = /^(\S+) > (\S+)$/.exec(rest);
    if (renamed) return { ...base, by: renamed[1] ?? "", text: renamed[2] ?? "", kind: "renamed" };
    const [, by = "", account, sign, text = ""] = /^([^\s:!=]+)(?:=(\w+))?([:!]) ?(.*)$/s.exec(rest) ?? [];
    return { ...base, by, text, ...(account && { account }), ...(sign === "!" && { kind: "did" as const }) };
  });
}

/** Hears a transcript. @returns the listener and every reply as text; topics as "TOPIC …". */
export function heard(transcript: readonly string[], reading = meeting): { listener: Listener; said: string[] } {
  const listener = listen(reading);
  const reactions = lines(...transcript).flatMap((line) => listener.hear(line));
  const said = reactions.flatMap((one) =>
    one.kind === "reply" ? [one.text] : one.kind === "topic" ? [`TOPIC ${one.text}`] : [],
  );
  return { listener, said };
}

/** @returns the minutes of a transcript that "stevemar" begins. */
export function minutesOf(...transcript: string[]): Minutes {
  return readMinutes(lines("stevemar: #startmeeting keystone", ...transcript), meeting);
}

/** @returns what is kept, as "kind: text"; topics as "topic: text". */
export function kept({ topics }: Minutes): string[] {
  return topics.flatMap(({ title, items }) => [
    ...(title === null ? [] : [`topic: ${title}`]),
    ...items.map(({ kind, text }) => `${kind}: ${text}`),
  ]);
}
