/** What does Gerrit say of one plain change? */

/** @returns a ChangeInfo with what a test changes. */
export function changeInfoOf(number: number, changed: Record<string, unknown> = {}): Record<string, unknown> {
  const owner = { _account_id: 1, name: "Ana Ortiz", username: "ana", email: "ana@example.com" };
  return {
    _number: number,
    project: "openstack/keystone",
    branch: "master",
    change_id: `I${String(number).padStart(40, "0")}`,
    subject: `Change ${number}`,
    status: "NEW",
    created: "2016-01-27 10:00:00.000000000",
    updated: "2016-01-27 12:00:00.000000000",
    owner,
    meta_rev_id: `m${number}`,
    current_revision: "aa11",
    revisions: {
      aa11: {
        _number: 1,
        kind: "REWORK",
        created: "2016-01-27 10:00:00.000000000",
        uploader: owner,
        commit: { message: `Change ${number}\n\nChange-Id: I${number}\n`, parents: [{ commit: "bb22" }] },
        files: { "keystone/change.py": { lines_inserted: 1 } },
      },
    },
    ...changed,
  };
}
