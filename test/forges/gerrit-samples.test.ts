/** Is everything understood that a real Gerrit 3.13.5 once sent? */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { snapshotOf } from "../../src/forges/gerrit/change.ts";
import { changesIn } from "../../src/forges/gerrit/event.ts";
import { changeInfo } from "../../src/forges/gerrit/reply.ts";
import { readWebhook } from "../../src/forges/gerrit/webhook.ts";

const folder = new URL("../../../shared/gerrit-samples/", import.meta.url);
const recorded = existsSync(folder);
const sample = (name: string) => readFileSync(new URL(name, folder), "utf8").trimEnd();
const origin = { forge: "opendev", url: "https://review.opendev.org" };

describe.skipIf(!recorded)("recorded replies, which lie beside the project and not in it", () => {
  const infos = recorded ? (JSON.parse(sample("changes.json")) as unknown[]) : [];
  const snapshots = infos.map((info) => snapshotOf(changeInfo.parse(info), origin));
  const change = (n: number) => {
    const found = snapshots.find(({ change }) => change.number === n);
    if (!found) throw new Error(`no change ${n}`);
    return found.change;
  };

  test("all of it is understood", () => {
    expect(snapshots.map(({ change }) => change.number)).toEqual([11, 10, 9, 8, 7, 1, 3, 2]);
  });

  test("the change with everything: patch sets, standing votes, reviewers, messages", () => {
    const one = change(1);

    expect(one).toMatchObject({ status: "merged", topic: "bp/totp-auth", hashtags: ["mitaka-3"], currentPatchSet: 4 });
    expect(one.patchSets.map(({ kind }) => kind)).toEqual(["REWORK", "REWORK", "NO_CODE_CHANGE", "TRIVIAL_REBASE"]);
    expect(one.votes.map(({ label, value, by }) => `${label} ${value} ${by}`)).toEqual([
      "Code-Review 2 opendev~1000001",
      "Verified 2 opendev~1000005",
      "Workflow 1 opendev~1000001",
      "Code-Review 1 opendev~1000004",
    ]);
    expect(one.messages.some(({ text }) => text.includes("GERRIT_ACCOUNT"))).toBe(false);
    expect(one.trailers.map(({ key }) => key)).toEqual(["Implements", "Closes-Bug", "Change-Id"]);
    expect(one.submitted).toBe("2026-11-23T23:22:43.000Z");
  });

  test("a chain waits for its unmerged parents, a revert names what it reverts", () => {
    expect(change(10).dependencies).toMatchObject([
      { kind: "parent", key: "opendev~9" },
      { kind: "depends-on", key: null, text: "I0000000000000000000000000000000000abc001" },
    ]);
    expect(change(11).dependencies).toEqual([]);
    expect(change(3).revertOf).toBe("opendev~1");
  });

  test("147 events of a stream", () => {
    const events = sample("stream-events.jsonl").split("\n");
    const heard = events.map((event) => changesIn(JSON.parse(event), new Set(["openstack/keystone"])));

    expect(events).toHaveLength(147);
    expect(heard).not.toContain(null);
    // 5 and 6 are private: their events leak, and reading them then answers "missing".
    expect([...new Set(heard.flat())].sort((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("the requests of the webhooks plug-in", () => {
    const requests = sample("webhooks.jsonl").split("\n");
    const heard = requests.map((request) => readWebhook((JSON.parse(request) as { body: unknown }).body));

    expect(new Set(heard.filter((what) => what !== undefined))).toEqual(new Set([21]));
  });
});
