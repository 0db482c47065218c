/** Is a promise written down once, judged by the mirror, and overruled only by those who may? */
import { describe, expect, test } from "vitest";
import {
  correctPromise,
  judgePromise,
  movePromise,
  seekPromise,
  withdrawPromise,
} from "../../src/commands/promise/deeds.ts";
import { type Promising, promise } from "../../src/commands/promise/make.ts";
import { lastPromises, promiseOne, promises, promisesOf } from "../../src/commands/promises.ts";
import { witness } from "../../src/governance/exemption/take.ts";
import { waitingNotices } from "../../src/store/outbox.ts";
import { by, house } from "./exemption-ground.ts";

const patch: Promising = {
  text: "A patch for 271003 is on Gerrit  within one week.",
  who: ["Eve Castro", "the docs team"],
  due: "within one week",
  look: ["change 271000 merged", "changes in keystone about bananas"],
  sprint: "mitaka",
  source: { kind: "recap", title: "The recap", line: 12 },
};

test("it is written down, with who, until when, what to look for and where it was said", async () => {
  const { context } = await house();
  const link = "https://lists.example.org/1";

  const done = await promise(context, by("dan"), { ...patch, link });

  expect(done).toMatchObject({ number: 1, page: "/promises/1", written: true });
  expect(done.text).toBe("Promise 1: A patch for 271003 is on Gerrit within one week. It is due within one week.");
  expect(await promiseOne(context, { promise: "1" })).toMatchObject({
    state: "open",
    others: expect.stringContaining("the docs team"),
    due: { words: "within one week", at: "2016-02-04T05:59:00.000Z" },
    given: "2016-01-27T06:00:00.000Z",
    sprint: "mitaka",
    source: { kind: "recap", title: "The recap", line: 12, link },
    pieces: [
      { text: "change 271000 is merged", met: null },
      { text: 'a change is merged: it says "bananas" and it is in openstack/keystone', met: null },
    ],
    by: { id: "dan" },
    may: [],
  });
  const [made] = await waitingNotices(context.db, 9);
  expect(made?.notice).toMatchObject({ id: "promise-1/made", kind: "promise-made", url: "/promises/1" });
});

test("what is told twice under one key is one promise, also by two at once", async () => {
  const { context } = await house();
  const twice = () => promise(context, by(witness, "minutes/7/line/4"), patch);

  const done = await Promise.all([twice(), twice()]);
  const again = await twice();

  expect(done.map(({ number }) => number)).toEqual([1, 1]);
  expect(done.filter(({ written }) => written)).toHaveLength(1);
  expect(again.text).toBe("That was written down before, as promise 1.");
  expect((await promises(context)).total).toBe(1);
});

test("an exact and a tried-out one write nothing more than is asked", async () => {
  const { context } = await house();

  expect(await promise(context, by("dan"), { ...patch, dryRun: true })).toMatchObject({ number: 0, written: false });
  expect(await promises(context)).toMatchObject({ total: 0, groups: [] });
});

test("its date moves, what is looked for changes, it is judged, taken back and withdrawn: all stays in its history", async () => {
  const { context, passes } = await house();
  await promise(context, by("dan"), { ...patch, look: ["changes in openstack/devstack about uwsgi"] });
  passes(24 * 9);
  const on = { promise: "1" };
  const state = async () => (await promiseOne(context, on)).state;
  expect(await state()).toBe("cannot be judged");

  await judgePromise(context, by("ben"), { ...on, verdict: "late", at: "2016-02-05", reason: "Seen in devstack." });
  expect(await promiseOne(context, { ...on, viewer: "ben" })).toMatchObject({
    state: "late",
    keptAt: "2016-02-05T18:00:00.000Z",
    overruled: { by: { id: "ben" }, reason: "Seen in devstack." },
    may: ["judge", "move", "seek", "withdraw", "correct"],
  });
  await correctPromise(context, by("ben"), { ...on, act: 2 });
  expect(await state()).toBe("cannot be judged");
  await movePromise(context, by("dan"), { ...on, due: "in 3 days", reason: "The gate was broken." });
  expect(await state()).toBe("open");
  await seekPromise(context, by("dan"), { ...on, look: ["change 271004 merged"] });
  expect(await state()).toBe("kept");
  await withdrawPromise(context, by("dan"), { ...on, reason: "It was a joke." });
  expect(await state()).toBe("withdrawn");
  expect((await promiseOne(context, on)).history.map(({ text, ignored }) => [text, ignored])).toEqual([
    ["wrote it down, due within one week", null],
    ["judged it late, done on 5 Feb 2016 18:00 UTC", "it was taken back"],
    ["took act 2 back", null],
    ["moved it to in 3 days", null],
    ["said what to look for: change 271004 is merged", null],
    ["withdrew it", null],
  ]);
});

