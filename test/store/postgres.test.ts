/** Does PostgreSQL keep the store's contract? */
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { openStore, type Where } from "../../src/store/open.ts";
import { storeContract } from "../contracts/store.contract.ts";
import { postgresServer } from "./postgres-server.ts";

const server = await postgresServer();

if ("reason" in server) {
  test.skipIf(!process.env.CI)(`PostgreSQL is not tested: ${server.reason}`, () => {
    expect.fail(server.reason);
  });
} else {
  const { url } = server;
  const schemas: string[] = [];
  const admin = new pg.Client(url);
  await admin.connect();
  afterAll(async () => {
    for (const schema of schemas) await admin.query(`drop schema "${schema}" cascade`);
    await admin.end();
    await server.stop();
  });

  async function place(): Promise<Where> {
    const schema = `test_${process.pid}_${schemas.length}`;
    schemas.push(schema);
    await admin.query(`create schema "${schema}"`);
    const own = new URL(url);
    own.searchParams.set("options", `-csearch_path=${schema}`);
    return { postgres: own.href };
  }

  describe("PostgreSQL", () => {
    storeContract(place, { runs: 15 });

    test("two that open the same empty place at once both succeed", async () => {
      const where = await place();

      const stores = await Promise.all([openStore(where), openStore(where), openStore(where)]);

      for (const store of stores) await store.close();
      expect(stores).toHaveLength(3);
    });

    test("shows its address without the password", async () => {
      const store = await openStore(await place());

      expect(store.where).toBe(`postgres://${new URL(url).host}${new URL(url).pathname}`);
      await store.close();
    });

    test("a wrong password and an absent database are said in one sentence", async () => {
      const absent = new URL(url);
      absent.pathname = "/nowhere";

      await expect(openStore({ postgres: absent.href })).rejects.toThrow(
        /^PostgreSQL at \S+ refuses us \(.*"nowhere" does not exist\): correct the URL/,
      );
    });
  });
}

test("a server that is not there is said in one sentence with the next step", async () => {
  await expect(openStore({ postgres: "postgres://ana:secret@127.0.0.1:1/midcycle" })).rejects.toThrow(
    /^PostgreSQL at postgres:\/\/127\.0\.0\.1:1\/midcycle does not answer \(.*ECONNREFUSED.*\): start it/,
  );
});

test("an address that is none is said in one sentence", async () => {
  await expect(openStore({ postgres: "localhost" })).rejects.toThrow(
    /^The PostgreSQL address is no URL: write postgres:/,
  );
});
