/** What went wrong between us and a Gerrit, in one sentence? */
import type { z } from "zod";
import { Unavailable } from "../forge.ts";

/** Gerrit answered, and said no: `status` is 4xx and `text` its own words. */
export class Rejected extends Unavailable {
  readonly status: number;
  readonly text: string;
  constructor(message: string, status: number, text: string) {
    super(message);
    this.status = status;
    this.text = text;
  }
}

/** Gerrit failed inside ("500"): of many changes asked for, one may be the cause. */
export class Faulty extends Unavailable {}

/** An answer larger than we are willing to hold: ask for less. */
export class TooLarge extends Unavailable {}

/** Worth another try at once: the connection broke, the server is busy, the answer was cut. */
export class Passing extends Unavailable {}

/** @returns why no answer came from `where`. */
export function unreachable(where: string, failure: unknown): Unavailable {
  const { code, message } = rootCause(failure);
  const host = new URL(where).host;
  if (code === "TimeoutError") return new Unavailable(`${where} does not answer in time: Midcycle tries again later.`);
  if (code === "CERT_HAS_EXPIRED")
    return new Unavailable(`The certificate of ${host} has expired: tell its administrators.`);
  if (/CERT|SIGNATURE|TLS|SSL/.test(code)) {
    return new Unavailable(`The certificate of ${host} is not trusted (${code}): see NODE_EXTRA_CA_CERTS.`);
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return new Unavailable(`No address is known for ${host}: check the forge's URL.`);
  if (/redirect/.test(message)) return new Unavailable(`${where} redirects in a circle: check the forge's URL.`);
  if (code === "ECONNREFUSED") return new Passing(`Nothing answers at ${where}: check that Gerrit runs there.`);
  return new Passing(`The connection to ${where} broke (${code || message}): Midcycle tries again.`);
}

/** Fetch wraps what really happened, sometimes twice; several addresses of one host give an AggregateError. */
function rootCause(failure: unknown): { code: string; message: string } {
  if (!(failure instanceof Error)) return { code: "", message: String(failure) };
  const inner = failure instanceof AggregateError ? failure.errors[0] : failure.cause;
  if (inner instanceof Error) return rootCause(inner);
  const code = "code" in failure && typeof failure.code === "string" ? failure.code : "";
  return { code: failure.name === "TimeoutError" ? failure.name : code, message: failure.message };
}

/** @returns what Gerrit sent, checked. @throws Unavailable when it is something else than `what`. */
export function understood<S extends z.ZodType>(schema: S, value: unknown, where: string, what: string): z.infer<S> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new Unavailable(`${where} answered something else than ${what}: is it a Gerrit? (${reasonOf(read.error)})`);
}

/** @returns the first thing that was wrong, with its path ("labels.Code-Review.all.0.value: Invalid input"). */
export function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join(".") || "all of it"}: ${issue.message}` : "not understood";
}