test("a list by state, sprint and person; a sprint's own; and what became of the last sprint's", async () => {
  const { context, passes } = await house();
  await promise(context, by("dan"), { ...patch, look: ["change 271004 merged"], who: ["ana"] });
  await promise(context, by("dan"), { ...patch, text: "Another" });
  await promise(context, by("dan"), { text: "Of no sprint", who: ["ana"] });

  expect((await promises(context)).groups.map(({ state, items }) => [state, items.length])).toEqual([
    ["open", 2],
    ["kept", 1],
  ]);
  expect((await promises(context, { who: "ana" })).total).toBe(2);
  expect((await promises(context, { state: "kept", sprint: "mitaka" })).groups[0]?.items[0]?.number).toBe(1);
  expect((await promisesOf(context, { id: "mitaka" })).map(({ number }) => number)).toEqual([1, 2]);
  passes(24 * 30);
  const became = await lastPromises(context, { first: "2016-07-01" });
  expect(became?.summary).toBe("Of 2 promises 1 was kept, 1 was missed.");
  expect(became?.numbers.map(({ id, value }) => [id, value])).toEqual([
    ["promises-kept", 1],
    ["promises-late", 0],
    ["promises-missed", 1],
    ["promises-open", 0],
    ["promises-cannot-be-judged", 0],
  ]);
  expect(await lastPromises(context, { first: "2016-01-27" })).toBeNull();
});

describe("refused", () => {
  const table: [story: string, deed: (at: Awaited<ReturnType<typeof house>>) => Promise<unknown>, sentence: RegExp][] =
    [
      ["no text", ({ context }) => promise(context, by("dan"), { ...patch, text: " " }), /Say what was promised/],
      [
        "a stranger",
        ({ context }) => promise(context, by("mallory"), patch),
        /Only a contributor may write promises down/,
      ],
      [
        "no date that means one thing",
        ({ context }) => promise(context, by("dan"), { ...patch, due: "5/2" }),
        /is no date: write/,
      ],
      [
        "no sprint",
        ({ context }) => promise(context, by("dan"), { ...patch, sprint: "no" }),
        /No sprint is called "no"/,
      ],
      [
        "nothing to look for",
        ({ context }) => promise(context, by("dan"), { ...patch, look: ["sunshine"] }),
        /cannot be looked for. Write "patch for/,
      ],
      [
        "a change that is not here",
        ({ context }) => promise(context, by("dan"), { ...patch, look: ["change 9 merged"] }),
        /No change here is known as "9"/,
      ],
      [
        "a repository that is not here",
        ({ context }) => promise(context, by("dan"), { ...patch, look: ["changes in nova"] }),
        /No repository is called "nova"/,
      ],
      [
        "an unknown state",
        ({ context }) => promises(context, { state: "done" }),
        /They are open, missed, cannot be judged, late, kept/,
      ],
      ["an unknown number", ({ context }) => promiseOne(context, { promise: "9" }), /There is no promise "9"/],
      [
        "judged by a contributor",
        ({ context }) => judgePromise(context, by("dan"), { promise: "1", verdict: "kept", reason: "I did" }),
        /Only a core, the PTL/,
      ],
      [
        "judged without a reason",
        ({ context }) => judgePromise(context, by("ben"), { promise: "1", verdict: "kept" }),
        /Say why: overruling/,
      ],
      [
        "judged something else",
        ({ context }) => judgePromise(context, by("ben"), { promise: "1", verdict: "fine", reason: "so" }),
        /is judged kept, late, missed, cannot be judged/,
      ],
      [
        "a date by somebody else",
        ({ context }) => movePromise(context, by("nia"), { promise: "1", due: "friday", reason: "so" }),
        /Only a core, the PTL/,
      ],
      [
        "nothing to take back",
        ({ context }) => correctPromise(context, by("ben"), { promise: "1", act: 2 }),
        /nothing to take back/,
      ],
    ];

  test.each(table)("%s", async (_story, deed, sentence) => {
    const at = await house();
    await promise(at.context, by("eve"), patch);

    await expect(deed(at)).rejects.toThrow(sentence);
    expect((await promiseOne(at.context, { promise: "1" })).history).toHaveLength(1);
  });
});
