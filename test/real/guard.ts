/** How does a child process end with us, whatever becomes of us? */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/**
 * The child runs under a shell that ends it when our end of the shell's standard input closes, which even SIGKILL
 * does. Ctrl-C reaches only us, and we decide.
 */
const guard = `
signal=$1; shift
trap '' INT
exec 3<&0
"$@" 3<&- & child=$!
{ cat <&3 >/dev/null; kill -s "$signal" "$child"; } 2>/dev/null & guard=$!
exec 3<&-
wait "$child"; code=$?
kill "$guard" 2>/dev/null
exit "$code"
`;

/** Starts a program that is sent a signal when this process ends; its exit code and standard error are the program's. */
export function spawnGuarded(
  command: string,
  words: readonly string[],
  signal: "TERM" | "KILL" = "TERM",
): ChildProcess {
  return spawn("sh", ["-c", guard, "guard", signal, command, ...words], { stdio: ["pipe", "ignore", "pipe"] });
}

/** Sends a guarded program its signal and returns when it has ended. */
export async function end(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}
