/** What do projects and groups look like over HTTP? */
import type { Context, Hono } from "hono";
import { ciGroup, labels } from "../gerrit/labels.ts";
import type { Group, Project, Site } from "../gerrit/site.ts";
import { fully } from "./account-info.ts";
import { labelDefinitions } from "./label-info.ts";
import { notFound, number } from "./reads.ts";
import { json, type Signed } from "./reply.ts";

/** Adds the routes of projects and groups. */
export function addProjects(app: Hono<Signed>, site: Site): void {
  app.get("/projects", (c) => json(c, projectInfos(site, c)));
  app.get("/projects/:name", (c) => json(c, { ...projectInfo(project(site, c).name), name: project(site, c).name }));
  app.get("/projects/:name/labels", (c) => json(c, labelDefinitions(project(site, c).name)));
  app.get("/projects/:name/branches", (c) =>
    json(
      c,
      project(site, c).branches.map((branch) => ({ ref: `refs/heads/${branch}` })),
    ),
  );

  app.get("/projects/:name/HEAD", (c) => json(c, `refs/heads/${project(site, c).branches[0]}`));
  app.get("/projects/:name/access", (c) => json(c, accessInfo(site, project(site, c))));

  app.get("/groups", (c) => json(c, Object.fromEntries([...site.groups.values()].map((g) => [g.name, groupInfo(g)]))));
  app.get("/groups/:name/members", (c) => json(c, group(site, c).members.map(fully)));
  app.get("/groups/:name/:detail{detail}?", (c) => {
    const found = group(site, c);
    const more = c.req.param("detail") ? { members: found.members.map(fully), includes: [] } : {};
    return json(c, { ...groupInfo(found), name: found.name, ...more });
  });
}

function projectInfos(site: Site, c: Context): object {
  const [prefix, part] = [c.req.query("p") ?? "", c.req.query("m")?.toLowerCase() ?? ""];
  const fitting = [...site.projects.keys()]
    .filter((name) => name.startsWith(prefix) && name.toLowerCase().includes(part))
    .sort();
  const start = number(c, "S") ?? 0;
  const end = start + (number(c, "n") ?? fitting.length);
  const shown = fitting.slice(start, end).map((name) => [name, projectInfo(name)] as const);
  const last = shown.at(-1);
  if (last && end < fitting.length) shown[shown.length - 1] = [last[0], { ...last[1], _more_projects: true }];
  return Object.fromEntries(shown);
}

function projectInfo(name: string): object {
  return { id: encodeURIComponent(name), state: "ACTIVE" };
}

function groupInfo({ name, uuid }: Group): object {
  return { id: uuid, url: `#/admin/groups/uuid-${uuid}`, options: { visible_to_all: true }, owner: name };
}

/** Who may vote what on the project's branches, its rules and those of all projects taken together. */
function accessInfo(site: Site, { cores }: Project): object {
  const ci = site.groups.get(ciGroup);
  const everybody: Record<string, object> = { "Code-Review": { "global:Registered-Users": rule(-1, 1) } };
  const permissions = labels.map(({ name, min, max }) => {
    const group = name === "Verified" ? ci : cores;
    const rules = { ...(group ? { [group.uuid]: rule(min, max) } : {}), ...everybody[name] };
    return [`label-${name}`, { label: name, rules }] as const;
  });
  const groups = [cores, ...(ci ? [ci] : [])].map((group) => [group.uuid, { ...groupInfo(group), name: group.name }]);
  return {
    local: { "refs/heads/*": { permissions: Object.fromEntries(permissions) } },
    groups: Object.fromEntries(groups),
  };
}

function rule(min: number, max: number): object {
  return { action: "ALLOW", force: false, min, max };
}

function project(site: Site, c: Context): Project {
  const name = c.req.param("name") ?? "";
  const found = site.projects.get(name);
  if (!found) throw notFound(name);
  return found;
}

function group(site: Site, c: Context): Group {
  const name = c.req.param("name") ?? "";
  const found = site.groups.get(name) ?? [...site.groups.values()].find(({ uuid }) => uuid === name);
  if (!found) throw notFound(name);
  return found;
}
