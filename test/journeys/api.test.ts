/** Does the API hold what its document says against somebody who tries everything? */
import { describe, expect, test } from "vitest";
import { operations } from "../../src/web/api/operations.ts";
import { serve } from "../../src/web/serve.ts";
import { tryEverything, withoutSchemathesis } from "../real/schemathesis.ts";
import { standing } from "../web/api-ground.ts";

const missing = await withoutSchemathesis();
if (missing !== null && process.env.CI) throw new Error(missing);
if (missing !== null) console.warn(`Skipped: ${missing}.`);

describe.skipIf(missing !== null)(missing ?? "Schemathesis", { timeout: 300_000 }, () => {
  test("finds no failure of ours, and no answer that is not documented", async () => {
    const { ground, lines } = await standing({ unreadable: [9] });
    const server = await serve({ ...ground, host: "127.0.0.1", port: 0 });
    try {
      const document = `${server.address}/api/v1/openapi.json`;
      const phases = ["--phases", "examples,coverage,fuzzing", "--max-examples", "40"];
      // A name that is nobody's is well-formed and refused all the same, in a sentence.
      const checks = ["--checks", "all", "--exclude-checks", "positive_data_acceptance"];

      const { well, said } = await tryEverything(document, [...phases, ...checks]);

      expect(well, said.slice(-8_000)).toBe(true);
      // Besides the questions there is one address to act through.
      const all = operations.length + 1;
      expect(said).toContain(`${all} selected / ${all} total`);
      expect(lines).toEqual([]);
    } finally {
      await server.close();
    }
  });
});
