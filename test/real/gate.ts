/** How is a real Gerrit made ready for the gate, and how does a journey open Midcycle's house there? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { readProgram } from "../../src/config/program-file.ts";
import { answerComments, gateJudge, gatePass, type House, open, readNew, readToggled } from "../../src/index.ts";
import type { Desk } from "../../src/jobs/desk.ts";
import { type Change, changeKey } from "../../src/review/change.ts";
import { findChange } from "../../src/store/read.ts";
import { type Pushed, pushChain } from "./push.ts";
import { callsOf } from "./rest.ts";
import { coreGroupOf, humans, repositories, type Site } from "./site.ts";
import { secretsOf, variables } from "./team.ts";

export const [keystone] = repositories;
const allow = { action: "ALLOW" };

/** What the bot's group gets: all that the gate needs, or only what lets it propose. */
export async function arm(site: Site, { owner = true } = {}): Promise<void> {
  const admin = callsOf(site.gerrit.url, site.gerrit.administrator);
  const wanted = { visible_to_all: true, members: [site.bot.username] };
  const made = admin<{ id: string }>("PUT", "/groups/midcycle-gate", wanted);
  const { id } = await made.catch(() => admin<{ id: string }>("GET", "/groups/midcycle-gate"));
  const everywhere = "/projects/All-Projects";
  await admin("PUT", `${everywhere}/labels/Feature-Freeze`, {
    function: "NoBlock",
    values: { " 0": "Not exempted", "+1": "May merge" },
    copy_condition: "changekind:NO_CODE_CHANGE OR changekind:TRIVIAL_REBASE",
  });
  const vote = { label: "Feature-Freeze", rules: { [id]: { ...allow, min: 0, max: 1 } } };
  await admin("POST", `${everywhere}/access`, {
    add: {
      "refs/heads/*": { permissions: { "label-Feature-Freeze": vote } },
      "refs/meta/config": { permissions: { read: { rules: { [id]: allow } } } },
    },
  });
  if (!owner) return;
  const add = { "refs/*": { permissions: { owner: { rules: { [id]: allow } } } } };
  for (const name of repositories) await admin("POST", `/projects/${encodeURIComponent(name)}/access`, { add });
}

/** @returns the team's program file with one feature freeze, "YYYY-MM-DD HH:MM" in UTC each; `more` of its keys. */
export function frozenProgram(site: Site, since: string, until: string, more: object = {}): string {
  return stringify({
    id: "identity",
    name: "Identity",
    address: "https://midcycle.example.org",
    forges: [
      {
        name: "gerrit",
        kind: "gerrit",
        url: site.gerrit.url,
        "username-env": variables.username,
        "password-env": variables.password,
      },
    ],
    repositories: repositories.map((name) => ({
      name,
      type: name.endsWith("-specs") ? "specs" : "service",
      "core-group": coreGroupOf(name),
    })),
    people: humans.map(({ name, username, groups }) => ({
      id: username,
      name,
      accounts: { gerrit: username },
      cores: groups.map((group) => ({ group })),
    })),
    roles: { ptl: ["ana"] },
    bots: { accounts: [site.bot.username, site.ci.username] },
    commands: { gerrit: true },
    gate: {},
    freezes: [{ id: "m-3", kind: "feature-freeze", since, until, repositories: [keystone] }],
    ...more,
  });
}

/** Farid's change of a file of code; the trailer says what it is ("Implements: blueprint totp"). */
export async function pushCode(site: Site, subject: string, trailer: string): Promise<Pushed> {
  return (await pushSome(site, [{ subject, trailer }]))[0] as Pushed;
}

/** Some of them, each upon the one before. */
export function pushSome(site: Site, some: readonly { subject: string; trailer: string }[]): Promise<Pushed[]> {
  const farid = humans.find(({ username }) => username === "farid") as (typeof humans)[0];
  const commits = some.map(({ subject, trailer }) => ({
    message: `${subject}\n\n${trailer}`,
    path: `keystone/${subject.replaceAll(/\W+/g, "_").toLowerCase()}.py`,
    text: `# ${subject}\n`,
  }));
  return pushChain(site.gerrit.url, farid, keystone, commits);
}

/** A house whose time is set by hand. */
export interface GateHouse {
  house: House;
  desk: Desk;
  at(now: string): void;
  /** Reads what is new, does one pass, and reads what it moved. @returns what was written. */
  pass(): Promise<{ wrote: string[]; on: string[]; troubles: string[]; proposed: string[]; read: number }>;
  /** Reads what is new and runs and answers what was said in comments. */
  listen(): Promise<number>;
  mirrored(change: Pushed): Promise<Change>;
  said: string[];
  close(): Promise<void>;
}

export async function gateHouse(site: Site, since: string, until: string, more: object = {}): Promise<GateHouse> {
  const folder = mkdtempSync(join(tmpdir(), "midcycle-gate-"));
  const program = readProgram(frozenProgram(site, since, until, more), "the team with a freeze");
  const said: string[] = [];
  let now = new Date().toISOString();
  const house = await open({
    program,
    secrets: { gerrit: secretsOf(site) },
    where: { sqlite: join(folder, "mirror.db") },
    follow: false,
    now: () => now,
    log: (line) => said.push(line),
  });
  const [desk] = house.desks as [Desk];
  const { signal } = new AbortController();
  const { gate } = program.writing;
  const { write } = desk.forge;
  if (!gate || !write) throw new Error("the team has no gate");
  const ground = { desk, context: house.context, order: gate, write, judge: gateJudge };
  return {
    house,
    desk,
    said,
    at(moment) {
      now = moment;
    },
    async pass() {
      await readNew(desk, house, signal);
      const pass = await gatePass(ground, signal);
      return { ...pass, read: await readToggled(desk, signal) };
    },
    async listen() {
      await readNew(desk, house, signal);
      return answerComments(desk, house.context, [], signal);
    },
    async mirrored({ number }) {
      return (await findChange(desk.db, changeKey("gerrit", number))) as Change;
    },
    async close() {
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
