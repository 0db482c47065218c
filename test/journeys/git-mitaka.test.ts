/** Does git history alone tell of the real Mitaka mid-cycle what its records hold? */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gitRecap } from "../../src/commands/git-recap.ts";
import { programOfClones } from "../../src/config/git-program.ts";
import { loadProgram } from "../../src/config/program-file.ts";
import { openHistory } from "../../src/forges/open.ts";
import type { Change } from "../../src/review/change.ts";
import type { RecapView } from "../../src/words/recap/model.ts";
import { numbersAlone } from "../../src/words/recap/view.ts";
import { type Made, makeHistory } from "../fakes/git-history.ts";

interface MitakaRecord {
  repo: string;
  sha: string;
  change_id: string;
  subject: string;
  author: string;
  author_email_domain: string;
  author_date: string;
  committer: string;
  committer_date: string;
  merge_date: string;
  merge_how: string;
  merged_by: string | null;
  merge_time_certain: boolean;
  merge_upper_bound: string | null;
  superproject_at: string | null;
  branch: string;
}

const file = resolve(import.meta.dirname, "../../../shared/mitaka/changes.jsonl");
const missing = existsSync(file) ? null : `the Mitaka records are not at ${file}`;
if (missing !== null) console.warn(`Skipped: ${missing}.`);
const records: MitakaRecord[] =
  missing === null
    ? readFileSync(file, "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line))
    : [];
const never = new AbortController().signal;
const iso = (text: string) => new Date(text).toISOString();
const person = (name: string, domain: string) => `${name} <${name.toLowerCase().replaceAll(/\W+/g, ".")}@${domain}>`;

/** A repository in which each record merged as it says; what was fast-forwarded lies below its upper bound. */
function commitsOf(rows: readonly MitakaRecord[]): Made[] {
  const commits: Made[] = [{ name: "root", message: "Begin\n", at: "2015-09-01T00:00:00Z", on: ["master"] }];
  const tips = new Map<string, string>();
  const place = (row: MitakaRecord) => row.merge_upper_bound ?? row.merge_date;
  const inOrder = [...rows].sort(
    (a, b) =>
      Date.parse(place(a)) - Date.parse(place(b)) ||
      Number(a.merge_time_certain) - Number(b.merge_time_certain) ||
      Date.parse(a.merge_date) - Date.parse(b.merge_date),
  );
  for (const [n, row] of inOrder.entries()) {
    const below = tips.get(row.branch) ?? "root";
    const byMerge = row.merge_how === "merge-commit";
    commits.push({
      name: row.sha,
      parents: [below],
      message: `${row.subject}\n\nChange-Id: ${row.change_id}\n`,
      at: row.committer_date,
      authored: row.author_date,
      author: person(row.author, row.author_email_domain),
      committer: person(row.committer, "example.org"),
      on: byMerge ? [] : [row.branch],
    });
    tips.set(row.branch, row.sha);
    const bound = row.merge_upper_bound;
    const next = inOrder.slice(n + 1).find(({ branch }) => branch === row.branch);
    if (bound !== null && (next === undefined || place(next) > bound)) {
      // The merge that bounds it is of no change on record.
      const other = `another of ${row.sha}`;
      const by = person("Jenkins", "review.openstack.org");
      commits.push(
        { name: other, parents: [row.sha], message: "Another\n", at: bound },
        {
          name: `merge of ${other}`,
          parents: [row.sha, other],
          message: 'Merge "Another"\n',
          at: bound,
          author: by,
          on: [row.branch],
        },
      );
      tips.set(row.branch, `merge of ${other}`);
    }
    if (!byMerge) continue;
    const merge = `merge of ${row.sha}`;
    const by = person(row.merged_by ?? "Jenkins", "review.openstack.org");
    const message = `Merge "${row.subject}"\n`;
    commits.push({ name: merge, parents: [below, row.sha], message, at: row.merge_date, author: by, on: [row.branch] });
    tips.set(row.branch, merge);
  }
  return commits;
}

describe.skipIf(missing !== null)(missing ?? "the Mitaka mid-cycle from git alone", { timeout: 120_000 }, () => {
  const room = mkdtempSync(join(tmpdir(), "midcycle-git-mitaka-"));
  const changes = new Map<string, Change>();
  let view: RecapView;
  afterAll(() => rmSync(room, { recursive: true }));

  beforeAll(async () => {
    const team = await loadProgram(resolve(import.meta.dirname, "../../programs/identity.yaml"));
    const made = team.repositories.map(({ name }) => {
      const repo = name.split("/").at(-1) ?? "";
      const history = makeHistory(join(room, `${repo}.git`), commitsOf(records.filter((row) => row.repo === repo)));
      return { name, repo, history };
    });
    const modules = Object.fromEntries(made.map(({ repo, history }) => [repo, history.sha("root")]));
    const names = made.map(({ repo }) => `[submodule "${repo}"]\npath = ${repo}\nurl = ../${repo}\n`).join("");
    const looks = records
      .filter(({ superproject_at, branch }) => superproject_at !== null && branch === "master")
      .sort((a, b) => Date.parse(a.superproject_at ?? "") - Date.parse(b.superproject_at ?? ""))
      .map((row, n): Made => {
        const name = row.merge_how === "merge-commit" ? `merge of ${row.sha}` : row.sha;
        const sha = made.find(({ repo }) => repo === row.repo)?.history.sha(name) ?? "";
        const message = "Updated openstack/openstack\n";
        const parents = [n === 0 ? "0" : String(n)];
        return { name: String(n + 1), parents, message, at: row.superproject_at ?? "", modules: { [row.repo]: sha } };
      });
    const begin: Made = {
      name: "0",
      message: "Begin\n",
      at: "2015-09-02T00:00:00Z",
      modules,
      files: { ".gitmodules": names },
    };
    const last = looks.at(-1);
    if (last) last.on = ["master"];
    const above = makeHistory(join(room, "openstack.git"), [begin, ...looks]);

    const clones = made.map(({ name, history }) => ({ name, folder: history.folder, branch: "master", web: null }));
    const program = programOfClones(clones, above.folder, team);
    const [settings] = program.forges;
    if (!settings) throw new Error("no forge");
    const forge = await openHistory(settings, [], null, () => undefined);
    for await (const page of forge.list(null, never)) {
      const { snapshots } = await forge.read(
        page.map(({ number }) => number),
        never,
      );
      for (const { change } of snapshots)
        changes.set(`${change.repository} ${change.branch} ${change.changeId}`, change);
    }
    const [sprint] = team.sprints;
    if (!sprint) throw new Error("the program has the sprint");
    view = await gitRecap({ forge, program, sprint, now: "2016-05-01T00:00:00.000Z", material: numbersAlone }, never);
  }, 120_000);

  const changeOf = (row: MitakaRecord) => changes.get(`openstack/${row.repo} ${row.branch} ${row.change_id}`);

  test("every record is one change, and 29 of a hundred were fast-forwarded", () => {
    expect(changes.size).toBe(new Set(records.map((row) => `${row.repo} ${row.branch} ${row.change_id}`)).size);
    const forwarded = records.filter(({ merge_how }) => merge_how !== "merge-commit").length;
    expect(Math.round((100 * forwarded) / records.length)).toBe(29);
  });

  test("what is certain in the records is exact, to the second", () => {
    // Two records are of changes that a merge of another branch brought a second time: they merged once.
    const again = (row: MitakaRecord) => Date.parse(row.merge_date) > Date.parse(changeOf(row)?.submitted ?? "");
    const certain = records.filter((row) => row.merge_time_certain && !again(row));
    expect(certain).toHaveLength(1117);
    const wrong = certain.filter((row) => {
      const change = changeOf(row);
      return change?.submittedUntil !== null || change.submitted !== iso(row.merge_date);
    });

    expect(
      wrong.map((row) => [row.repo, row.merge_date, changeOf(row)?.submitted, changeOf(row)?.submittedUntil]),
    ).toEqual([]);
  });

  test("what is not has the records' bounds, or narrower ones", () => {
    const vague = records.filter(({ merge_time_certain }) => !merge_time_certain);
    const wrong = vague.filter((row) => {
      const { submitted, submittedUntil } = changeOf(row) ?? {};
      const [from, to] = [iso(row.merge_date), iso(row.merge_upper_bound ?? "")];
      return !submitted || submitted < from || (submittedUntil ?? submitted) > to;
    });

    expect(vague).toHaveLength(150);
    expect(wrong).toEqual([]);
  });

  test("19 changes certainly merged in 3 repositories, as by Gerrit; more may have", () => {
    const { merged, repositories } = view.numbers;

    expect(merged?.value).toBe(19);
    expect(repositories?.rows.map(({ text, note }) => [text, note])).toEqual([
      ["openstack/keystone", "14 changes merged"],
      ["openstack/keystonemiddleware", "2 changes merged"],
      ["openstack/python-keystoneclient", "3 changes merged"],
    ]);
    const onMaster = merged?.uncertain.filter(({ note }) => note?.startsWith("on master")) ?? [];
    expect(onMaster.map(({ repository }) => repository)).toEqual(Array(6).fill("openstack/keystoneauth"));
    expect(merged?.most).toBe(19 + (merged?.uncertain.length ?? 0));
    expect(merged?.readings).toEqual(
      expect.arrayContaining([
        { id: "main-branch-without-bots", rule: "only on master, bots' changes left out", value: 17 },
        expect.objectContaining({ id: "weekend", value: 21 }),
      ]),
    );
  });

  test("what git cannot say is not said, and it says so", () => {
    expect(view.numbers.reviewed?.value).toBeNull();
    expect(view.numbers.revised?.value).toBeNull();
    expect(view.sections.map(({ id }) => id)).not.toContain("open");
    expect(view.unknown).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Changes reviewed: not known\. Git history shows no votes/)]),
    );
    expect(JSON.stringify(view.sections)).not.toContain('"number":"reviewed"');
  });
});
