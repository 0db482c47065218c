/** Who is told that something moved, once, and what is told to whom was away? */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createSigns, everything, type Sign } from "../../../src/commands/signs.ts";
import { createHub } from "../../../src/web/live/hub.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const moved = (key: string, ...topics: string[]): Sign => ({
  topics: [`change:${key}`, ...topics],
  changes: [{ key: `forge~${key}`, status: "open" }],
});

function ground() {
  const signs = createSigns();
  const hub = createHub(() => signs, "v1");
  const join = (topics: string[], since: string | null = hub.mark) => {
    const frames: string[] = [];
    let beats = 0;
    let closed = false;
    const listener = { look: (text: string) => frames.push(text), beat: () => beats++, close: () => (closed = true) };
    const joined = hub.join(listener as never, topics, since);
    if (!joined) throw new Error("there was no room");
    return { frames, ...joined, beats: () => beats, closed: () => closed };
  };
  return { signs, hub, join };
}

/** What a frame says: its id, its event and its data. */
function read(frame: string) {
  const parts = Object.fromEntries(
    frame
      .trim()
      .split("\n")
      .map((line) => line.split(/: (.*)/s).slice(0, 2)),
  );
  return { ...parts, data: JSON.parse(parts.data ?? "null") } as {
    id: string;
    event: string;
    data: { changes: { key: string }[] };
  };
}

describe("a sign", () => {
  const table: [about: string[], told: boolean][] = [
    [[everything], true],
    [["person:ana"], true],
    [["change:1"], true],
    [["person:ben"], false],
    [["repository:keystone", "person:ana"], true],
    [["Person:ana"], false],
    [[""], false],
  ];
  test.each(table)("about Ana's change reaches %j: %s", (about, told) => {
    const { signs, join } = ground();
    const page = join(about);
    signs.tell(moved("1", "person:ana"));
    expect(page.frames).toHaveLength(told ? 1 : 0);
  });

  test("about everything reaches everybody", () => {
    const { signs, join } = ground();
    const pages = [join(["person:ben"]), join([everything])];
    signs.tell({ topics: [everything], changes: [] });
    expect(pages.map(({ frames }) => frames.length)).toEqual([1, 1]);
  });

  test("goes out at once; what follows closely goes together, each change named once", () => {
    const { signs, join } = ground();
    const page = join([everything]);
    for (const key of ["1", "2", "3", "2"]) signs.tell(moved(key));
    expect(page.frames.map((frame) => read(frame).data.changes.map(({ key }) => key))).toEqual([["forge~1"]]);
    vi.runOnlyPendingTimers();
    expect(page.frames.map((frame) => read(frame).data.changes.map(({ key }) => key))).toEqual([
      ["forge~1"],
      ["forge~2", "forge~3"],
    ]);
  });

  test("is the same text for all, and none for who has left", () => {
    const { signs, join, hub } = ground();
    const [stays, leaves] = [join([everything]), join([everything])];
    leaves.leave();
    signs.tell(moved("1"));
    expect(stays.frames).toHaveLength(1);
    expect(leaves.frames).toEqual([]);
    expect(hub.size).toBe(1);
  });
});

describe("who comes back", () => {
  test("is told what they missed, and only what concerns them", () => {
    const { signs, join, hub } = ground();
    const mark = hub.mark;
    signs.tell(moved("1", "person:ana"));
    signs.tell(moved("2", "person:ben"));

    expect(join(["person:ana"], mark).hello).toContain("forge~1");
    expect(join(["person:ana"], mark).hello).not.toContain("forge~2");
    expect(join(["person:eve"], mark).hello).not.toContain("event: look");
    expect(join([everything], mark).hello).toMatch(/forge~1.*forge~2/);
    expect(join([everything], hub.mark).hello).not.toContain("event: look");
  });

  test.each(["another.3", "nonsense", "%.%", "other.-1"])("after a restart (%s) looks at everything again", (since) => {
    const { join } = ground();
    expect(join(["person:ana"], since).hello).toMatch(/event: look\ndata: {"changes":\[\]/);
  });

  test("too late looks at everything again", () => {
    const { signs, join, hub } = ground();
    const mark = hub.mark;
    for (let n = 0; n < 1_001; n++) signs.tell(moved(String(n)));
    expect(join(["change:5"], mark).hello).toMatch(/event: look\ndata: {"changes":\[\]/);
  });

  test("gets the id that the next visit gives back", () => {
    const { signs, join } = ground();
    const page = join([everything]);
    signs.tell(moved("1"));
    const { id } = read(page.frames[0] ?? "");
    signs.tell(moved("2"));
    expect(join([everything], id).hello).toMatch(/forge~2/);
    expect(join([everything], id).hello).not.toMatch(/forge~1/);
  });
});

test("every page is told that the line lives, and let go at the end", () => {
  const { hub, join } = ground();
  const page = join([everything]);
  vi.advanceTimersByTime(45_000);
  expect(page.beats()).toBe(2);
  hub.close();
  expect(page.closed()).toBe(true);
});

test("there is room for so many and no more", () => {
  const { hub, join } = ground();
  for (let n = 0; n < 5_000; n++) join([everything]);
  const listener = { look: () => undefined, beat: () => undefined, close: () => undefined };
  expect(hub.join(listener, [everything], null)).toBeNull();
});
