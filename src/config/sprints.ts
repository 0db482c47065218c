/** What may a program file say of a sprint? */
import { z } from "zod";
import type { Sprint } from "../review/program.ts";
import { plainPlan } from "../review/sprint-plan.ts";
import { rhythmFlaw } from "../sprint/rhythm.ts";
import { address, day, id, text, zone } from "./fields.ts";
import { type Mistake, mistakeAt } from "./mistake.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, as "09:00"');

/** One entry of `sprints`. */
export const sprint = z.strictObject({
  id: id.describe("Name in addresses."),
  title: text.describe("Title for people."),
  first: day.describe("First day, in the sprint's zone."),
  last: day.describe("Last day."),
  zone: zone.describe("IANA time zone."),
  place: text.optional().describe("City or address; left out for a sprint without one."),
  remote: z.boolean().default(false).describe("Can people take part from elsewhere?"),
  topics: z.array(text).default([]).describe("Topics of the sprint's own changes."),
  hashtags: z.array(text).default([]).describe("Hashtags of the sprint's own changes."),
  focus: text.optional().describe("What it is about, in a sentence."),
  notes: address.optional().describe("Address of the notes."),
  hosts: z.array(text).default([]).describe("Whom to thank for the room."),
  rhythm: z
    .array(
      z.strictObject({
        from: time.describe("When it begins each day, in the sprint's zone."),
        to: time.describe("When it ends."),
        what: text.describe("What is done in it."),
      }),
    )
    .default([])
    .describe("Parts of each day, in order: mornings for discussion, afternoons for code."),
  rooms: z.array(text).default([]).describe("Rooms that can be booked."),
  priorities: z.array(text).default([]).describe("What is to be done first, a line each."),
  expected: z.array(text).default([]).describe("Who is expected: ids of people, or names of guests."),
  "count-remote": z.boolean().default(plainPlan.countRemote).describe("Do people elsewhere count as attending?"),
  etherpad: address.default(plainPlan.etherpad).describe('Address that "etherpad auto" completes.'),
  summary: time.optional().describe("When each day is summed up; at the end of its last part when left out."),
});

type SprintEntry = z.output<typeof sprint>;

/** @returns the sprint with everything that is left out said. */
export function sprintOf({ "count-remote": countRemote, ...entry }: SprintEntry): Sprint {
  const { place = null, focus = null, notes = null, summary = null } = entry;
  return { ...entry, place, focus, notes, summary, countRemote };
}

/** @returns the mistakes of sprints that end before they begin, and of days whose parts overlap. */
export function unfitSprints(file: { sprints: SprintEntry[] }): Mistake[] {
  return file.sprints.flatMap(({ first, last, rhythm }, n) => {
    const flaw = rhythmFlaw(rhythm);
    return [
      ...(first > last ? [mistakeAt(file, ["sprints", n, "last"], `a day not before ${first}`)] : []),
      ...(flaw ? [mistakeAt(file, ["sprints", n, "rhythm", flaw.part, flaw.end], flaw.expected)] : []),
    ];
  });
}

/** @returns the mistakes of nicks that two people have: nobody could tell who of them says "in" or "out". */
export function sharedNicks(file: { people: { id: string; nicks: string[] }[] }): Mistake[] {
  const owners = new Map<string, string>();
  return file.people.flatMap(({ id: person, nicks }, n) =>
    nicks.flatMap((nick, m) => {
      const other = owners.get(nick.toLowerCase()) ?? person;
      owners.set(nick.toLowerCase(), other);
      return other === person ? [] : [mistakeAt(file, ["people", n, "nicks", m], `a nick that ${other} does not have`)];
    }),
  );
}
