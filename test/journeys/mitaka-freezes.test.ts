/** Does Mitaka's own schedule, imported, give the verdicts that its changes met? */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { importSchedule, partText } from "../../src/config/schedule-file.ts";
import { messageOf } from "../../src/demo/mitaka/message.ts";
import { type Row, rowsOf } from "../../src/demo/mitaka/row.ts";
import type { Change, Instant } from "../../src/review/change.ts";
import { classify } from "../../src/review/classes.ts";
import type { Program } from "../../src/review/program.ts";
import { trailersOf } from "../../src/review/trailers.ts";
import { frozenVerdict } from "../../src/sprint/frozen.ts";
import { repository, teamWith } from "../sprint/frozen-ground.ts";
import { openChange } from "../sprint/made-up.ts";

const folder = resolve(import.meta.dirname, "../../../shared/mitaka");
const missing = existsSync(folder) ? null : `the Mitaka records are not at ${folder}`;
if (missing !== null) console.warn(`Skipped: ${missing}.`);

const totpSpec = "Iaa278888dd7c535419a64ca59c78ba990dc74e36";
const totpCode = "Ic0ccf89b9f35d3167a413b10f43be43cf892aead";

describe.skipIf(missing !== null)(missing ?? "the Mitaka cycle", () => {
  let rows: Row[];
  let program: Program;
  let imported: Awaited<ReturnType<typeof importSchedule>>;
  beforeAll(async () => {
    rows = rowsOf(resolve(folder, "changes.jsonl"));
    imported = await importSchedule({ source: resolve(folder, "schedule.yaml"), teams: ["keystone"], series: null });
    program = teamWith(partText(imported.part));
  });

  /** A record as a change that is still open at an instant; what its text only mentioned is a line of the message. */
  function changeOf(row: Row, more: Partial<Change> = {}): Change {
    const mentioned = row.blueprints.filter(({ kind }) => kind === "mentions").map(({ name }) => `bp ${name}`);
    const commitMessage = [messageOf(row), ...mentioned].join("\n");
    const created = new Date(Math.min(row.author_date, row.merge_date) * 1_000).toISOString();
    const trailers = trailersOf(messageOf(row));
    const status = "merged" as const;
    const submitted = new Date(row.merge_date * 1_000).toISOString();
    const own = { repository: `openstack/${row.repo}`, branch: row.branch, subject: row.subject };
    return openChange(1, { ...own, created, trailers, commitMessage, status, submitted, ...more });
  }

  function verdict(row: Row, at: Instant, more: Partial<Change> = {}) {
    const change = changeOf(row, more);
    const home = repository(program, row.repo);
    const what = classify(change, home.type);
    const asked = { program, repository: home, branch: change.branch, change, what, at, zone: "UTC" };
    return frozenVerdict({ ...asked, covers: () => null, ask: "the PTL" });
  }

  const blocking = (found: ReturnType<typeof verdict>) =>
    found.rules.filter(({ when, effect }) => when === "now" && effect === "blocks").map(({ freeze }) => freeze.kind);

  function record(changeId: string, branch = "master"): Row {
    const found = rows.find((row) => row.change_id === changeId && row.branch === branch);
    if (!found) throw new Error(`no record of ${changeId}`);
    return found;
  }

  test("the schedule: deadlines, where a date is named that day and else the Thursday of its week", () => {
    expect(imported.part.freezes.map(({ kind, since }) => `${since} ${kind}`)).toEqual([
      "2015-12-03 spec-freeze",
      "2016-01-18 feature-proposal-freeze",
      "2016-02-25 library-freeze",
      "2016-03-03 feature-freeze",
      "2016-03-03 client-library-freeze",
      "2016-03-03 requirements-freeze",
      "2016-03-03 soft-string-freeze",
      "2016-03-17 hard-string-freeze",
      "2016-03-31 release-freeze",
    ]);
    expect(imported.part).toMatchObject({ id: "mitaka", from: "2015-10-19", to: "2016-04-07" });
    expect(imported.notes).toEqual([
      "Deadlines of cinder, glance, nova were left out: --team takes those of a team.",
      "keystone-ff (2016-03-03) stands for m-ff (2016-03-03) too.",
    ]);
  });

  test("the TOTP spec, at the sprint: 55 days after the spec freeze, whatever people called it", () => {
    const found = verdict(record(totpSpec), "2016-01-28T16:00:00.000Z", { files: ["specs/mitaka/totp-auth.rst"] });

    expect(blocking(found)).toEqual(["spec-freeze"]);
    expect(found.sentence).toMatch(/^Frozen by the spec freeze until 17 Mar 2016 23:59 UTC/);
  });

  test("the TOTP code: two weeks too late for the proposal deadline, ten days before the feature freeze", () => {
    const found = verdict(record(totpCode), "2016-02-10T00:00:00.000Z");

    expect(blocking(found)).toEqual(["feature-proposal-freeze"]);
    expect(found.rules.find(({ effect }) => effect === "blocks")?.because).toContain(
      "It came on 1 Feb 2016 21:34 UTC, after 18 Jan 2016 23:59 UTC.",
    );
    expect(found.next?.freeze.kind).toBe("feature-freeze");
    expect(blocking(verdict(record(totpCode), "2016-02-20T11:00:00.000Z"))).toEqual(["feature-proposal-freeze"]);
    expect(verdict(record(totpCode), "2016-02-20T12:00:00.000Z").sentence).toBe(
      "It merged on 20 Feb 2016 11:52 UTC: no freeze is about it any more.",
    );
  });

  test("its release note, three days later, is documentation and free", () => {
    const note = record("I818273856dfccb9a08ad45fa1fc3fd449460ef26");
    const found = verdict(note, "2016-02-23T12:00:00.000Z", { files: ["releasenotes/notes/bp-totp-auth-1.yaml"] });

    expect(found.frozen).toBe(false);
  });

  test("a requirement of the bot two days into the requirements freeze", () => {
    const row = rows.find(
      ({ subject, merge_date }) => /global requirements/.test(subject) && merge_date > Date.parse("2016-03-05") / 1_000,
    );

    expect(row && blocking(verdict(row, "2016-03-05T20:00:00.000Z"))).toContain("requirements-freeze");
  });

  test("every fix that merged on keystone's master in the feature freeze was free of it", () => {
    const [from, to] = ["2016-03-04T00:00:00Z", "2016-03-16T00:00:00Z"].map((at) => Date.parse(at) / 1_000) as [
      number,
      number,
    ];
    const fixes = rows.filter(
      ({ repo, branch, merge_date, bugs, blueprints }) =>
        repo === "keystone" &&
        branch === "master" &&
        merge_date > from &&
        merge_date < to &&
        blueprints.length === 0 &&
        bugs.some(({ kind }) => kind === "closes"),
    );

    expect(fixes.length).toBeGreaterThanOrEqual(10);
    for (const row of fixes) {
      const at = new Date(row.merge_date * 1_000 - 1_000).toISOString();
      expect(
        blocking(verdict(row, at)).filter((kind) => kind === "feature-freeze"),
        row.subject,
      ).toEqual([]);
    }
  });

  test("a change of a stable branch met none of master's freezes", () => {
    const stable = rows.filter(({ branch }) => branch === "stable/liberty");

    expect(stable.length).toBeGreaterThan(10);
    for (const row of stable) expect(blocking(verdict(row, "2016-03-10T00:00:00.000Z"))).toEqual([]);
  });
});
