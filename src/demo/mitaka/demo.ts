/** How are the real Mitaka records served in place of the made-up team? */
import type { Demo } from "../demo.ts";
import { type Change, current } from "../gerrit/change.ts";
import { merge } from "../gerrit/standing.ts";
import { create } from "../gerrit/upload.ts";
import { standingClock } from "../play/clock.ts";
import { addGroup, addStaff, emptySite } from "../team/furnish.ts";
import { messageOf } from "./message.ts";
import { addPeople } from "./people.ts";
import { identityProgram, mitakaProgram, usernames } from "./program.ts";
import { type Row, rowsOf } from "./row.ts";

/** Marks changes of which only the earliest moment of merging is known. */
const uncertain = "merge-time-uncertain";
const day = 86_400;

export interface MitakaOptions {
  url: string;
  password: string;
  /** Path of `changes.jsonl`. */
  file: string;
}

/**
 * @returns a Gerrit that holds one merged change for each record, standing still at the end of the last record's day.
 *
 * - Number: the records have none; they are counted from 1 in the order of the file, which is that of merging.
 * - Project, branch, Change-Id, subject, size, revision (`sha`): as recorded. Message: see `messageOf`.
 * - Owner: the author. Uploader: the committer. Submitter: `merged_by`; none where the record has none.
 * - Patch sets: only the last is known. It is number 1, created at `committer_date` (the merge, should that be sooner:
 *   clocks differ), and so is the change. Its parent is not known: all stand on the project's first commit.
 * - Submitted and updated: `merge_date`, with a hashtag where that is only the earliest possible moment.
 * - Votes, reviewers, comments: the records have none. Messages: only Gerrit's own on upload and merge.
 * @throws Error when the file cannot be read
 */
export function mitakaDemo({ url, password, file }: MitakaOptions): Demo {
  const rows = rowsOf(file);
  const site = emptySite(url, "mitaka", password);
  const program = identityProgram();
  addStaff(site);
  for (const { name, branches, "core-group": group } of program.repositories) {
    const recorded = rows.filter(({ repo }) => nameOf(repo) === name).map(({ branch }) => branch);
    // Who was in the group at that time is not known.
    const cores = site.groups.get(group) ?? addGroup(site, group, []);
    site.projects.set(name, { name, branches: [...new Set([...branches, ...recorded])], cores, tips: new Map() });
  }
  const account = addPeople(site, rows, usernames(program));
  const uploaded = rows.map((row) => ({ row, change: upload(row) }));
  for (const { row, change } of uploaded) finish(row, change);

  function upload(row: Row): Change {
    const at = Math.min(row.committer_date, row.merge_date);
    const change = create(
      site,
      { by: account(row.author), at },
      {
        project: nameOf(row.repo),
        branch: row.branch,
        message: messageOf(row),
        hashtags: row.merge_time_certain ? [] : [uncertain],
        authored: row.author_date,
        size: [row.insertions, row.deletions],
      },
    );
    Object.assign(current(change), { revision: row.sha, uploader: account(row.committer) });
    return change;
  }
  function finish({ merged_by, merge_date }: Row, change: Change): void {
    merge(site, { by: account(merged_by ?? "Jenkins"), at: merge_date }, change);
    if (merged_by !== null) return;
    change.submitter = null;
    change.messages.pop();
  }
  const last = Math.max(...rows.map(({ merge_date }) => merge_date));
  return {
    site,
    clock: standingClock(Math.ceil(last / day) * day * 1000),
    sprint: null,
    advance: () => undefined,
    reset: () => undefined,
    program: (stream) => mitakaProgram(program, site, stream),
  };
}

function nameOf(repository: string): string {
  return `openstack/${repository}`;
}
