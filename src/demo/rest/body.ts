/** What does somebody send along with a write? Unknown fields are ignored, as Gerrit does. */
import type { Context } from "hono";
import type { Change } from "../gerrit/change.ts";
import { Refusal } from "../gerrit/record.ts";
import type { Review } from "../gerrit/review.ts";

/** A JSON object of which nothing is known yet. */
export type Input = Record<string, unknown>;

const longestComment = 16_384;

/** @returns the object of a request's body; empty when there is none. @throws Refusal for anything else */
export async function bodyOf(c: Context): Promise<Input> {
  const body = await c.req.text();
  if (body.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(body);
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw new Refusal(400, "Expected JSON object");
}

/** @returns a text field; empty when it is absent. */
export function text(input: Input, field: string): string {
  const value = input[field];
  return typeof value === "string" ? value : "";
}

/** @returns a field that lists texts; empty when it is absent. */
export function texts(input: Input, field: string): string[] {
  const value = input[field];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** @returns the review that a ReviewInput asks for. @throws Refusal for a comment that is too long */
export function reviewIn(input: Input, change: Change): Review {
  const remarks = Object.entries(isObject(input.comments) ? input.comments : {}).flatMap(([path, list]) =>
    (Array.isArray(list) ? list : []).filter(isObject).map((comment) => ({ path, comment })),
  );
  const comments = remarks.map(({ comment }) => comment);
  const message = text(input, "message");
  if ([message, ...comments.map((comment) => text(comment, "message"))].some(({ length }) => length > longestComment)) {
    throw new Refusal(400, "Comment size exceeds limit");
  }
  const given = Object.entries(isObject(input.labels) ? input.labels : {});
  // A reply continues the newest thread: which one it names is more than the demo keeps.
  const isReply = (comment: Input) => text(comment, "in_reply_to") !== "" && change.threads.length > 0;
  return {
    message,
    tag: text(input, "tag") || null,
    labels: Object.fromEntries(given.map(([label, value]) => [label, Number(value)])),
    threads: comments.filter((comment) => !isReply(comment)).map(({ unresolved }) => unresolved === true),
    replies: comments
      .filter(isReply)
      .map(({ unresolved }) => ({ thread: change.threads.length - 1, unresolved: unresolved === true })),
    remarks: remarks.map(({ path, comment }) => ({
      path,
      text: text(comment, "message"),
      unresolved: comment.unresolved === true,
    })),
  };
}

function isObject(value: unknown): value is Input {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
