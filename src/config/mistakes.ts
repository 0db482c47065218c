/** What is wrong with a program file, said so that it can be mended? */
import { z } from "zod";
import { closest } from "../words/closest.ts";
import { type Mistake, mistakeAt } from "./mistake.ts";
import { programSchema } from "./schema.ts";

/** Every mistake of a program file at once. */
export class ConfigMistakes extends Error {
  override name = "ConfigMistakes";
  readonly source: string;
  readonly mistakes: readonly Mistake[];
  constructor(source: string, mistakes: readonly Mistake[]) {
    const sentences = mistakes.map(sentence);
    super(`${source} cannot be used:${sentences.length === 1 ? " " : "\n  "}${sentences.join("\n  ")}`);
    this.source = source;
    this.mistakes = mistakes;
  }
}

/** @returns one line: "forges.0.url: expected an http(s) address, got 12". */
export function sentence({ path, found, expected }: Mistake): string {
  if (path === "" && found === null) return `expected ${expected}`;
  const got = found === null ? "nothing is there" : `got ${found}`;
  return `${path || "the file"}: expected ${expected}, ${got}`;
}

/** @returns the mistakes that zod found in a value, in the order of the file's keys. */
export function mistakesOf(value: unknown, issues: readonly z.core.$ZodIssue[]): Mistake[] {
  return issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      const known = keysAt(value, issue.path);
      return issue.keys.map((key) => mistakeAt(value, [...issue.path, key], unknownKey(key, known)));
    }
    if (issue.code === "invalid_union" && "options" in issue && Array.isArray(issue.options)) {
      return [mistakeAt(value, issue.path, `one of ${issue.options.map(String).join(", ")}`)];
    }
    if (issue.code === "invalid_union") {
      const usual = issue.message === "Invalid input";
      return [mistakeAt(value, issue.path, usual ? "a text or a list of texts" : issue.message)];
    }
    return [mistakeAt(value, issue.path, expectation(issue))];
  });
}

function unknownKey(key: string, known: readonly string[]): string {
  const near = closest(key, known);
  return near ? `the key "${near}", for there is none of this name` : `one of the keys ${known.join(", ")}`;
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_type") return article(issue.expected);
  if (issue.code === "too_small") return issue.origin === "array" ? "at least one entry" : `at least ${issue.minimum}`;
  if (issue.code === "too_big") return `at most ${issue.maximum}`;
  return issue.message.replace(/^Invalid (string|input): ?/, "");
}

function article(type: string): string {
  const names: Record<string, string> = {
    string: "some text",
    array: "a list",
    object: "keys and values",
    boolean: "true or false",
    int: "a whole number",
    number: "a number",
    record: "keys and values",
  };
  return names[type] ?? type;
}

/** The keys that the schema knows at a path; where there are several kinds of a thing, those of the kind that stands there. */
function keysAt(value: unknown, path: readonly PropertyKey[]): string[] {
  let at: unknown = z.toJSONSchema(programSchema, { io: "input" });
  let here = value;
  for (const step of path) {
    const node = at as { properties?: Record<string, unknown>; items?: unknown; additionalProperties?: unknown };
    here = (here as Record<PropertyKey, unknown> | undefined)?.[step];
    at = typeof step === "number" ? node.items : (node.properties?.[String(step)] ?? node.additionalProperties);
    at = ofKind(at, (here as { kind?: unknown } | undefined)?.kind);
  }
  return Object.keys((at as { properties?: object } | undefined)?.properties ?? {});
}

function ofKind(schema: unknown, kind: unknown): unknown {
  const { oneOf } = (schema ?? {}) as { oneOf?: { properties?: { kind?: { const?: unknown } } }[] };
  return oneOf?.find(({ properties }) => properties?.kind?.const === kind) ?? schema;
}
