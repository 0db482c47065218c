/** Are the counts of the real Mitaka recap told by the rule that fits, from the records? */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rowsOf } from "../../../src/demo/mitaka/row.ts";
import { act, madeUpFacts } from "../made-up.ts";
import { groundOf, told } from "./ground.ts";

const file = join(import.meta.dirname, "../../../../shared/mitaka/changes.jsonl");
const missing = existsSync(file) ? null : `the Mitaka records are not at ${file}`;
if (missing !== null) console.warn(`Skipped: ${missing}.`);

describe.skipIf(missing !== null)(missing ?? "the recap of the Mitaka mid-cycle", () => {
  const rows = (missing === null ? rowsOf(file) : []).flatMap((row, number) => {
    const about = { number: number + 1, repository: `openstack/${row.repo}`, branch: row.branch, subject: row.subject };
    const hashtags = row.merge_time_certain ? [] : ["merge-time-uncertain"];
    const owner = row.bot ? "proposal-bot" : "ana";
    const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
    return [
      act({
        ...about,
        kind: "uploaded",
        at: at(Math.min(row.committer_date, row.merge_date)),
        by: owner,
        owner,
        hashtags,
      }),
      act({ ...about, kind: "merged", at: at(row.merge_date), by: "zuul", owner, hashtags }),
    ];
  });
  const found = (text: string) => told(groundOf(madeUpFacts(rows), `We met January 27-29. ${text}\n`, "markdown"));

  test("“over 20 patches” holds with the weekend, 21, and not by the sprint's own days, 19", () => {
    expect(found("Together we merged over 20 patches.")).toEqual([
      expect.stringMatching(
        /^1:42 warning numbers: "over 20 patches" holds only read otherwise: 21 with the weekend: .* By the sprint's own rule it is 19\. → Write 19, or say the rule: 21 with the weekend/,
      ),
    ]);
  });

  test("“across five repositories”: three", () => {
    const [first] = found("We merged 19 patches across five repositories.");

    expect(first).toMatch(/^1:51 (?:error|warning) numbers: "five repositories" .*it is 3\./);
  });

  test("“19 patches across three repositories” is clean", () => {
    expect(found("We merged 19 patches across three repositories.")).toEqual([]);
  });
});
