/** With which code does the command end, and what does it say? */

/** What each exit code means; the README lists the same. */
export const codes = {
  ok: 0,
  /** A mistake in Midcycle. */
  failure: 1,
  /** Asked in a way that has no answer; the sentence on standard error names the valid values. */
  refused: 2,
  /** A text that was looked through has mistakes. */
  found: 3,
  /** A forge or the database cannot be reached now. */
  unavailable: 69,
  /** The program file or the environment cannot be used. */
  configuration: 78,
  /** Stopped by hand before the end; nothing is lost. */
  interrupted: 130,
} as const;

const byName: Record<string, number> = {
  Refused: codes.refused,
  Declined: codes.refused,
  StoreProblem: codes.refused,
  StoreUnreachable: codes.unavailable,
  Unavailable: codes.unavailable,
  ConfigMistakes: codes.configuration,
};

/** Ends the command for a failure: one message without a trace for what people can mend, all of it for our own mistakes. */
export function failed(failure: unknown): void {
  const known = failure instanceof Error ? byName[failure.name] : undefined;
  const text = failure instanceof Error ? (known === undefined ? failure.stack : failure.message) : String(failure);
  process.stderr.write(`${text}\n`);
  process.exitCode = known ?? codes.failure;
}
