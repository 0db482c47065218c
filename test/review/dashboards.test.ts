/** Are dashboards read, written and addressed as the tools around Gerrit do it? */
import { readFileSync } from "node:fs";
import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDash, writeDash } from "../../src/review/dashboards/dash-file.ts";
import { dashUrl, forgeUrl, queryUrl } from "../../src/review/dashboards/dash-url.ts";
import { type Dashboard, slugOf, wholeQuery, withIds } from "../../src/review/dashboards/dashboard.ts";
import { projectFile } from "../../src/review/dashboards/project-file.ts";

const file = (name: string) => readFileSync(new URL(`dashes/${name}`, import.meta.url), "utf8");

describe("the address", () => {
  // The addresses beside the files were made by gerrit-dash-creator 0.2.0 itself.
  test.each(["traps", "elsewhere", "bare"])("of %s.dash is the tool's, byte for byte", (name) => {
    const url = file(`${name}.url`).trimEnd();
    const dashboard = readDash(file(`${name}.dash`), name);
    expect(dashUrl(dashboard)).toBe(url);
    expect(dashUrl(readDash(writeDash(dashboard), name))).toBe(url);
  });

  test("on a forge leaves out what only we can show", () => {
    const dashboard = made([
      { title: "New, here", query: "is:newcomer" },
      { title: "Mine", query: "owner:self" },
    ]);
    expect(forgeUrl(dashboard, "https://review.example.org")).toBe(
      "https://review.example.org/dashboard/?title=T&foreach=is%3Aopen+OR+is%3Awip&Mine=owner%3Aself",
    );
    expect(queryUrl(' topic:"a b" ', "https://review.example.org/r")).toBe(
      "https://review.example.org/r/q/topic%3A%22a%20b%22",
    );
  });

  const words = fc.string({ unit: fc.constantFrom(..."aZ9 ,-%&=+;'\"()[]{}<>é🔐~_.*!:^/#"), minLength: 1 });
  const value = fc.array(words, { maxLength: 3 }).map((lines) =>
    lines
      .map((l) => l.trim())
      .join("\n")
      .trim(),
  );
  property.prop([words, value, fc.array(fc.tuple(words, value), { maxLength: 4 })])(
    "is the same after the file was written and read",
    (title, foreach, pairs) => {
      const sections = withIds(
        [...new Map(pairs.map(([name, query]) => [name.trim() || "x", query]))].map(([title, query]) => ({
          title,
          query,
        })),
      );
      const dashboard = { ...made([]), title: title.trim() || "T", foreach, sections };
      const again = readDash(writeDash(dashboard), "t");
      expect(again.sections.map((one) => one.title)).toEqual(sections.map((one) => one.title));
      expect(flat(dashUrl(again))).toBe(flat(dashUrl(dashboard)));
      expect(writeDash(again)).toBe(writeDash(dashboard));
    },
  );
});

test.each([
  [
    '[dashboard]\ntitle = a\nforeach = b\n[section "X"]\nquery = 1\n[section "X"]\nquery = 2',
    /^Line 6: \[section "X"\] is there twice, first in line 4/,
  ],
  ['[dashboard]\ntitle = a\nforeach = b\n[section "X"]', /^Line 4: .* has no query: add/],
  [
    "[dashboard]\ntitle = a\nforeach = 100%",
    /^Line 1: in foreach of \[dashboard\] a single % is not allowed: write %%/,
  ],
  ["[dashboard]\ntitle = %(nope)s\nforeach =", /no option to fill %\(nope\)s/],
  ["[dashboard]\ntitle = %(title)s\nforeach =", /no option to fill/],
  ["title = a", /^Line 1: "title = a" stands before any section/],
  ["[dashboard]\ntitle = a\nTITLE = b\nforeach = c", /^Line 3: title is there twice/],
  ["[dashboard]\ntitle = a\nforeach = b\nnonsense", /^Line 4: "nonsense" is neither/],
  ["[dashboard]\ntitle = a", /^Line 1: \[dashboard\] has no foreach/],
  ['[section "X"]\nquery = 1', /no \[dashboard\] section/],
  ['[dashboard]\ntitle = a\nforeach =\n[section ""]\nquery =', /^Line 4: .* has no title/],
  ["", /no \[dashboard\] section/],
])("%j is refused with a sentence that helps", (text, says) => {
  expect(() => readDash(text, "x")).toThrow(says);
});

test("the file for refs/meta/dashboards keeps every sign, and nothing that only we can show", () => {
  const dashboard = made([
    { title: 'Half "done"; \\o/', query: 'message:"a;b#c\\d"\n  -owner:self' },
    { title: "Everything", query: "" },
    { title: "Ours", query: "turn:cores" },
  ]);
  expect(projectFile({ ...dashboard, description: "What; to look at" })).toBe(
    [
      "[dashboard]",
      '  title = "T"',
      '  description = "What; to look at"',
      '  foreach = "is:open OR is:wip"',
      '[section "Half \\"done\\"; \\\\o/"]',
      '  query = "message:\\"a;b#c\\\\d\\" -owner:self"',
      '[section "Everything"]',
      '  query = "(is:open OR is:closed)"',
      "",
    ].join("\n"),
  );
});

test("foreach and query hold together, alternatives in parentheses", () => {
  const dashboard = made([{ title: "X", query: "owner:a OR owner:b" }]);
  expect(wholeQuery(dashboard, dashboard.sections[0] as Dashboard["sections"][0])).toBe(
    "(is:open OR is:wip) (owner:a OR owner:b)",
  );
  expect(wholeQuery({ ...dashboard, foreach: "" }, { id: "", title: "", query: " a " })).toBe("a");
  expect(wholeQuery({ ...dashboard, foreach: "(broken" }, { id: "", title: "", query: "" })).toBe("(broken");
});

test("titles make short names", () => {
  expect(["Needs final +2", "Über 5 Tage!", "???"].map(slugOf)).toEqual(["needs-final-2", "uber-5-tage", "section"]);
  expect(
    withIds([
      { title: "A", query: "" },
      { title: "a!", query: "" },
    ]).map(({ id }) => id),
  ).toEqual(["a", "a-2"]);
});

function made(sections: { title: string; query: string }[]): Dashboard {
  return {
    id: "t",
    title: "T",
    description: null,
    foreach: "is:open OR is:wip",
    baseUrl: null,
    sections: withIds(sections),
  };
}

/** Lines that would be comments are joined: blanks and line ends are the same to every reader of a query. */
function flat(url: string): string {
  return url.replace(/(?:%0A|\+)+/g, "+");
}
