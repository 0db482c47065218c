/** Does SQLite keep the store's contract, and what does a file promise beyond it? */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { countChanges } from "../../src/store/read.ts";
import { storeContract } from "../contracts/store.contract.ts";
import { later, put } from "../contracts/store-ground.ts";
import { look, madeUp } from "./made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "midcycle-sqlite-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let places = 0;
const path = () => join(folder, `${++places}`, "midcycle.db");

describe("SQLite", () => {
  storeContract(async () => ({ sqlite: path() }), { runs: 60 });

  test("the folders on the way to the file are made", async () => {
    const store = await openStore({ sqlite: join(folder, "a/b/c/midcycle.db") });

    expect(store.where).toBe(join(folder, "a/b/c/midcycle.db"));
    await store.close();
  });

  test("a file that is no database is left alone and said in one sentence", async () => {
    const text = join(folder, "notes.txt");
    writeFileSync(text, "These are the minutes of the first day.\n".repeat(50));

    await expect(openStore({ sqlite: text })).rejects.toThrow(
      /notes\.txt is not an intact SQLite database: move it away/,
    );
  });

  test("a file where a folder should be is said in one sentence", async () => {
    const text = join(folder, "plain");
    writeFileSync(text, "");

    await expect(openStore({ sqlite: join(text, "midcycle.db") })).rejects.toThrow(/plain cannot be made a folder \(/);
  });

  test("a folder in the place of the file is said in one sentence", async () => {
    const taken = join(folder, "taken.db");
    mkdirSync(taken);

    await expect(openStore({ sqlite: taken })).rejects.toThrow(/taken\.db cannot be written \(SQLITE_CANTOPEN/);
  });

  test("a folder that cannot be written is said in one sentence", async () => {
    const where = path();
    await (await openStore({ sqlite: where })).close();
    chmodSync(folder, 0o755);
    chmodSync(join(where, ".."), 0o555);
    chmodSync(where, 0o444);

    const sentence = /midcycle\.db cannot be written \([A-Z_]+\): make .+ writable, or choose another place\.$/;
    await asNobody(async () => {
      await expect(openStore({ sqlite: where })).rejects.toThrow(sentence);
      await expect(openStore({ sqlite: join(where, "../new/midcycle.db") })).rejects.toThrow(sentence);
    });
  });

  test("before an older schema is brought up to date the file is copied beside it; otherwise it is not", async () => {
    const sqlite = path();
    const copies = () => readdirSync(join(sqlite, "..")).filter((name) => name.includes("before"));
    const old = await openStore({ sqlite });
    await put(old.db, look(...madeUp(2)));
    await old.close();
    await (await openStore({ sqlite })).close();
    expect(copies()).toEqual([]);

    await (await openStore({ sqlite }, later)).close();

    expect(copies()).toEqual(["midcycle.db.before-9999-later"]);
    const before = await openStore({ sqlite: `${sqlite}.before-9999-later` });
    expect(await countChanges(before.db)).toBe(2);
    await before.close();
  });
});

/** Root may write anywhere: whoever else runs this may not. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  const root = process.getuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    await work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}
