/** Which changes are found by the marks that somebody looks for? */
import { expect, test } from "vitest";
import type { Change } from "../../src/review/change.ts";
import { markedBy } from "../../src/store/marked.ts";
import { look, madeUp } from "../store/made-up.ts";
import { fresh, minute, type Place, put } from "./store-ground.ts";

export function markedContract(place: Place): void {
  const nothing = { topics: null, repository: null, words: null, path: null, from: null };
  const bare = {
    topic: null,
    commitMessage: null,
    repository: "a",
    status: "open" as const,
    files: [],
    updated: minute(5),
  };
  const ground = async (...mores: Partial<Change>[]) => {
    const { db } = await fresh(place);
    const snapshots = madeUp(mores.length).map((snapshot, i) => ({
      ...snapshot,
      change: { ...snapshot.change, ...bare, created: minute(mores.length - i), ...mores[i] },
    }));
    await put(db, look(...snapshots));
    return { db, keys: snapshots.map(({ change }) => change.key) };
  };

  test("by topic, repository, words of the message in any case, and all of them together", async () => {
    const { db, keys } = await ground(
      { topic: "totp", commitMessage: "Add TOTP_auth" },
      { topic: "totp", repository: "b" },
      { commitMessage: "add totpXauth" },
      { commitMessage: "100% done!" },
      { commitMessage: "Add totp-auth" },
    );
    const found = async (query: object) => (await markedBy(db, { ...nothing, ...query })).sort();

    expect(await found({ topics: ["totp", "bp/totp"] })).toEqual([keys[0], keys[1]].sort());
    expect(await found({ topics: ["totp"], repository: "b" })).toEqual([keys[1]]);
    expect(await found({ words: "totp auth" })).toEqual([keys[0], keys[2], keys[4]].sort());
    expect(await found({ words: "totpxauth" })).toEqual([keys[2]]);
    expect(await found({ words: "100% DONE!" })).toEqual([keys[3]]);
    expect(await found({ words: "100%!" })).toEqual([]);
    expect(await found({ topics: ["other"] })).toEqual([]);
  });

  test("by a path or all below it; a change whose files are not known may fit", async () => {
    const { db, keys } = await ground(
      { files: ["keystone/auth/plugin.py"] },
      { files: ["keystone/authn.py"] },
      { files: ["keystone/auth"] },
      { files: null },
      { files: ["Keystone/auth/x"] },
    );
    const found = async (path: string) => (await markedBy(db, { ...nothing, path })).sort();

    expect(await found("keystone/auth")).toEqual([keys[0], keys[2], keys[3]].sort());
    expect(await found("keystone/auth/")).toEqual([keys[0], keys[2], keys[3]].sort());
    expect(await found("key_tone")).toEqual([keys[3]]);
  });

  test("those that moved since, the oldest first, abandoned ones left out, at most 200", async () => {
    const { db, keys } = await ground(
      { updated: minute(9) },
      { updated: minute(10) },
      { updated: minute(11) },
      { updated: minute(12), status: "abandoned" },
    );

    expect(await markedBy(db, { ...nothing, from: minute(10) })).toEqual([keys[2], keys[1]]);
    const many = await ground(...Array.from({ length: 230 }, () => ({})));
    expect(await markedBy(many.db, nothing)).toHaveLength(200);
  });
}
