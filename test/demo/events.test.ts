/** Which events does each act send? Those that a real 3.13.5 was measured to send. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Event } from "../../src/demo/gerrit/site.ts";
import { type Acts, actsOn } from "../contracts/acts.ts";
import { openWorld } from "./world.ts";

type Act = (act: Acts, n: number) => Promise<unknown>;

let world: Awaited<ReturnType<typeof openWorld>>;
let act: Acts;
beforeAll(async () => {
  world = await openWorld();
  act = actsOn(world);
});
afterAll(() => world.close());

/** @returns what a site tells while something is done, in order. */
async function during(deed: () => Promise<unknown>): Promise<Event[]> {
  const told: Event[] = [];
  const listener = (event: Event) => told.push(event);
  world.site.listeners.add(listener);
  await deed();
  world.site.listeners.delete(listener);
  return told;
}
/** "meta" for the change's own ref, "branch" or "patch set" for others, the type for all else. */
function short({ type, refUpdate }: Event): string {
  if (type !== "ref-updated") return type;
  const { refName } = refUpdate as { refName: string };
  return refName.endsWith("/meta") ? "meta" : refName.startsWith("refs/heads/") ? "branch" : "patch set";
}

const approve: Act = async (act, n) => {
  await act.review("ci", n, { labels: { Verified: 2 } });
  await act.review("core", n, { labels: { "Code-Review": 2, Workflow: 1 } });
};
const vote: Act = (act, n) => act.review("core", n, { labels: { "Code-Review": 1 } });
const stories: [what: string, before: Act[], deed: Act, told: string[]][] = [
  ["a new patch set", [], (act, n) => act.upload(n, "Again"), ["patch set", "meta", "patchset-created"]],
  ["a vote", [], vote, ["meta", "comment-added"]],
  ["the same vote again", [vote], vote, []],
  [
    "the same vote again with words",
    [vote],
    (act, n) => act.review("core", n, { labels: { "Code-Review": 1 }, message: "Still" }),
    ["meta", "comment-added"],
  ],
  ["a comment", [], (act, n) => act.review("core", n, { message: "Hm" }), ["meta", "comment-added"]],
  ["a vote taken away", [vote], (act, n) => act.unvote("core", n, "Code-Review"), ["meta", "vote-deleted"]],
  ["a reviewer", [], (act, n) => act.invite(n, "mira"), ["meta", "reviewer-added"]],
  ["a reviewer in CC", [], (act, n) => act.invite(n, "mira", "CC"), ["meta"]],
  ["a reviewer by e-mail", [], (act, n) => act.invite(n, "one@example.org"), ["meta"]],
  ["the attention set", [], (act, n) => act.attend(n, "core", "look"), ["meta"]],
  ["work in progress", [], (act, n) => act.setWip(n, true), ["meta", "wip-state-changed"]],
  ["ready", [(act, n) => act.setWip(n, true)], (act, n) => act.setWip(n, false), ["meta", "wip-state-changed"]],
  ["a topic", [], (act, n) => act.setTopic(n, "it"), ["meta", "topic-changed"]],
  ["a hashtag", [], (act, n) => act.addHashtag(n, "it"), ["meta", "hashtags-changed"]],
  ["another branch", [], (act, n) => act.move(n, "stable/mitaka"), ["meta"]],
  ["abandoning", [], (act, n) => act.abandon(n), ["meta", "change-abandoned"]],
  ["restoring", [(act, n) => act.abandon(n)], (act, n) => act.restore(n), ["meta", "change-restored"]],
  ["submitting", [approve], (act, n) => act.submit(n), ["branch", "meta", "change-merged"]],
  ["no longer private", [(act, n) => act.hide(n)], (act, n) => act.unhide(n), ["meta", "private-state-changed"]],
  ["deleting", [], (act, n) => act.remove(n), ["change-deleted"]],
];

describe("each act sends", () => {
  test.each(stories)("%s", async (_, before, deed, told) => {
    const n = await act.create(world.projects[0], "Do something");
    for (const one of before) await one(act, n);

    expect((await during(() => deed(act, n))).map(short)).toEqual(told);
  });

  test("a new change", async () => {
    const told = await during(() => act.create(world.projects[0], "Begin", { topic: "bp/it" }));

    expect(told.map(short)).toEqual(["patch set", "meta", "patchset-created", "topic-changed"]);
    expect(told.at(-1)).toMatchObject({ oldTopic: "bp/it", change: { topic: "bp/it" } });
  });
});

test("events name accounts without their numbers, and votes as texts, old ones only where they changed", async () => {
  const n = await act.create(world.projects[0], "Vote on me");
  await vote(act, n);
  const [event] = (await during(() => act.review("core", n, { labels: { "Code-Review": -1 } }))).slice(1);

  expect(event).toMatchObject({
    type: "comment-added",
    author: { name: "Mira Castellan", email: "mira@example.org", username: "mira" },
    change: { number: n },
    approvals: [
      { type: "Code-Review", value: "-1", oldValue: "1" },
      { type: "Verified", value: "0" },
      { type: "Workflow", value: "0" },
    ],
  });
  expect(JSON.stringify(event)).not.toContain("_account_id");
});

test("words on a merged change come without approvals", async () => {
  const n = await act.create(world.projects[0], "Merge me");
  await approve(act, n);
  await act.submit(n);
  const told = await during(() => act.review("core", n, { message: "Too late" }));

  expect(told.at(-1)).not.toHaveProperty("approvals");
});
