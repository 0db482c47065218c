/** How is a mirror of a million changes made in a minute, without a forge? */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import { openStore } from "../src/store/open.ts";

const program = `
id: big
name: A big team
forges:
  - { name: made, kind: gerrit, url: "http://127.0.0.1:9" }
repositories:
${[0, 1, 2, 3, 4].map((n) => `  - { name: team/repo-${n}, forge: made, type: service, core-group: team-core }`).join("\n")}
people:
${Array.from({ length: 25 }, (_, n) => `  - { id: p${n}, name: "Person ${n}", accounts: { made: ["p${n}"] }${n < 8 ? ", cores: [{ group: team-core }]" : ""} }`).join("\n")}
`;

/** Rows of one change, made from its number `n`; the last `:open` of `:total` are open. */
const series = "with recursive s(n) as (select 1 union all select n + 1 from s where n < :total)";
const stamp = (minutes: string) =>
  `strftime('%Y-%m-%dT%H:%M:%fZ', :first + n * :step + (${minutes}) * 60, 'unixepoch')`;
const revision = "printf('%040x', n)";
const who = (offset: number) => `'made~' || (100 + (n * 7 + ${offset}) % 25)`;
const isOpen = "n > :total - :open";
const statements = [
  `insert into accounts select 'made~' || (100 + n), 'made', 'Person ' || n, 'p' || n, 'p' || n || '@example.org', 0
   from (${series} select n - 1 as n from s limit 25)`,
  `insert into changes (key, forge, number, repository, branch, change_id, subject, status, url, topic, owner, submitter, created, updated,
     submitted, work_in_progress, private, mergeable, submittable, insertions, deletions, unresolved_comments, current_patch_set,
     commit_message, revert_of, cherry_pick_of, has_attention, has_requirements, version, digest, read_at)
   ${series} select 'made~' || n, 'made', n, 'team/repo-' || (n % 5), 'master', 'I' || ${revision}, 'Change number ' || n || ' of a team',
     case when ${isOpen} then 'open' when n % 9 = 0 then 'abandoned' else 'merged' end, 'http://127.0.0.1:9/' || n,
     case when n % 6 = 0 then 'bp/topic-' || (n % 400) end, ${who(0)}, case when ${isOpen} or n % 9 = 0 then null else ${who(1)} end,
     ${stamp("0")}, ${stamp("300")}, case when ${isOpen} or n % 9 = 0 then null else ${stamp("300")} end,
     0, 0, 1, 0, n % 300, n % 90, 0, 2, 'Change number ' || n || char(10), null, null, 1, 0, ${revision}, ${revision}, ${stamp("300")} from s`,
  `insert into patch_sets ${series} select 'made~' || n, 1, ${revision}, 'REWORK', ${stamp("0")}, ${who(0)} from s`,
  `insert into patch_sets ${series} select 'made~' || n, 2, ${revision}, 'REWORK', ${stamp("100")}, ${who(0)} from s`,
  `insert into votes ${series} select 'made~' || n, 'Code-Review', case when n % 3 = 0 then 2 else 1 end, ${who(3)}, ${stamp("200")} from s`,
  `insert into votes ${series} select 'made~' || n, 'Verified', 1, ${who(5)}, ${stamp("120")} from s`,
  ...[0, 1, 2].map(
    (
      k,
    ) => `insert into messages ${series} select 'made~' || n, ${revision} || '${k}', ${k}, ${stamp(String(k * 100))}, ${who(k)}, 1, null,
      'Patch Set 1: Code-Review+1' || char(10) || char(10) || 'A remark of some length on this change.' from s`,
  ),
  `insert into activity ${series} select 'made~' || n || '/1', 'made~' || n, 'uploaded', ${stamp("0")}, ${who(0)}, 1, null, null, 'REWORK' from s`,
  `insert into activity ${series} select 'made~' || n || '/2', 'made~' || n, 'uploaded', ${stamp("100")}, ${who(0)}, 2, null, null, 'REWORK' from s`,
  `insert into activity ${series} select 'made~' || n || '/3', 'made~' || n, 'voted', ${stamp("20 + n % 270")}, ${who(3)}, 2, 'Code-Review',
     case when n % 3 = 0 then 2 else 1 end, null from s`,
  `insert into activity ${series} select 'made~' || n || '/4', 'made~' || n, case when n % 9 = 0 then 'abandoned' else 'merged' end,
     ${stamp("300")}, ${who(1)}, 2, null, null, null from s where not (${isOpen})`,
  `insert into marks select 'made', 'catch-up', max(updated) from changes`,
  `insert into marks select 'made', 'sweep', max(updated) from changes`,
];

/** When the first change was uploaded, in seconds of Unix time, and how many seconds lie between two. */
interface Pace {
  first: number;
  step: number;
}

/**
 * Makes a mirror and its program file in a folder.
 * @returns the path of the program file; the mirror is where `start --data FOLDER` looks for it.
 */
export async function bigMirror(
  folder: string,
  total: number,
  open: number,
  pace: Pace = { first: 1_700_000_000, step: 30 },
): Promise<string> {
  const path = join(folder, "big.sqlite");
  await (await openStore({ sqlite: path })).close();
  const file = new SqliteFile(path);
  file.pragma("synchronous = off");
  file.pragma("foreign_keys = off");
  file.transaction(() => {
    for (const statement of statements) {
      const named = Object.entries({ total, open, ...pace }).filter(([name]) => statement.includes(`:${name}`));
      file.prepare(statement).run(Object.fromEntries(named));
    }
  })();
  file.pragma("wal_checkpoint(truncate)");
  file.close();
  const programFile = join(folder, "big.yaml");
  writeFileSync(programFile, program);
  return programFile;
}
