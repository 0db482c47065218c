/** Is every fact of a change that Gerrit tells carried over, and none invented? */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { snapshotOf } from "../../src/forges/gerrit/change.ts";
import { fromGerrit, toGerrit } from "../../src/forges/gerrit/instant.ts";
import { changeInfo } from "../../src/forges/gerrit/reply.ts";
import { changeInfoOf } from "../fakes/change-info.ts";

const origin = { forge: "opendev", url: "https://review.opendev.org" };
const read = (changed: Record<string, unknown> = {}) => snapshotOf(changeInfo.parse(changeInfoOf(12, changed)), origin);
const revision = (more: Record<string, unknown>) => ({
  aa11: { _number: 1, created: "2016-01-27 10:00:00", ...more },
});
const said = (message: string, more: Record<string, unknown> = {}) => ({
  messages: [{ id: "s1", date: "2016-01-27 11:00:00.000000000", message, ...more }],
});
const ben = { _account_id: 2, name: "Ben Ash", username: "ben" };

describe("what Gerrit leaves out is null, not guessed", () => {
  test("a bare change", () => {
    const { change } = read({ revisions: undefined, current_revision: undefined, change_id: undefined });

    expect(change).toMatchObject({
      changeId: null,
      topic: null,
      hashtags: [],
      submitter: null,
      submitted: null,
      mergeable: null,
      submittable: null,
      insertions: null,
      unresolvedComments: null,
      commitMessage: null,
      attention: null,
      requirements: null,
      workInProgress: false,
      private: false,
      votes: [],
      trailers: [],
      dependencies: [],
      files: null,
    });
  });

  test("files are paths alone; of a closed change none are said, whatever was asked", () => {
    const files = { "b.py": { status: "D" }, "/COMMIT_MSG": {}, "a.py": {}, "/MERGE_LIST": {} };
    expect(read({ revisions: revision({ files }) }).change.files).toEqual(["a.py", "b.py"]);
    expect(read({ revisions: revision({ files }), status: "MERGED" }).change.files).toBeNull();
  });

  test("an attention set that is empty is empty, not unknown", () => {
    expect(read({ attention_set: {} }).change.attention).toEqual([]);
  });
});

describe("votes", () => {
  const labels = (...all: Record<string, unknown>[]) => ({ labels: { "Code-Review": { all } } });

  test("0 in `all` is a reviewer who has not voted, no value one who may not", () => {
    expect(read(labels({ ...ben, value: 0 }, { _account_id: 3 })).change.votes).toEqual([]);
  });

  test("two approvals in one second by one person on two labels are two votes", () => {
    const date = "2016-01-27 11:00:00.000000000";
    const { change } = read({
      labels: { Workflow: { all: [{ ...ben, value: 1, date }] }, "Code-Review": { all: [{ ...ben, value: 2, date }] } },
    });

    expect(change.votes.map(({ label, value, by }) => [label, value, by])).toEqual([
      ["Code-Review", 2, "opendev~2"],
      ["Workflow", 1, "opendev~2"],
    ]);
  });

  test("values and labels nobody knows are carried as they are, text or number", () => {
    const { change } = read({ labels: { "No-Such": { all: [{ ...ben, value: "-7", date: "2016-01-27 11:00:00" }] } } });

    expect(change.votes).toMatchObject([{ label: "No-Such", value: -7 }]);
  });
});

describe("accounts", () => {
  test("a reviewer by e-mail has no id and is known by the address in small letters", () => {
    const { change, accounts } = read({ reviewers: { CC: [{ name: "Some One", email: "Some@Example.ORG" }] } });

    expect(change.reviewers).toEqual([{ account: "opendev~mailto:some@example.org", state: "cc" }]);
    expect(accounts).toContainEqual({
      key: "opendev~mailto:some@example.org",
      forge: "opendev",
      name: "Some One",
      username: null,
      email: "Some@Example.ORG",
      service: false,
    });
  });

  test("a deleted account is an id with whatever name is left", () => {
    const { change, accounts } = read({ owner: { _account_id: 9, deleted: true, name: "Deleted User" } });

    expect(change.owner).toBe("opendev~9");
    expect(accounts.find(({ key }) => key === "opendev~9")).toMatchObject({ name: "Deleted User", username: null });
  });

  test("an owner of whom nothing is said does not stop the change", () => {
    expect(read({ owner: {} }).change.owner).toBe("opendev~unknown");
  });

  test("one account described in many places is one, as fully as any of them", () => {
    const { accounts } = read({
      reviewers: { REVIEWER: [{ _account_id: 2 }] },
      ...said("hi", { author: { ...ben, tags: ["SERVICE_USER"] } }),
    });

    expect(accounts.filter(({ key }) => key === "opendev~2")).toEqual([
      { key: "opendev~2", forge: "opendev", name: "Ben Ash", username: "ben", email: null, service: true },
    ]);
  });
});

