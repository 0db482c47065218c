/** Is what people look for found, open or closed, in the order that helps, and never at the house's cost? */
import { describe, expect, test } from "vitest";
import type { Change } from "../../src/review/change.ts";
import { changes } from "./api-ground.ts";
import { pagesOf } from "./pages-ground.ts";
import { attributes, textOf } from "./reading.ts";

const first = changes[0] as Change;
const trailers = (...values: string[]) => values.map((value) => ({ key: "Closes-Bug", value }));

function another(number: number, more: Partial<Change> = {}): Change {
  return { ...first, key: `opendev~${number}`, number, ...more };
}

const more = [
  another(271_060),
  another(100, {
    subject: "Fix 100% of token_scope checks",
    topic: "bp/scope",
    status: "merged",
    trailers: trailers("#1538165"),
  }),
  another(101, {
    subject: "Abandon the Ünïcode TOKENS",
    status: "abandoned",
    trailers: trailers("https://bugs.launchpad.net/keystone/+bug/1538165"),
  }),
  another(102, { subject: "Not of this team", repository: "openstack/nova", changeId: "Iabc" }),
];

async function found() {
  const { ask } = await pagesOf({ more });
  return async (q: string, query = "") => {
    const reply = await ask.request(`/search?q=${encodeURIComponent(q)}${query}`);
    const html = reply.status === 302 ? "" : await reply.text();
    const keys = [...html.matchAll(/data-key="opendev~(\d+)"/g)].map(([, number]) => Number(number));
    return { status: reply.status, to: reply.headers.get("Location"), html, keys, text: textOf(html) };
  };
}

test("a text that names one change leads there", async () => {
  const look = await found();
  for (const [text, number] of [
    ["271002", 271_002],
    [" #271002 ", 271_002],
    ["https://review.opendev.org/c/openstack/keystone/+/271001/2", 271_001],
    [`I${"271003".padStart(40, "0")}`, 271_003],
    ["opendev~271005", 271_005],
  ] as const) {
    expect((await look(text)).to, text).toBe(`/changes/opendev~${number}`);
  }
});

describe("words find", () => {
  const table: [what: string, text: string, numbers: number[]][] = [
    [
      "several changes of one Change-Id, the newest first",
      `I${"271000".padStart(40, "0")}`,
      [271_060, 271_000, 101, 100],
    ],
    ["closed changes by a bug's number", "#1538165", [101, 100]],
    ["bugs as people write them", "bug:1538165", [101, 100]],
    ["a topic", "bp/scope", [100]],
    ["signs that mean something to a database", "100% token_", [100]],
    ["only what every word fits", "token unicode", []],
    ["letters of either case", "abandon tokens", [101]],
    ["no other team's changes", "Not of this team", []],
    [
      "a piece of a Change-Id",
      `I${"0".repeat(30)}`,
      [271_060, 271_005, 271_004, 271_003, 271_002, 271_001, 271_000, 101, 100],
    ],
    ["the changes of an owner by a name", "moreau fix", [100]],
  ];
  test.each(table)("%s", async (_, text, numbers) => {
    expect((await (await found())(text)).keys).toEqual(numbers);
  });

  test("people before changes", async () => {
    const { html, text } = await (await found())("dan");
    expect(html.indexOf("people-found")).toBeGreaterThan(0);
    expect(html.indexOf("people-found")).toBeLessThan(html.indexOf("changes-found"));
    expect(text).toMatch(/People Dan \w+ .*waits? for them/);
    expect(attributes(html, "href")).toContain("/people/dan");
  });
});

test("what finds nothing, or asks for nothing, says what can be typed", async () => {
  const look = await found();
  expect((await look("xyzzy")).text).toContain("No change and nobody fits all of these words.");
  expect((await look("")).text).toContain("Every word must fit.");
  expect((await look("token", "&page=nine")).status).toBe(400);
  expect((await look("totp", "&page=900")).status).toBe(200);
});

test("hostile words are only words", async () => {
  const look = await found();
  for (const text of [
    `<script>alert(1)</script>`,
    "'; drop table changes; --",
    "\\",
    "%",
    "a ".repeat(200),
    "\u0000",
  ]) {
    const { status, html } = await look(text);
    expect(status, text).toBe(200);
    expect(html).not.toContain("<script>alert");
  }
});
