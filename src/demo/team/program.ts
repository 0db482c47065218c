/** What does the program file of the made-up team say? */
import { stringify } from "yaml";
import type { Site } from "../gerrit/site.ts";
import { cycles, earlierSprint, freezes, type Meeting, sprint } from "./calendar.ts";
import { type Actor, type Cast, serviceNames } from "./furnish.ts";
import { repositories } from "./repositories.ts";

/** Environment variables that hold the user name and password of Midcycle's account. */
export const variables = { username: "MIDCYCLE_DEMO_USER", password: "MIDCYCLE_DEMO_PASSWORD" };
const forge = "demo";

/** @returns the file as YAML, with the addresses of this very server. */
export function teamProgram(site: Site, cast: Cast, stream: { host: string; port: number }): string {
  const program = {
    id: "aurora-identity",
    name: "Aurora identity (a made-up team)",
    forges: [forgeOf(forge, site, stream)],
    repositories: repositories.map(({ name, type, coreGroup, branches }) => ({
      name,
      forge,
      type,
      branches,
      "core-group": coreGroup,
    })),
    people: cast.people.map(personOf),
    roles: { ptl: ["mira"], liaisons: ["anjali"], organizers: ["lucia"], administrators: ["mira"] },
    "sign-in": { local: true },
    pads: { guests: true },
    etherpads: [
      {
        name: "etherpad",
        url: `${site.url}/etherpad`,
        "poll-seconds": 10,
        pads: [
          { pad: "heron-hallway", sprint: sprint.id },
          { pad: "gannet-retrospective", sprint: earlierSprint.id },
        ],
      },
    ],
    bots: { accounts: Object.values(serviceNames), patterns: [] },
    "company-aliases": [],
    rules: {
      "review-label": "Code-Review",
      "core-value": 2,
      "block-value": -2,
      "core-votes": 2,
      approval: { label: "Workflow", value: 1 },
      ci: { label: "Verified", accounts: [serviceNames.ci], pass: 1 },
      "waits-days": { owner: 7, reviewers: 3, cores: 3 },
    },
    cycles,
    freezes,
    sprints: [earlierSprint, sprint].map(sprintOf),
    channels: [
      { name: "news", kind: "feed", folder: "posts" },
      { name: "pages", kind: "file", folder: "posts/pages" },
      { name: "letters", kind: "file", folder: "posts", people: true, tells: [], "group-seconds": 20 },
    ],
  };
  return stringify(program, { aliasDuplicateObjects: false });
}

/** @returns the forge entry that leads to this server. */
export function forgeOf(name: string, site: Site, { host, port }: { host: string; port: number }): object {
  return {
    name,
    kind: "gerrit",
    url: site.url,
    "username-env": variables.username,
    "password-env": variables.password,
    stream: { host, port, username: serviceNames.bot, "password-env": variables.password },
  };
}

function personOf({ username, name, email, companies, core, specs }: Actor): object {
  const affiliations = companies.map(({ name, from }, index) => {
    const next = companies[index + 1]?.from;
    return { company: name, ...(from ? { from } : {}), ...(next ? { to: dayBefore(next) } : {}) };
  });
  const groups = core ? ["aurora-core", ...(specs ? ["aurora-specs-core"] : [])] : [];
  const cores = groups.map((group) => ({
    group,
    ...(core?.from ? { from: core.from } : {}),
    ...(core?.to ? { to: core.to } : {}),
  }));
  return {
    id: username,
    name,
    accounts: { [forge]: [username] },
    emails: [email],
    nicks: [username],
    affiliations,
    cores,
  };
}

function sprintOf({ id, title, first, last, zone, place, hashtag, focus }: Meeting): object {
  return {
    ...{ id, title, first, last, zone, place, remote: true, topics: [], hashtags: [hashtag], focus },
    hosts: ["Halvard Systems"],
    rhythm: [
      { from: "09:00", to: "12:00", what: "discussion" },
      { from: "13:00", to: "18:00", what: "code and reviews" },
    ],
    rooms: ["Canal", "Atelier", "Loft"],
    priorities: ["Passkeys: registration and sign-in", "Application credentials", "Whatever has waited longest"],
    expected: ["mira", "tobias", "anjali", "oyelaran", "lucia", "hanae", "stellan", "noor", "gregor", "aroha"],
  };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
