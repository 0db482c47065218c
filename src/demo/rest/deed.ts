/** How does a write on one change become a route? */
import type { Context, Hono } from "hono";
import type { Account, Change } from "../gerrit/change.ts";
import { type Act, Refusal } from "../gerrit/record.ts";
import { findAccount, projectOf, type Site } from "../gerrit/site.ts";
import { bodyOf, type Input } from "./body.ts";
import { changeInfo, optionsOf } from "./change-info.ts";
import { changeOf, notFound } from "./reads.ts";
import { json, type Signed, writer } from "./reply.ts";

/** One change, who acts on it and what they sent. */
export interface Deed {
  act: Act;
  change: Change;
  input: Input;
  c: Context<Signed>;
}

/** Who may do something to a change. */
export type May = (me: Account, change: Change) => boolean;

/** Adds a route under `/changes/:id`; it answers with what `deed` returns, or with nothing. */
export type On = (method: "post" | "put" | "delete", path: string, may: May, deed: (deed: Deed) => unknown) => void;

/** @returns what adds routes to `app`. `acting` dates what somebody does. */
export function routes(app: Hono<Signed>, site: Site, acting: (by: Account) => Act): On {
  return (method, path, may, deed) => {
    app[method](`/changes/:id${path}`, async (c) => {
      const me = writer(c);
      const change = changeOf(site, c);
      if (!may(me, change)) throw new Refusal(403, `${path.split("/").at(-1) || "delete"} not permitted`);
      const answer = deed({ act: acting(me), change, input: await bodyOf(c), c });
      return answer === undefined ? c.body(null, 204) : json(c, answer);
    });
  };
}

/** @returns who may do what, by the groups of a site. */
export function rightsOn(site: Site): Record<"anybody" | "owner" | "ownerOrCore" | "submitter" | "admin", May> {
  const core: May = (me, { project }) => projectOf(site, project).cores.members.includes(me);
  const owner: May = (me, change) => me === change.owner || me.admin;
  return {
    anybody: () => true,
    owner,
    ownerOrCore: (me, change) => owner(me, change) || core(me, change),
    submitter: (me, change) => me.admin || me.service || core(me, change),
    admin: (me) => me.admin,
  };
}

/** @returns a change as most writes answer with it. */
export function written(site: Site, change: Change): object {
  return changeInfo(site, change, optionsOf([]), null);
}

/** @returns the account that a path names. @throws Refusal when there is none */
export function accountIn(site: Site, { c, act }: Deed): Account {
  const id = c.req.param("account") ?? "";
  const account = findAccount(site, id, act.by);
  if (!account) throw notFound(id);
  return account;
}
