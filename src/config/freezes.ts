/** When does a team freeze, as its program file says? */
import { z } from "zod";
import { type ChangeClass, freezeKinds, kindRules } from "../review/freeze-kind.ts";
import type { FreezePlan, WallMoment } from "../review/freeze-plan.ts";
import { endOfDay, isDay, zoneOf } from "../sprint/moment.ts";
import { address, day, id, text } from "./fields.ts";
import { type Mistake, mistakeAt } from "./mistake.ts";

const written = /^(\d{4}-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::00)?(Z)?)?$/;

/** A day, a day with a time, or an instant in UTC. */
const moment = z
  .string()
  .refine(
    (text) => isDay(written.exec(text)?.[1] ?? ""),
    'a day as "2016-03-03" (its last minute is meant), or with a time as "2016-03-03 17:00" or "2016-03-03T17:00Z"',
  );

const types = ["service", "library", "client-library", "specs", "other"] as const;
const classes = [
  "spec",
  "feature",
  "bug-fix",
  "docs",
  "tests",
  "requirements",
  "strings",
  "translations",
  "other",
] as const satisfies ChangeClass[];

/** One freeze of a program file. */
export const freeze = z.strictObject({
  id: id.optional().describe("Name in addresses; cycle and kind when left out."),
  kind: z.enum(freezeKinds).describe("What it is: it decides what the other keys leave out."),
  name: text.optional().describe("What people call it."),
  since: moment.describe("When it begins. A day alone means its last minute, 23:59."),
  until: moment.optional().describe("When it ends; with the first release candidate or the release when left out."),
  zone: z
    .string()
    .refine((name) => zoneOf(name) !== null, 'an IANA time zone as "America/Chicago", "UTC" or "AoE"')
    .default("UTC")
    .describe("Time zone of since and until; AoE is anywhere on Earth."),
  every: z.enum(["day", "week", "year"]).optional().describe("How often it comes again; once when left out."),
  last: day.optional().describe("Day after which it no longer begins again."),
  types: z.array(z.enum(types)).min(1).optional().describe("Types of repositories it is about."),
  repositories: z.array(text).min(1).optional().describe("The repositories it is about, whatever their type."),
  except: z.array(text).default([]).describe("Repositories that it leaves alone."),
  branches: z.array(text).min(1).optional().describe('Branches it is about; "stable/*" stands for all that begin so.'),
  blocks: z.array(z.enum(classes)).min(1).optional().describe("What needs an exemption while it lasts."),
  ask: text.optional().describe("Whom to ask for an exemption."),
  link: address.optional().describe("Where it is announced."),
});

type FreezeFile = z.output<typeof freeze>;

/** @returns the plans of a list of freezes; `cycle` is the one they belong to. */
export function plansOf(list: readonly FreezeFile[], cycle: string | null): FreezePlan[] {
  return list.map((one) => ({
    id: idOf(one, cycle),
    kind: one.kind,
    name: one.name ?? null,
    since: wall(one.since, one.zone),
    until: one.until === undefined ? null : wall(one.until, one.zone),
    every: one.every ?? null,
    last: one.last ?? null,
    types: one.types ?? null,
    repositories: one.repositories ?? null,
    except: one.except,
    branches: one.branches ?? null,
    blocks: one.blocks ?? null,
    ask: one.ask ?? null,
    link: one.link ?? null,
    said: null,
  }));
}

function idOf({ id, kind }: FreezeFile, cycle: string | null): string {
  return id ?? [cycle, kind].filter((part) => part !== null).join("-");
}

function wall(text: string, zone: string): WallMoment {
  const [, day = "", time, exact] = written.exec(text) ?? [];
  return { day, time: time ?? endOfDay, zone: exact ? "UTC" : (zoneOf(zone) ?? zone) };
}

/** What the check of all freezes needs of a file. */
interface Freezing {
  freezes: FreezeFile[];
  cycles: { id: string; from?: string | undefined; to?: string | undefined; freezes: FreezeFile[] }[];
  repositories: { name: string }[];
}

/** @returns the mistakes of freezes that end before they begin, overlap, share a name, or name what is not there. */
export function unfitFreezes(file: Freezing): Mistake[] {
  const lists = [
    { path: ["freezes"] as PropertyKey[], list: file.freezes, cycle: null, to: undefined },
    ...file.cycles.map((cycle, n) => ({
      path: ["cycles", n, "freezes"] as PropertyKey[],
      list: cycle.freezes,
      cycle: cycle.id,
      to: cycle.to,
    })),
  ];
  const known = file.repositories.map(({ name }) => name);
  const seen = new Set<string>();
  return lists.flatMap(({ path, list, cycle, to }) =>
    list.flatMap((one, n) => {
      const at = (key: string) => [...path, n, key];
      const id = idOf(one, cycle);
      const repeated = seen.has(id);
      seen.add(id);
      const earlier = list.slice(0, n).find((other) => overlap(other, one));
      const names = (key: "repositories" | "except") =>
        (one[key] ?? []).flatMap((name, m) =>
          known.includes(name) ? [] : [mistakeAt(file, [...at(key), m], "the full name of one of the repositories")],
        );
      return [
        ...(repeated ? [mistakeAt(file, at("id"), `a name of its own: "${id}" is used twice`)] : []),
        ...(one.until !== undefined && one.until <= one.since
          ? [mistakeAt(file, at("until"), `a moment after ${one.since}`)]
          : []),
        ...(one.until === undefined && to !== undefined && one.since.slice(0, 10) > to
          ? [mistakeAt(file, at("since"), `a day of the cycle, which ends ${to}`)]
          : []),
        ...(one.every !== undefined && one.until === undefined
          ? [mistakeAt(file, at("until"), "when a freeze that comes again ends each time")]
          : []),
        ...(one.last !== undefined && one.every === undefined
          ? [mistakeAt(file, at("last"), "no last day unless every says that it comes again")]
          : []),
        ...(earlier && !repeated
          ? [
              mistakeAt(
                file,
                at("since"),
                `a time that does not overlap the ${kindRules[one.kind].name} from ${earlier.since}`,
              ),
            ]
          : []),
        ...names("repositories"),
        ...names("except"),
      ];
    }),
  );
}

/** Do two freezes of one kind lie on each other for the same repositories? Naming a repository overrules its type. */
function overlap(a: FreezeFile, b: FreezeFile): boolean {
  if (a.kind !== b.kind || a.kind === "own" || a.every !== b.every) return false;
  if ((a.repositories === undefined) !== (b.repositories === undefined)) return false;
  const shared = (one: readonly string[], other: readonly string[]) => one.some((each) => other.includes(each));
  const where =
    a.repositories && b.repositories
      ? shared(a.repositories, b.repositories)
      : shared(a.types ?? kindRules[a.kind].types, b.types ?? kindRules[b.kind].types);
  const branches = !a.branches || !b.branches || shared(a.branches, b.branches);
  return where && branches && (a.until ?? "9999") > b.since && (b.until ?? "9999") > a.since;
}
