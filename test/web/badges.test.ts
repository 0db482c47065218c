/** Do badges say the state in words, whatever a change is called, and never fail to be a picture? */
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { app } from "../../src/web/app.ts";
import { badgeSvg } from "../../src/web/badges/badge.ts";
import { queueBadge, turnBadge } from "../../src/words/badge.ts";
import { standing } from "./api-ground.ts";

const words = (svg: string) => parseHTML(svg).document.querySelector("svg")?.getAttribute("aria-label");

test.each<[what: string, path: string, said: RegExp]>([
  ["a change by its key", "/badges/turn/opendev~271002.svg", /^turn: the owner for .+$/],
  ["a change by its number", "/badges/turn/271000.svg", /^turn: /],
  ["a change that merged", "/badges/turn/271004.svg", /^change: merged$/],
  ["a change that nobody knows", "/badges/turn/1.svg", /^turn: not known$/],
  ["the team's queue", "/badges/queue.svg", /^review queue: 5 changes/],
  ["somebody's queue", "/badges/queue.svg?as=eve", /^waits for Eve .+: \d+ change/],
  ["a mover's part of it", "/badges/queue.svg?mover=ci", /^review queue: 1 change/],
  ["an empty queue", "/badges/queue.svg?as=proposal-bot", /^waits for .+: nothing$/],
  ["a mover that is none", "/badges/queue.svg?mover=boss", /^review queue: not known$/],
])("%s", async (_, path, said) => {
  const { ground } = await standing();

  const reply = await app(ground).request(path, { headers: { Cookie: "midcycle-as=ana" } });

  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-type")).toBe("image/svg+xml; charset=UTF-8");
  expect(reply.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(words(await reply.text())).toMatch(said);
});

test("a badge that has not changed is not sent again", async () => {
  const { ground } = await standing();
  const pages = app(ground);

  const first = await pages.request("/badges/queue.svg");
  const again = await pages.request("/badges/queue.svg", {
    headers: { "If-None-Match": first.headers.get("etag") ?? "" },
  });

  expect(again.status).toBe(304);
});

test("what is hostile is words", () => {
  const svg = badgeSvg(queueBadge('</title><script>alert("1")</script>\u0000\u202e', 2, 1));

  expect(parseHTML(svg).document.querySelector("script")).toBeNull();
  expect(words(svg)).toBe('waits for </title><script>alert("1")</script>: 2 changes, 1 late');
  expect([...svg].filter((sign) => sign < " " || sign === "\u202e")).toEqual([]);
});

test("late is said in words too, and the present minute is one minute", () => {
  const since = "2016-01-27T18:00:00.000Z";
  const turn = { status: "open", mover: "cores", since } as const;

  expect(turnBadge({ ...turn, late: false }, since)).toEqual({
    label: "turn",
    message: "cores for 1 min",
    colour: "blue",
  });
  expect(turnBadge({ ...turn, late: true }, "2016-01-30T22:00:59.000Z")).toEqual({
    label: "turn",
    message: "cores for 3 d 4 h",
    colour: "red",
  });
});
