/** How is a recap made from clones alone? */
import { join } from "node:path";
import { Refused } from "../commands/context.ts";
import { gitRecap } from "../commands/git-recap.ts";
import { wordsOf } from "../commands/words.ts";
import { day, zone as knownZone } from "../config/fields.ts";
import { type OwnClone, plainSprint, programOfClones } from "../config/git-program.ts";
import { loadProgram } from "../config/program-file.ts";
import { nameClone, openHistory } from "../forges/open.ts";
import type { Program, Sprint } from "../review/program.ts";
import { closest } from "../words/closest.ts";
import { say } from "./ground.ts";
import { type PostOptions, writePost } from "./post.ts";

/** What is asked: clones, and days or a sprint of the program file. */
export interface GitRecapOptions extends PostOptions {
  git: string[];
  superproject?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  zone?: string | undefined;
  sprint?: string | undefined;
}

/** Writes the recap of some days as git history tells it. @throws Refused, Unavailable or ConfigMistakes with one sentence */
export async function recapOfGit(options: GitRecapOptions): Promise<void> {
  const { signal } = new AbortController();
  const now = new Date().toISOString();
  const team = options.program ? await loadProgram(options.program) : null;
  const days = daysOf(options, team);
  const named: OwnClone[] = [];
  for (const folder of options.git) named.push(await nameClone(folder, signal));
  const clones = apart(team === null ? named : named.map((clone) => ({ ...clone, name: nameIn(team, clone) })));
  const program = programOfClones(clones, options.superproject ?? null, team);
  const names = program.repositories.map(({ name }) => name);
  const title = `${names.map((name) => name.split("/").at(-1)).join(", ")}, ${days.first} to ${days.last}`;
  const sprint = "title" in days ? days : plainSprint({ ...days, id: `${days.first}-to-${days.last}`, title });
  const [settings] = program.forges;
  if (!settings) throw new Error("a program of clones has their forge");

  const { recaps } = program;
  const view = await gitRecap(
    {
      forge: await openHistory(settings, names, join(options.data, "git"), say),
      ...{ program, sprint, now },
      material: {
        words: wordsOf({ ...recaps, language: options.language ?? recaps.language }),
        tag: recaps.tag ?? program.id,
        address: options.address?.replace(/\/+$/, "") ?? null,
      },
    },
    signal,
  );
  const absent = team?.repositories.filter(({ name }) => !names.includes(name)) ?? [];
  for (const { name } of absent) say(`Not counted, for no clone of it was named: ${name}.`);
  await writePost(view, options, recaps);
}

type Days = Pick<Sprint, "first" | "last" | "zone">;

/** @returns the days asked for, or the sprint that has them. @throws Refused naming what would be right */
function daysOf({ from, to, zone, sprint: id }: GitRecapOptions, team: Program | null): Days | Sprint {
  if (from === undefined && to === undefined) {
    const sprints = team?.sprints ?? [];
    const found =
      sprints.find((one) => one.id === id) ?? (id === undefined && sprints.length === 1 ? sprints[0] : null);
    if (found) return found;
    const there = sprints.length > 0 ? `, or one of the sprints ${sprints.map((one) => one.id).join(", ")}` : "";
    throw new Refused(`Which days? Give --from and --to, as --from 2016-01-27 --to 2016-01-29${there}.`);
  }
  const [first, last] = [from ?? to, to ?? from].map((text) => text ?? "") as [string, string];
  for (const text of [first, last]) {
    if (!day.safeParse(text).success) throw new Refused(`"${text}" is not a day: give one as 2016-01-27.`);
  }
  if (first > last) throw new Refused(`--from ${first} is after --to ${last}: give the earlier day first.`);
  const same = team?.sprints.find((one) => one.first === first && one.last === last && (zone ?? one.zone) === one.zone);
  const place = zone ?? same?.zone ?? "UTC";
  if (!knownZone.safeParse(place).success) {
    const near = closest(place, Intl.supportedValuesOf("timeZone"));
    const meant = near ? `did you mean ${near}?` : "give an IANA name, as America/Chicago.";
    throw new Refused(`"${place}" is not a time zone: ${meant}`);
  }
  return same ?? { first, last, zone: place };
}

/** A clone may know only the end of the name that the program file has. */
function nameIn({ repositories }: Program, { name, folder }: OwnClone): string {
  const own =
    repositories.find((one) => one.name === name) ?? repositories.find((one) => endOf(one.name) === endOf(name));
  if (own) return own.name;
  const known = repositories.map((one) => one.name).join(", ");
  throw new Refused(`${folder} is a clone of ${name}, which is no repository of the program: there are ${known}.`);
}

/** Two clones of one repository would count everything twice. */
function apart(clones: OwnClone[]): OwnClone[] {
  const twice = clones.find(({ name }, n) => clones.findIndex((one) => one.name === name) < n);
  if (!twice) return clones;
  const folders = clones.filter(({ name }) => name === twice.name).map(({ folder }) => folder);
  throw new Refused(`${folders.join(" and ")} are both clones of ${twice.name}: name one of them.`);
}

function endOf(name: string): string {
  return name.split("/").at(-1) ?? name;
}
