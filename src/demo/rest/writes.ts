/** What can be changed on the simulated Gerrit over HTTP? */
import type { Hono } from "hono";
import type { Account } from "../gerrit/change.ts";
import { type Act, Refusal } from "../gerrit/record.ts";
import type { Site } from "../gerrit/site.ts";
import { abandon, move, remove, restore, setPrivate, setWip, submit } from "../gerrit/standing.ts";
import { create, rebase, upload } from "../gerrit/upload.ts";
import { bodyOf, text } from "./body.ts";
import { type On, rightsOn, routes, written } from "./deed.ts";
import { addEdits } from "./edits.ts";
import { notFound } from "./reads.ts";
import { json, type Signed, writer } from "./reply.ts";
import { addReviewing } from "./reviewing.ts";

/** Adds the routes that change something. `now` is the server's clock, in milliseconds. */
export function addWrites(app: Hono<Signed>, site: Site, now: () => number): void {
  const acting = (by: Account): Act => ({ by, at: Math.floor(now() / 1000) });
  const on = routes(app, site, acting);

  app.post("/changes", async (c) => {
    const by = writer(c);
    const input = await bodyOf(c);
    const change = create(site, acting(by), {
      project: text(input, "project"),
      branch: branchIn(text(input, "branch")),
      message: text(input, "subject"),
      topic: text(input, "topic") || null,
      private: input.is_private === true,
      wip: input.work_in_progress === true,
    });
    return json(c, written(site, change), 201);
  });
  app.put("/projects/:name/branches/:branch", (c) => {
    if (!writer(c).admin) throw new Refusal(403, "create branch not permitted");
    const [name, branch] = [c.req.param("name"), c.req.param("branch")];
    const branches = site.projects.get(name)?.branches;
    if (!branches) throw notFound(name);
    if (branches.includes(branch)) throw new Refusal(409, `branch "refs/heads/${branch}" already exists`);
    branches.push(branch);
    return json(c, { ref: `refs/heads/${branch}` }, 201);
  });
  addStanding(on, site);
  addEdits(on, site);
  addReviewing(on, site);
}

/** What becomes of a change. */
function addStanding(on: On, site: Site): void {
  const { owner, ownerOrCore, submitter, admin } = rightsOn(site);

  on("put", "/message", ownerOrCore, ({ act, change, input }) => {
    upload(site, act, change, { kind: "NO_CODE_CHANGE", message: text(input, "message"), button: true });
    return "ok";
  });
  on("post", "/rebase", ownerOrCore, ({ act, change }) => {
    rebase(site, act, change);
    return written(site, change);
  });
  for (const [path, wip] of [
    ["/wip", true],
    ["/ready", false],
  ] as const) {
    on("post", path, ownerOrCore, ({ act, change, input }) => {
      setWip(site, act, change, wip, text(input, "message"));
      return "";
    });
  }
  on("post", "/private", owner, ({ act, change }) => {
    setPrivate(site, act, change, true);
    return "";
  });
  on("post", "/private.delete", owner, ({ act, change }) => setPrivate(site, act, change, false));
  for (const [path, close] of [
    ["/abandon", abandon],
    ["/restore", restore],
  ] as const) {
    on("post", path, ownerOrCore, ({ act, change, input }) => {
      close(site, act, change, text(input, "message"));
      return written(site, change);
    });
  }
  on("post", "/submit", submitter, ({ act, change }) => {
    submit(site, act, change);
    return written(site, change);
  });
  on("post", "/move", admin, ({ act, change, input }) => {
    move(site, act, change, branchIn(text(input, "destination_branch")));
    return written(site, change);
  });
  on("delete", "", admin, ({ act, change }) => remove(site, act, change));
}

function branchIn(ref: string): string {
  return ref.replace(/^refs\/heads\//, "");
}
