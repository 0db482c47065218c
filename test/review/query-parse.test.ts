/** Is a query read as Gerrit reads it, and is a mistake told with its place? */
import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery, termsOf } from "../../src/review/query/parse.ts";
import { type Query, QueryMistake } from "../../src/review/query/query.ts";

const read: [text: string, as: string][] = [
  ["status:open", "status:open"],
  ["status:open owner:self", "(status:open & owner:self)"],
  ["status:open AND owner:self and topic:a", "(status:open & owner:self & topic:a)"],
  ["a OR b c", "(:a | (:b & :c))"],
  ["(a or b) c", "((:a | :b) & :c)"],
  ["a b OR c d", "((:a & :b) | (:c & :d))"],
  ["-is:wip", "!is:wip"],
  ["NOT is:wip not is:private", "(!is:wip & !is:private)"],
  ["-(a OR b)", "!(:a | :b)"],
  ["status: open", "status:open"],
  ['message:"bug: fixed"', "message:bug: fixed"],
  ["message:{in {braces\\}}".replace("{braces", "braces"), "message:in braces}"],
  ['message:"a \\"quote\\" and\\ttab"', 'message:a "quote" and\ttab'],
  ["topic:bp:totp:x", "topic:bp:totp:x"],
  ["project:^openstack/.*", "project:^openstack/.*"],
  ["label:Code-Review>=2,keystone-core", "label:Code-Review>=2,keystone-core"],
  ["label:Workflow<=-1", "label:Workflow<=-1"],
  ["android orange nothing", "(:android & :orange & :nothing)"],
  ["constructor totp", "(:constructor & :totp)"],
  ["#272287", ":#272287"],
  ["topic:bug/1535903 \n -age:2d", "(topic:bug/1535903 & !age:2d)"],
];

const refused: [text: string, at: number, says: RegExp][] = [
  ["", 1, /expected a query/],
  ["   ", 1, /expected a query/],
  ["status:", 8, /expected a value of status:, not the end/],
  ["status:open AND", 16, /expected a term, not the end/],
  ["status:open OR OR a", 16, /expected a term, not "OR"/],
  ["(status:open", 13, /expected "\)" to close what began at 1, not the end/],
  ["status:open)", 12, /expected AND, OR or the end, not "\)"/],
  ['message:"no end', 16, /expected " to close what began at 9, not the end/],
  ["message:{a{b}", 11, /expected } to close what began at 9, not "\{"/],
  ["--is:wip", 2, /expected a term, not "-"/],
  ["label:-Workflow", 7, /expected a value of label:, not "-"/],
  ["owner:a; drop", 8, /expected a term, not ";"/],
  ["what?", 5, /not "\?"; put such text in quotes/],
  [`${"(".repeat(101)}a${")".repeat(101)}`, 101, /at most 100/],
];

describe("the language", () => {
  test.each(read)("%s", (text, as) => {
    expect(written(parseQuery(text))).toBe(as);
  });

  test.each(refused)("%j is refused at %i", (text, at, says) => {
    const mistake = mistakeOf(text);
    expect(mistake.message).toMatch(says);
    expect(mistake.message).toMatch(new RegExp(`^at ${at}: `));
    expect(mistake.at).toBe(at - 1);
  });

  property.prop([fc.string({ unit: "grapheme", maxLength: 60 })])("never breaks in another way", (text) => {
    try {
      parseQuery(text);
    } catch (problem) {
      expect(problem).toBeInstanceOf(QueryMistake);
      expect((problem as QueryMistake).at).toBeLessThanOrEqual(text.length);
    }
  });

  property.prop([fc.array(fc.tuple(fc.constantFrom("a", "b-c", "d_e"), fc.string()), { minLength: 1, maxLength: 5 })])(
    "whatever is quoted comes back, where it stood",
    (terms) => {
      const quoted = terms.map(([field, value]) => `${field}:"${value.replace(/[\\"]/g, "\\$&")}"`);
      const found = termsOf(parseQuery(quoted.join(" OR ")));
      expect(found.map(({ field, value }) => [field, value])).toEqual(terms);
      expect(found.map(({ at, end }) => quoted.join(" OR ").slice(at, end))).toEqual(quoted);
    },
  );
});

function mistakeOf(text: string): QueryMistake {
  try {
    parseQuery(text);
  } catch (problem) {
    if (problem instanceof QueryMistake) return problem;
    throw problem;
  }
  throw new Error(`${JSON.stringify(text)} was read`);
}

function written(query: Query): string {
  if (query.kind === "term") return `${query.field ?? ""}:${query.value}`;
  if (query.kind === "not") return `!${written(query.of)}`;
  return `(${query.of.map(written).join(query.kind === "and" ? " & " : " | ")})`;
}
