/** What is there on a Gerrit that a program file could name? */
import type { Inspection } from "../forge.ts";
import type { Http } from "./http.ts";
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
    const path = `/projects/${encodeURIComponent(project)}/labels/?inherited`;
    const answer = await unlessHidden(http.get(path, signal));
    if (answer === null) return null;
    return understood(reply.labels, answer, where, "labels").map(({ name, values }) => ({
      name,
      values: Object.keys(values)
        .map(Number)
        .sort((a, b) => a - b),
    }));
  }

  async function group(name: string, signal: AbortSignal): ReturnType<Inspection["group"]> {
    const answer = await unlessHidden(http.get(`/groups/${encodeURIComponent(name)}/members/?recursive`, signal));
    if (answer === null) return null;
    const members = understood(reply.members, answer, where, "members of a group");
    return { members: members.flatMap(({ username }) => username ?? []).sort() };
  }

  return { projects, labels, group };
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

/** `*` stands for any characters, slashes too. */
function globOf(pattern: string): RegExp {
  const parts = pattern.split(/\*+/).map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
