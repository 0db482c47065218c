/** Does a forge of clones say of merged changes what every forge says? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openGit } from "../../src/forges/git/open.ts";
import { mergedContract } from "../contracts/forge-merged.contract.ts";
import { makeHistory } from "../fakes/git-history.ts";
import { settingsOf } from "../fakes/settings.ts";

mergedContract("git history", async () => {
  const room = mkdtempSync(join(tmpdir(), "midcycle-git-contract-"));
  const message = (subject: string, n: number) =>
    `${subject}\n\nCloses-Bug: #${n}\nChange-Id: I${String(n).padStart(40, "0")}\n`;
  const { folder } = makeHistory(join(room, "keystone.git"), [
    { name: "root", message: "Begin\n", at: "2016-01-01T00:00:00Z" },
    {
      name: "a",
      parents: ["root"],
      message: message("Add TOTP", 1),
      at: "2016-01-26T10:00:00Z",
      author: "Ana <a@x.org>",
    },
    { name: "ma", parents: ["root", "a"], message: 'Merge "Add TOTP"\n', at: "2016-01-27T18:00:00Z" },
    {
      name: "b",
      parents: ["ma"],
      message: message("Fix it", 2),
      at: "2016-01-28T10:00:00Z",
      author: "Bo <b@x.org>",
      on: ["master"],
    },
    {
      name: "c",
      parents: ["ma"],
      message: message("Backport", 3),
      at: "2016-01-28T11:00:00Z",
      author: "Bo <b@x.org>",
      on: ["stable/mitaka"],
    },
  ]);
  const repository = "openstack/keystone";
  const history = { clones: { [repository]: folder }, superproject: null };
  return {
    forge: openGit(settingsOf("", { name: "history", kind: "git", history }), [repository]),
    changes: [
      { repository, branch: "master", subject: "Add TOTP", owner: "Ana", trailer: "Closes-Bug: #1" },
      { repository, branch: "master", subject: "Fix it", owner: "Bo", trailer: "Closes-Bug: #2" },
      { repository, branch: "stable/mitaka", subject: "Backport", owner: "Bo", trailer: "Closes-Bug: #3" },
    ],
    close: async () => rmSync(room, { recursive: true }),
  };
});
