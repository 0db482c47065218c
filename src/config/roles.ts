/** Who holds which office of a team, as its program file says? */
import { z } from "zod";
import type { Holding, Program } from "../review/program.ts";
import { closest } from "../words/closest.ts";
import { day, id } from "./fields.ts";
import { type Mistake, mistakeAt } from "./mistake.ts";

const holder = z.union(
  [
    id,
    z.strictObject({
      person: id.describe("Id of a person."),
      from: day.optional().describe("First day; open when left out."),
      to: day.optional().describe("Last day; open when left out."),
    }),
  ],
  { error: "the id of a person, or person with from and to" },
);

/** The part `roles` of a program file. */
export const roles = z.strictObject({
  ptl: z.array(holder).default([]).describe("Who leads the team, and when: ids of people."),
  liaisons: z.array(holder).default([]).describe("Who speaks with the release team; the PTL when nobody is named."),
  organizers: z.array(holder).default([]).describe("Who runs the sprints; the PTL when nobody is named."),
  administrators: z.array(holder).default([]).describe("Who looks after this Midcycle and may read its audit."),
});

type Roles = z.output<typeof roles>;

/** @returns the offices with every end that is left out open. */
export function officesOf(file: Roles): Program["roles"] {
  const spans = (holders: Roles["ptl"]): Holding[] =>
    holders.map((one) =>
      typeof one === "string"
        ? { person: one, from: null, to: null }
        : { person: one.person, from: one.from ?? null, to: one.to ?? null },
    );
  return {
    ptl: spans(file.ptl),
    liaisons: spans(file.liaisons),
    organizers: spans(file.organizers),
    administrators: spans(file.administrators),
  };
}

/** @returns the mistakes of holders whom the file does not name, and of spans that end before they begin. */
export function strangeHolders(file: { roles: Roles; people: { id: string }[] }): Mistake[] {
  const known = file.people.map((person) => person.id);
  return (Object.keys(file.roles) as (keyof Roles)[]).flatMap((office) =>
    file.roles[office].flatMap((one, n) => {
      const { person, from, to } = typeof one === "string" ? { person: one, from: undefined, to: undefined } : one;
      const path = ["roles", office, n, ...(typeof one === "string" ? [] : ["person"])];
      const near = closest(person, known);
      const expected = `the id of one of the people${near ? ` ("${near}"?)` : ""}`;
      const backwards = from !== undefined && to !== undefined && from > to;
      return [
        ...(known.includes(person) ? [] : [mistakeAt(file, path, expected)]),
        ...(backwards ? [mistakeAt(file, ["roles", office, n, "to"], `a day not before ${from}`)] : []),
      ];
    }),
  );
}
