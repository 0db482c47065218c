/** Which changes are found that say they are about the same, and how much has merged? */
import { expect, test } from "vitest";
import type { Change } from "../../src/review/change.ts";
import { mentionedBy } from "../../src/store/mentions.ts";
import { mergedBetween } from "../../src/store/merged.ts";
import { look, madeUp } from "../store/made-up.ts";
import { fresh, minute, type Place, put } from "./store-ground.ts";

export function mentionsContract(place: Place): void {
  const nothing = { blueprints: [], topics: [], bugs: [], dependsOn: [] };
  const ground = async (...mores: Partial<Change>[]) => {
    const { db } = await fresh(place);
    const snapshots = madeUp(mores.length).map((snapshot, i) => ({
      ...snapshot,
      change: { ...snapshot.change, topic: null, commitMessage: null, dependencies: [], ...mores[i] },
    }));
    await put(db, look(...snapshots));
    return { db, keys: snapshots.map(({ change }) => change.key) };
  };

  test("by blueprint and bug in the message, by topic, by what it depends on; signs of LIKE mean themselves", async () => {
    const other = "made-up~777";
    const { db, keys } = await ground(
      { commitMessage: "Add it\n\nImplements: blueprint TOTP_auth" },
      { commitMessage: "Add it\n\nbp totpXauth" },
      { topic: "bp/totp_auth" },
      { dependencies: [{ kind: "depends-on", key: other, text: other }] },
      { dependencies: [{ kind: "parent", key: other, text: other }] },
      { commitMessage: "Mend it\n\nCloses-Bug: #1512345" },
    );
    const found = async (mention: object) => (await mentionedBy(db, { ...nothing, ...mention })).sort();

    expect(await found({ blueprints: ["totp_auth"] })).toEqual([keys[0]]);
    expect(await found({ topics: ["totp_auth", "bp/totp_auth"] })).toEqual([keys[2]]);
    expect(await found({ dependsOn: [other] })).toEqual([keys[3]]);
    expect(await found({ bugs: ["1512345"] })).toEqual([keys[5]]);
    expect(await found({ blueprints: ["100%!"] })).toEqual([]);
    expect(await found({})).toEqual([]);
  });

  test("what merged from an instant until just before another, in these repositories", async () => {
    const merged = (at: number, repository: string): Partial<Change> => ({
      status: "merged",
      submitted: minute(at),
      repository,
    });
    const { db } = await ground(merged(1, "a"), merged(2, "a"), merged(3, "a"), merged(2, "b"), {
      repository: "a",
      status: "open",
      submitted: null,
    });

    expect(await mergedBetween(db, ["a"], minute(1), minute(3))).toBe(2);
    expect(await mergedBetween(db, ["a", "b"], minute(2), minute(9))).toBe(3);
    expect(await mergedBetween(db, [], minute(0), minute(9))).toBe(0);
  });
}
