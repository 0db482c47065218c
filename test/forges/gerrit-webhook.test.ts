/** Does a webhook never say more than "look again"? */
import { describe, expect, test } from "vitest";
import { readWebhook } from "../../src/forges/gerrit/webhook.ts";

describe("one body", () => {
  test.each<[situation: string, body: unknown, heard: number | null | undefined]>([
    ["project as an object", { type: "comment-added", change: { number: 21 }, project: { name: "a/b" } }, 21],
    ["project as text", { type: "comment-added", change: { number: 21 }, project: "a/b" }, 21],
    ["a meta ref", { type: "ref-updated", refUpdate: { refName: "refs/changes/21/21/meta", project: "a/b" } }, 21],
    [
      "a sequence",
      { type: "ref-updated", refUpdate: { refName: "refs/sequences/changes", project: "All" } },
      undefined,
    ],
    ["two changes in one", { refUpdates: [1, 2].map((n) => ({ refName: `refs/changes/0${n}/${n}/meta` })) }, null],
    ["events were dropped", { type: "dropped-output" }, null],
    ["nothing", {}, undefined],
    ["no object", "hello", null],
  ])("%s", (_, body, heard) => {
    expect(readWebhook(body)).toBe(heard);
  });
});
