import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default", "./test/tally.ts"],
    include: ["test/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Files run as Node runs them, by its own type stripping: what the tests load is what a checkout runs.
    experimental: { viteModuleRunner: false },
  },
});
