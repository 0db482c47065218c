/** What is there on a Gerrit that a program file could name? */
import type { z } from "zod";
import type { Inspection } from "../forge.ts";
import { globOf } from "../glob.ts";
import type { Http } from "./http.ts";
import { quote } from "./query.ts";
import * as reply from "./reply.ts";
import { Rejected, understood } from "./trouble.ts";

/** @returns an inspection that asks with our own rights: what we may not see is null or absent. */
export function inspectionOf(http: Http): Inspection {
  const { where } = http;

  async function projects(patterns: readonly string[], signal: AbortSignal): Promise<string[]> {
    const found = new Set<string>();
    for (const pattern of patterns) {
      const wanted = globOf(pattern);
      const prefix = encodeURIComponent(pattern.replace(/\*.*/, ""));
      for (let skip = 0, more = true; more; ) {
        const answer = await http.get(`/projects/?p=${prefix}&n=500&S=${skip}`, signal);
        const page = Object.entries(understood(reply.projects, answer, where, "projects"));
        for (const [name] of page) if (wanted.test(name)) found.add(name);
        skip += page.length;
        more = page.some(([, project]) => project._more_projects);
      }
    }
    return [...found].sort();
  }

  async function labels(project: string, signal: AbortSignal): ReturnType<Inspection["labels"]> {
    const answer = await unlessHidden(http.get(`/projects/${encodeURIComponent(project)}/labels/?inherited`, signal));
    if (answer !== null) return understood(reply.labels, answer, where, "labels").map(labelOf);
    // Definitions are for owners of the project; a change shows its labels to everybody who sees it.
    const query = encodeURIComponent(`project:${quote(project)}`);
    const found = await unlessHidden(http.get(`/changes/?q=${query}&n=1&o=DETAILED_LABELS`, signal));
    const [change] = understood(reply.labelled, found ?? [], where, "changes");
    const seen = Object.entries(change?.labels ?? {}).map(([name, { values = {} }]) => labelOf({ name, values }));
    return seen.length > 0 ? seen : null;
  }

  async function group(name: string, signal: AbortSignal): ReturnType<Inspection["group"]> {
    const answer = await unlessHidden(http.get(`/groups/${encodeURIComponent(name)}/members/?recursive`, signal));
    if (answer === null) return null;
    const members = understood(reply.members, answer, where, "members of a group");
    return { members: members.flatMap(({ username }) => username ?? []).sort() };
  }

  async function head(project: string, signal: AbortSignal): ReturnType<Inspection["head"]> {
    const answer = await unlessHidden(http.get(`/projects/${encodeURIComponent(project)}/HEAD`, signal));
    return answer === null ? null : understood(reply.ref, answer, where, "a branch").replace("refs/heads/", "");
  }

  async function voters(
    project: string,
    label: string,
    value: number,
    signal: AbortSignal,
  ): ReturnType<Inspection["voters"]> {
    const asked = new Map<string, z.infer<typeof reply.access>>();
    for (let at: string | undefined = project; at !== undefined && !asked.has(at); ) {
      const answer = await unlessHidden(http.get(`/projects/${encodeURIComponent(at)}/access`, signal));
      if (answer === null) break;
      const access = understood(reply.access, answer, where, "rights");
      const groups = mayVote(access, label, value);
      if (groups.length > 0) return { groups, sure: true };
      asked.set(at, access);
      at = access.inherits_from?.name;
    }
    const own = asked.get(project);
    return own ? { groups: teams(own, Object.keys(own.groups ?? {})), sure: false } : null;
  }

  return { projects, labels, group, head, voters };
}

function labelOf({ name, values }: { name: string; values: Record<string, unknown> }) {
  const numbers = Object.keys(values).map(Number);
  return { name, values: numbers.sort((a, b) => a - b) };
}

/** @returns the groups that a project's own rules let give the value on branches. */
function mayVote(access: z.infer<typeof reply.access>, label: string, value: number): string[] {
  const rules = Object.entries(access.local ?? {})
    .filter(([ref]) => ref.startsWith("refs/heads/"))
    .flatMap(([, { permissions }]) => Object.entries(permissions[`label-${label}`]?.rules ?? {}));
  const giving = rules.filter(([, { action = "ALLOW", max = 0 }]) => action === "ALLOW" && max >= value);
  return teams(
    access,
    giving.map(([uuid]) => uuid),
  );
}

/** @returns names in order, without Gerrit's own groups: "global:" are everybody, owners and the like. */
function teams({ groups = {} }: z.infer<typeof reply.access>, uuids: readonly string[]): string[] {
  const names = uuids.filter((uuid) => !/^global:/.test(uuid)).flatMap((uuid) => groups[uuid]?.name ?? []);
  return [...new Set(names)].filter((name) => name !== "Administrators").sort();
}

/** @returns null for what is not there or not for us; Gerrit does not say which. */
async function unlessHidden(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (failure) {
    if (failure instanceof Rejected && [401, 403, 404].includes(failure.status)) return null;
    throw failure;
  }
}
