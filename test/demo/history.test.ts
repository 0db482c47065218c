/** Is the made-up past one that a real Gerrit could hold? */
import { describe, expect, test } from "vitest";
import { type Change, current } from "../../src/demo/gerrit/change.ts";
import { labels } from "../../src/demo/gerrit/labels.ts";
import { unmet } from "../../src/demo/gerrit/requirements.ts";
import { changesOf, watched } from "./ground.ts";

const { demo, watch } = watched();
const begun = changesOf(demo).map(({ status, created }) => ({ status, created }));
watch(400);
const changes = changesOf(demo);
const { site } = demo;

/** @returns the numbers of the changes of which it does not hold. */
const exceptions = (holds: (change: Change) => boolean) =>
  changes.filter((change) => !holds(change)).map(({ number }) => number);
const share = (fits: (change: Change) => boolean) => changes.filter(fits).length / changes.length;
const inOrder = (times: number[]) => times.every((at, index) => index === 0 || at >= (times[index - 1] ?? 0));

describe("as a whole", () => {
  test("2,500 changes of eight months, most merged, some given up, some open", () => {
    const part = (status: Change["status"]) => begun.filter((change) => change.status === status).length / begun.length;
    const days = ((demo.sprint?.first ?? 0) / 1000 - Math.min(...begun.map(({ created }) => created))) / 86_400;

    expect(begun).toHaveLength(2500);
    expect(days).toBeGreaterThan(240);
    expect(days).toBeLessThan(250);
    expect(part("MERGED")).toBeGreaterThan(0.65);
    expect(part("ABANDONED")).toBeGreaterThan(0.08);
    expect(part("NEW")).toBeGreaterThan(0.03);
    expect(part("NEW")).toBeLessThan(0.1);
  });

  test("five repositories, 25 people of whom 8 are cores, and machines", () => {
    const people = site.accounts.filter(({ service, admin }) => !service && !admin);

    expect(site.projects.size).toBe(5);
    expect(people).toHaveLength(25);
    expect(site.groups.get("aurora-core")?.members).toHaveLength(8);
    expect(new Set(changes.map(({ project }) => project)).size).toBe(5);
  });

  test("there is some of everything that the open changes of a team have", () => {
    const open = changes.filter(({ status }) => status === "NEW");
    const voted = (label: string, value: number) => (change: Change) =>
      change.votes.some((vote) => vote.label === label && vote.value === value);
    const kinds: Record<string, (change: Change) => boolean> = {
      "work in progress": ({ wip }) => wip,
      private: (change) => change.private,
      conflict: ({ mergeable }) => !mergeable,
      "-1": voted("Code-Review", -1),
      "-2": voted("Code-Review", -2),
      "one core": voted("Code-Review", 2),
      "tests failed": voted("Verified", -1),
      "no review": ({ votes }) => votes.every(({ label }) => label !== "Code-Review"),
      unresolved: ({ threads }) => threads.includes(true),
      spec: ({ project }) => project.endsWith("-specs"),
      "depends on": (change) => current(change).message.includes("Depends-On: "),
      "builds on": (change) => site.changes.get(current(change).parent.change ?? 0)?.status === "NEW",
      late: ({ updated }) => demo.clock.now() / 1000 - updated > 30 * 86_400,
    };

    expect(Object.keys(kinds).filter((kind) => !open.some(kinds[kind] ?? (() => false)))).toEqual([]);
    expect(share(({ branch }) => branch !== "master")).toBeGreaterThan(0.01);
  });
});

describe("in each change", () => {
  test("nothing happens before what it follows, and nothing in the future", () => {
    const now = demo.clock.now() / 1000;

    expect(exceptions(({ patchSets }) => inOrder(patchSets.map(({ created }) => created)))).toEqual([]);
    expect(exceptions(({ messages }) => inOrder(messages.map(({ at }) => at)))).toEqual([]);
    expect(exceptions(({ created, updated }) => created <= updated && updated <= now)).toEqual([]);
    expect(exceptions(({ created, patchSets }) => created === patchSets[0]?.created)).toEqual([]);
    expect(exceptions(({ patchSets }) => patchSets.every(({ authored, created }) => authored <= created))).toEqual([]);
  });

  test("patch sets count from 1, and the subject is the last one's", () => {
    expect(exceptions(({ patchSets }) => patchSets.every(({ number }, index) => number === index + 1))).toEqual([]);
    expect(exceptions((change) => current(change).message.startsWith(`${change.subject}\n`))).toEqual([]);
    expect(exceptions((change) => current(change).message.includes(`\nChange-Id: ${change.changeId}\n`))).toEqual([]);
  });

  test("numbers, revisions and states of the whole are unique", () => {
    const revisions = changes.flatMap(({ patchSets }) => patchSets.map(({ revision }) => revision));

    expect(new Set(revisions).size).toBe(revisions.length);
    expect(new Set(changes.map(({ meta }) => meta)).size).toBe(changes.length);
    expect(changes.map(({ number }) => number)).toEqual(changes.map((_, index) => index + 1));
  });

  test("votes are in range and by those who may give them", () => {
    const may = (change: Change) =>
      change.votes.every(({ label, value, by }) => {
        const { min = 0, max = 0 } = labels.find(({ name }) => name === label) ?? {};
        const core = site.projects.get(change.project)?.cores.members.includes(by);
        const strong = Math.abs(value) === 2 || (label === "Workflow" && value > 0);
        return value !== 0 && min <= value && value <= max && (label === "Verified" ? by.service : core || !strong);
      });

    expect(exceptions(may)).toEqual([]);
  });

  test("what merged had two other cores' +2 and all it needed, and nothing was uploaded or voted afterwards", () => {
    const merged = changes.filter(({ status }) => status === "MERGED");
    const cores = ({ votes, owner }: Change) =>
      new Set(
        votes
          .filter(({ label, value, by }) => label === "Code-Review" && value === 2 && by !== owner)
          .map(({ by }) => by),
      );
    const after = ({ submitted, patchSets, messages }: Change) =>
      [...patchSets.map(({ created }) => created), ...messages.map(({ at }) => at)].some((at) => at > (submitted ?? 0));

    expect(merged.filter((change) => unmet(change).length > 0)).toEqual([]);
    expect(merged.filter((change) => cores(change).size < 2).map(({ number }) => number)).toEqual([]);
    expect(merged.filter(after)).toEqual([]);
    expect(exceptions(({ status, submitted }) => (status === "MERGED") === (submitted !== null))).toEqual([]);
  });

  test("what builds on a change merges after it", () => {
    const tooSoon = ({ status, submitted, patchSets }: Change) => {
      const above = site.changes.get(patchSets.at(-1)?.parent.change ?? 0);
      return status === "MERGED" && above && (above.status !== "MERGED" || (above.submitted ?? 0) > (submitted ?? 0));
    };

    expect(changes.filter(tooSoon)).toEqual([]);
  });
});
