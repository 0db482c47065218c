/** Does nothing stay behind of what the tests start? */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { end, spawnGuarded } from "./guard.ts";

/** Prints its own process id on standard error and stays. */
const stay = ["-c", "echo $$ >&2; exec sleep 600"];

test.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)("a guarded program ends after our %s", async (signal) => {
  const script = `
    import { spawnGuarded } from ${JSON.stringify(new URL("guard.ts", import.meta.url).href)};
    spawnGuarded("sh", ${JSON.stringify(stay)}).stderr.pipe(process.stdout);
  `;
  const us = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(us.stdout, "data");
  expect(runs(Number(line))).toBe(true);

  us.kill(signal);
  await vi.waitUntil(() => !runs(Number(line)), { timeout: 10_000 });
});

test("a guarded program ends when told to, and what it says and its exit code are its own", async () => {
  const staying = spawnGuarded("sh", stay);
  const [line] = await once(staying.stderr ?? staying, "data");
  await end(staying);
  expect(runs(Number(line))).toBe(false);

  const failing = spawnGuarded("sh", ["-c", "exit 3"]);
  expect(await once(failing, "exit")).toEqual([3, null]);
});

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
