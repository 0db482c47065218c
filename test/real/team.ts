/** How does Midcycle follow the team of the real Gerrit? */
import { stringify } from "yaml";
import type { z } from "zod";
import { readProgram } from "../../src/config/program-file.ts";
import type { programSchema } from "../../src/config/schema.ts";
import type { Secrets } from "../../src/forges/gerrit/open.ts";
import type { ForgeSettings, Program, Repository } from "../../src/review/program.ts";
import { branches, coreGroupOf, humans, repositories, type Site } from "./site.ts";

/** Environment variables that hold the bot's user name, its password, and the path of its SSH key. */
export const variables = {
  username: "MIDCYCLE_GERRIT_USER",
  password: "MIDCYCLE_GERRIT_PASSWORD",
  keyFile: "MIDCYCLE_GERRIT_KEY_FILE",
};

/** @returns the team's program file, with a sprint around the day ("YYYY-MM-DD"). */
export function programText({ gerrit, bot, ci }: Site, today: string): string {
  const program: z.input<typeof programSchema> = {
    id: "identity",
    name: "Identity on a real Gerrit",
    forges: [
      {
        name: "gerrit",
        kind: "gerrit",
        url: gerrit.url,
        "username-env": variables.username,
        "password-env": variables.password,
        stream: { ...gerrit.ssh, username: bot.username, "key-file-env": variables.keyFile },
      },
    ],
    repositories: repositories.map((name) => ({
      name,
      type: typeOf(name),
      branches: [...branches],
      "core-group": coreGroupOf(name),
    })),
    people: humans.map(({ name, username, groups }) => ({
      id: username,
      name,
      accounts: { gerrit: username },
      cores: groups.map((group) => ({ group })),
    })),
    bots: { accounts: [bot.username, ci.username] },
    rules: { ci: { accounts: [ci.username] } },
    sprints: [
      {
        id: "sprint",
        title: "A sprint on a real Gerrit",
        first: dayAfter(today, -1),
        last: dayAfter(today, 1),
        zone: "UTC",
        remote: true,
        hashtags: ["midcycle"],
      },
    ],
  };
  return stringify(program);
}

/** @returns that program as Midcycle reads it. Polls are an hour apart, so that what comes sooner came by the stream. */
export function programOf(site: Site, changed: Partial<ForgeSettings> = {}): Program {
  const program = readProgram(programText(site, "2026-01-01"), "the real Gerrit's program");
  const rare = { pollSeconds: 3_600, sweepSeconds: 86_400 };
  return { ...program, forges: program.forges.map((forge) => ({ ...forge, ...rare, ...changed })) };
}

/** @returns how the bot reaches the server. */
export function settingsOf(site: Site): ForgeSettings {
  const [settings] = programOf(site).forges;
  return settings as ForgeSettings;
}

/** @returns the bot's credentials. */
export function secretsOf({ bot }: Site): Secrets {
  return { username: bot.username, password: bot.password, sshKey: bot.sshKey };
}

function typeOf(repository: string): Repository["type"] {
  if (repository.endsWith("-specs")) return "specs";
  if (repository.endsWith("client")) return "client-library";
  return repository === repositories[0] ? "service" : "library";
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
