/** What is there on a server for a new program file? */
import { Refused } from "../commands/context.ts";
import { address } from "../config/fields.ts";
import { idFrom, type Starter } from "../config/starter.ts";
import type { Forge } from "../forges/forge.ts";
import { list } from "../words/plain.ts";
import { say } from "./ground.ts";

/** Where the survey's credentials come from; the file names the same variables. */
const variables = { username: "GERRIT_USERNAME", password: "GERRIT_PASSWORD" };
/** More repositories than that are no team's. */
const most = 200;

/**
 * Asks a server for what a program file could name, with the credentials that the environment holds.
 * @throws Refused when no project matches, Unavailable when the server does not answer.
 */
export async function survey(gerrit: string, patterns: readonly string[]): Promise<Starter> {
  const url = address.safeParse(/^https?:\/\//.test(gerrit) ? gerrit : `https://${gerrit}`);
  if (!url.success) throw new Refused(`"${gerrit}" is no address of a server: write it as https://review.example.org.`);
  const name = forgeName(url.data);
  const { openForge } = await import("../index.ts");
  const { [variables.username]: username, [variables.password]: password } = process.env;
  const signedIn = Boolean(username && password);
  const settings = {
    name,
    kind: "gerrit" as const,
    url: url.data,
    usernameEnv: signedIn ? variables.username : null,
    passwordEnv: signedIn ? variables.password : null,
    stream: null,
    webhookSecretEnv: null,
    history: null,
    showPrivate: false,
    pollSeconds: 60,
    sweepSeconds: 21_600,
  };
  const forge = await openForge(settings, [], signedIn ? { username, password } : {}, say);
  const never = new AbortController().signal;
  const { version } = await forge.probe(never);
  const projects = await matching(forge, patterns, signedIn, never);
  const [first = ""] = projects;
  let labels: Starter["labels"] = null;
  // A repository without changes may show none.
  for (const project of projects.slice(0, 5)) labels ??= await forge.inspect.labels(project, never);
  const review = labels?.find((label) => label.name === "Code-Review") ?? labels?.[0];
  const groups = groupsOf(forge.inspect, review?.name ?? "Code-Review", Math.max(...(review?.values ?? [2])), never);
  const repositories: Starter["repositories"] = [];
  for (const project of projects) {
    const branch = (await forge.inspect.head(project, never)) ?? "master";
    repositories.push({ name: project, branch, ...(await groups.of(project)) });
  }
  const shortest = [...projects].sort((a, b) => a.length - b.length)[0] ?? first;
  const title = shortest.slice(shortest.lastIndexOf("/") + 1);
  return {
    id: idFrom(title, "my-team"),
    name: title,
    forge: { name, url: url.data, version, credentials: signedIn ? variables : null },
    repositories,
    labels,
    cores: await groups.members(repositories.map(({ coreGroup }) => coreGroup)),
  };
}

/** Which group may give a core's vote: the rights say it, else a visible group with a likely name. */
function groupsOf(inspect: Forge["inspect"], label: string, value: number, signal: AbortSignal) {
  const known = new Map<string, { members: string[] } | null>();
  const group = async (name: string) => {
    if (!known.has(name)) known.set(name, await inspect.group(name, signal));
    return known.get(name) ?? null;
  };
  return {
    async of(project: string): Promise<{ coreGroup: string; doubt: string | null }> {
      const voters = await inspect.voters(project, label, value, signal);
      const named = [...(voters?.groups ?? [])].sort((a, b) => Number(/core/.test(b)) - Number(/core/.test(a)));
      const [coreGroup, ...others] = named;
      if (coreGroup) {
        const doubts = [...(voters?.sure ? [] : ["its rights name it"]), ...others.map((name) => `or ${name}`)];
        return { coreGroup, doubt: doubts.join(", ") || null };
      }
      const likely = project
        .split("/")
        .reverse()
        .map((part) => `${part}-core`);
      for (const name of likely) if (await group(name)) return { coreGroup: name, doubt: "a guess from the names" };
      return { coreGroup: likely[0] ?? "core", doubt: "a guess: no group with these rights is visible" };
    },
    async members(names: readonly string[]): Promise<Starter["cores"]> {
      const cores = new Map<string, string[]>();
      for (const name of new Set(names)) {
        for (const member of (await group(name))?.members ?? [])
          cores.set(member, [...(cores.get(member) ?? []), name]);
      }
      return [...cores].map(([account, groups]) => ({ account, groups }));
    },
  };
}

/** @returns the projects that match, in order. @throws Refused when there is none or no end of them. */
async function matching(
  forge: Forge,
  patterns: readonly string[],
  signedIn: boolean,
  signal: AbortSignal,
): Promise<string[]> {
  const projects = await forge.inspect.projects(patterns.length > 0 ? patterns : ["*"], signal);
  const chosen = projects.filter((project) => !/^All-(Projects|Users)$/.test(project));
  if (patterns.length > 0 && chosen.length > 0 && chosen.length <= most) return chosen;
  const some = list(chosen.slice(0, 3));
  if (chosen.length === 0) {
    const rights = signedIn ? "" : `, or set ${variables.username} and ${variables.password} to see more`;
    const what = patterns.length > 0 ? `No project that matches ${list(patterns)} is` : "No project is";
    throw new Refused(`${what} visible at ${forge.url}: try another pattern${rights}.`);
  }
  if (patterns.length === 0) {
    throw new Refused(
      `Say which of the ${chosen.length} projects at ${forge.url} with --projects PATTERN; there are ${some}${chosen.length > 3 ? " and others" : ""}.`,
    );
  }
  throw new Refused(
    `${chosen.length} projects match ${list(patterns)}, such as ${some}: narrow it to ${most} or fewer.`,
  );
}

/** "https://review.opendev.org" is opendev; an address without a telling name is gerrit. */
function forgeName(url: string): string {
  const { hostname } = new URL(url);
  if (/^[\d.]+$|:/.test(hostname)) return "gerrit";
  const telling = hostname.split(".").filter((part) => !/^(www|review|reviews|gerrit|code|git)$/.test(part));
  return idFrom(telling.at(-2) ?? telling[0] ?? "", "gerrit");
}
