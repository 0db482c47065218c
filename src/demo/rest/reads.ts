/** What can be read of the simulated Gerrit over HTTP? */
import type { Context, Hono } from "hono";
import type { Change } from "../gerrit/change.ts";
import { Refusal } from "../gerrit/record.ts";
import { findAccount, type Site, visible } from "../gerrit/site.ts";
import { answer } from "../query/answer.ts";
import { timestamp } from "../query/moment.ts";
import { fully } from "./account-info.ts";
import { changeInfo, optionsOf } from "./change-info.ts";
import { json, type Signed } from "./reply.ts";

/** How the simulated Gerrit calls itself. */
export const version = "3.13.5-midcycle-demo";
const detailed = ["DETAILED_LABELS", "DETAILED_ACCOUNTS", "MESSAGES", "REVIEWER_UPDATES"];
const queriesAtOnce = 10;

/** Adds the routes that change nothing. `now` is the server's clock, in milliseconds. */
export function addReads(app: Hono<Signed>, site: Site, now: () => number): void {
  app.get("/config/server/version", (c) => json(c, version));
  app.get("/config/server/info", (c) => json(c, serverInfo(site)));

  app.get("/accounts/self/capabilities", (c) => {
    const me = self(c);
    return json(c, {
      ...(me.admin ? { administrateServer: true } : {}),
      emailReviewers: true,
      queryLimit: { min: 0, max: 500 },
      ...(me.service || me.admin ? { streamEvents: true } : {}),
    });
  });
  app.get("/accounts/:id/:detail{detail}?", (c) => {
    const id = c.req.param("id");
    const account = id === "self" ? self(c) : findAccount(site, id, c.get("me"));
    if (!account) throw notFound(id);
    return json(c, fully(account));
  });

  app.get("/changes", (c) => {
    const options = optionsOf(c.req.queries("o") ?? []);
    const queries = c.req.queries("q") ?? [""];
    if (queries.length > queriesAtOnce) throw new Refusal(400, `limit of ${queriesAtOnce} queries`);
    const asking = { site, asker: c.get("me") ?? null, now: now() };
    const paging = {
      limit: number(c, "n") ?? number(c, "limit"),
      start: number(c, "S") ?? number(c, "start") ?? 0,
      unlimited: c.req.query("no-limit") !== undefined && asking.asker !== null,
    };
    const pages = queries.map((query) => {
      const { changes, more } = answer(asking, query, paging);
      const infos = changes.map((change) => changeInfo(site, change, options, asking.asker));
      const last = infos.at(-1);
      return more && last ? [...infos.slice(0, -1), { ...last, _more_changes: true }] : infos;
    });
    return json(c, queries.length === 1 ? pages[0] : pages);
  });
  app.get("/changes/:id/comments", (c) => json(c, commentInfos(changeOf(site, c))));
  app.get("/changes/:id/:detail{detail}?", (c) => {
    const change = changeOf(site, c);
    const options = optionsOf([...(c.req.queries("o") ?? []), ...(c.req.param("detail") ? detailed : [])]);
    return json(c, changeInfo(site, change, options, c.get("me") ?? null));
  });
}

/** @returns the change that a request names, by number, `project~number`, triplet or Change-Id. @throws Refusal when the sender may not see one */
export function changeOf(site: Site, c: Context<Signed>): Change {
  const id = c.req.param("id") ?? "";
  const parts = id.split("~");
  const last = parts.at(-1) ?? "";
  const found = /^\d+$/.test(last) ? site.changes.get(Number(last)) : byChangeId(site, last);
  const [project, branch] = parts.slice(0, -1);
  const fits = found && (project ?? found.project) === found.project && (branch ?? found.branch) === found.branch;
  if (!fits || !visible(found, c.get("me") ?? null)) throw notFound(id);
  return found;
}

/** @returns CommentInfo of each comment, by file. */
function commentInfos(change: Change): object {
  const infos = change.remarks.map(({ id, message, at, by, text, path, patchSet, unresolved }) => {
    const said = { author: fully(by), updated: timestamp(at), message: text, unresolved };
    return { path, info: { id, change_message_id: message, patch_set: patchSet, ...said } };
  });
  const byPath = Map.groupBy(infos, ({ path }) => path);
  return Object.fromEntries([...byPath].map(([path, own]) => [path, own.map(({ info }) => info)]));
}

/** A Change-Id that several changes have names none. */
function byChangeId(site: Site, changeId: string): Change | undefined {
  const [one, ...others] = site.changes.newestFirst().filter((change) => change.changeId === changeId);
  return others.length === 0 ? one : undefined;
}

function serverInfo(site: Site): object {
  return {
    accounts: { visibility: "ALL" },
    auth: { auth_type: "HTTP", editable_account_fields: [] },
    change: {
      update_delay: 300,
      submit_whole_topic: false,
      mergeability_computation_behavior: "API_REF_UPDATED_AND_CHANGE_REINDEX",
    },
    download: { schemes: {}, archives: [] },
    gerrit: { all_projects: "All-Projects", all_users: "All-Users", doc_search: false, primary_weblink_name: site.url },
    note_db_enabled: true,
    plugin: { has_avatars: false, js_resource_paths: [] },
    user: { anonymous_coward_name: "Name of user not set" },
  };
}

function self(c: Context<Signed>) {
  const me = c.get("me");
  if (!me) throw new Refusal(403, "Authentication required");
  return me;
}

/** @returns a whole number of the query string; null when it is not there. @throws Refusal for any other text */
export function number(c: Context, name: string): number | null {
  const text = c.req.query(name);
  if (text === undefined) return null;
  if (!/^\d+$/.test(text)) throw new Refusal(400, `"${text}" is not a valid value for "-${name}"`);
  return Number(text);
}

/** @returns the refusal of what is not there, or not for the sender. */
export function notFound(what: string): Refusal {
  return new Refusal(404, `Not found: ${what}`);
}