describe("messages", () => {
  test("account templates become names", () => {
    const { change } = read(
      said("Removed Code-Review+2 by <GERRIT_ACCOUNT_2> and <GERRIT_ACCOUNT_77>", { accounts_in_message: [ben] }),
    );

    expect(change.messages[0]?.text).toBe("Removed Code-Review+2 by Ben Ash and account 77");
  });

  test("the server's own message has no author", () => {
    expect(read(said("Change has been reindexed")).change.messages[0]).toMatchObject({
      by: null,
      patchSet: null,
      tag: null,
    });
  });

  test("emoji, U+2028, HTML, Liquid and a megabyte come through unchanged", () => {
    const text = `😀\u2028<b>{{ x }}{% raw %}${"x".repeat(1_000_000)}`;

    expect(read(said(text)).change.messages[0]?.text).toBe(text);
    expect(read({ revisions: revision({ commit: { message: text } }) }).change.commitMessage).toBe(text);
  });
});

describe("patch sets", () => {
  test("come in order, whatever the order of the reply, and an unpublished edit is none", () => {
    const { change } = read({
      current_revision: "c",
      revisions: {
        b: { _number: 2, kind: "TRIVIAL_REBASE", created: "2016-01-27 11:00:00" },
        e: { _number: "edit", created: "2016-01-27 11:00:00" },
        c: { _number: "10", created: "2016-01-27 12:00:00" },
        a: { _number: 1, kind: "REWORK", created: "2016-01-27 10:00:00" },
      },
    });

    expect(change.patchSets.map(({ number, kind }) => [number, kind])).toEqual([
      [1, "REWORK"],
      [2, "TRIVIAL_REBASE"],
      [10, null],
    ]);
    expect(change.currentPatchSet).toBe(10);
  });
});

describe("dependencies", () => {
  test("parents that are merged hold nothing up; the others are named by number where Gerrit knows it", () => {
    const parents_data = [
      { commit_id: "merged", is_merged_in_target_branch: true, change_number: 3 },
      { commit_id: "waiting", is_merged_in_target_branch: false, change_number: 4 },
      { commit_id: "elsewhere", is_merged_in_target_branch: false },
    ];

    expect(read({ revisions: revision({ parents_data }) }).change.dependencies).toEqual([
      { kind: "parent", key: "opendev~4", text: "waiting" },
      { kind: "parent", key: null, text: "elsewhere" },
    ]);
  });

  test("a server that does not describe parents gives the bare commit", () => {
    expect(read().change.dependencies).toEqual([{ kind: "parent", key: null, text: "bb22" }]);
  });

  test.each([
    ["https://review.opendev.org/c/openstack/keystone/+/900123", "opendev~900123"],
    ["https://review.opendev.org/900123", "opendev~900123"],
    ["https://review.opendev.org/#/c/900123/", "opendev~900123"],
    ["https://review.openstack.org/900123", "opendev~900123"],
    ["https://review.example.org/900123", null],
    ["https://review.opendev.org/q/topic:x", null],
    ["I0123456789abcdef0123456789abcdef01234567", null],
  ])("Depends-On: %s", (value, key) => {
    const { change } = read({ revisions: revision({ commit: { message: `S\n\nDepends-On: ${value}\n` } }) });

    expect(change.dependencies).toEqual([{ kind: "depends-on", key, text: value }]);
  });
});

describe("the rest", () => {
  test("a submit requirement keeps its name, its status in small letters and its expression", () => {
    const { change } = read({
      submit_requirements: [
        {
          name: "Verified",
          status: "UNSATISFIED",
          submittability_expression_result: { expression: "label:Verified=MAX" },
        },
        { name: "Freeze", status: "OVERRIDDEN" },
      ],
    });

    expect(change.requirements).toEqual([
      { name: "Verified", status: "unsatisfied", expression: "label:Verified=MAX" },
      { name: "Freeze", status: "overridden", expression: null },
    ]);
  });

  test("the version is the state of the NoteDb ref, or the date where that is not told", () => {
    expect(read().change.version).toBe("m12");
    expect(read({ meta_rev_id: undefined }).change.version).toBe("2016-01-27 12:00:00.000000000");
  });

  test("an empty topic is no topic", () => {
    expect(read({ topic: "" }).change.topic).toBeNull();
  });
});

describe("moments", () => {
  test.each([
    ["2013-02-01 09:59:32.126000000", "2013-02-01T09:59:32.126Z"],
    ["2013-02-01 09:59:32.000000000", "2013-02-01T09:59:32.000Z"],
    ["2013-02-01 09:59:32", "2013-02-01T09:59:32.000Z"],
    ["2013-02-01 09:59:32.1", "2013-02-01T09:59:32.100Z"],
  ])("%s", (timestamp, instant) => {
    expect(fromGerrit(timestamp)).toBe(instant);
  });

  property.prop([fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })])(
    "any moment survives the way there and back, in order",
    (date) => {
      const instant = date.toISOString();

      expect(fromGerrit(JSON.parse(toGerrit(instant)))).toBe(instant);
    },
  );
});
