/** Is a change taken for what its trailers, topic, paths and hashtags say, and is the evidence named? */
import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { classify, type Evidence } from "../../src/review/classes.ts";
import type { RepositoryType } from "../../src/review/program.ts";

const bare: Evidence = {
  subject: "Tidy up",
  topic: null,
  hashtags: [],
  trailers: [],
  files: ["keystone/token.py"],
  revertOf: null,
  commitMessage: null,
};
const trailer = (key: string, value: string) => ({ trailers: [{ key, value }] });

test.each<[story: string, change: Partial<Evidence>, classes: string[], because: string]>([
  [
    "a blueprint",
    trailer("Implements", "blueprint totp"),
    ["feature"],
    'Its trailer says "Implements: blueprint totp".',
  ],
  [
    "an older spelling",
    trailer("Implements-blueprint", "totp"),
    ["feature"],
    'Its trailer says "Implements-blueprint: totp".',
  ],
  ["a topic of a blueprint", { topic: "bp/totp" }, ["feature"], "Its topic is bp/totp."],
  [
    "a line of the message",
    { commitMessage: "Add it\n\nbp totp-auth\n" },
    ["feature"],
    "Its message names the blueprint totp-auth.",
  ],
  [
    "a new schema",
    { files: ["keystone/common/sql/migrate_repo/versions/087_totp.py"] },
    ["feature"],
    "It changes the schema in keystone/common/sql/migrate_repo/versions/087_totp.py.",
  ],
  ["a bug", trailer("Closes-Bug", "#1"), ["bug-fix"], 'Its trailer says "Closes-Bug: #1".'],
  ["a topic of a bug", { topic: "bug/1" }, ["bug-fix"], "Its topic is bug/1."],
  ["a revert", { revertOf: "opendev~12" }, ["bug-fix"], "It reverts 12."],
  ["a bug and a blueprint", { ...trailer("Closes-Bug", "#1"), topic: "bp/x" }, ["feature"], "Its topic is bp/x."],
  [
    "only documentation",
    { files: ["doc/source/index.rst", "releasenotes/notes/a.yaml"] },
    ["docs"],
    "It touches only documentation.",
  ],
  ["only tests", { files: ["keystone/tests/unit/test_auth.py"] }, ["tests"], "It touches only tests."],
  [
    "documentation and tests of a feature",
    { topic: "bp/x", files: ["README.md", "src/a.test.ts"] },
    ["docs", "tests"],
    "It touches only documentation and tests.",
  ],
  ["requirements", { files: ["requirements.txt"] }, ["requirements"], "It touches requirements.txt."],
  [
    "requirements by a bot",
    { subject: "Updated from global requirements", files: null },
    ["requirements"],
    'Its subject is "Updated from global requirements".',
  ],
  [
    "a feature with requirements",
    { topic: "bp/x", files: ["a.py", "test-requirements.txt"] },
    ["feature", "requirements"],
    "Its topic is bp/x.",
  ],
  [
    "a text and a bug",
    { subject: "Fix typo in error message", ...trailer("Closes-Bug", "#1") },
    ["strings", "bug-fix"],
    'Its subject speaks of texts: "Fix typo in error message".',
  ],
  [
    "translations",
    { files: ["keystone/locale/de/LC_MESSAGES/keystone.po"] },
    ["translations"],
    "It touches only translations, as keystone/locale/de/LC_MESSAGES/keystone.po.",
  ],
  ["a hashtag, in any case", { hashtags: ["Docs"] }, ["docs"], "It has the hashtag Docs."],
  ["no sign", {}, ["other"], "No trailer, topic, path or hashtag says what it is."],
  [
    "no sign, and unknown files",
    { files: null },
    ["other"],
    "No trailer, topic or hashtag says what it is, and its files are not known.",
  ],
])("%s", (_, change, classes, because) => {
  const { findings, said } = classify({ ...bare, ...change }, "service");

  expect(findings.map((finding) => finding.class)).toEqual(classes);
  expect(findings[0]?.because).toBe(because);
  expect(said).toBe(false);
});

test("a spec is what touches specs in a repository of specs", () => {
  expect(classify({ ...bare, files: ["specs/keystone/mitaka/totp.rst"] }, "specs").findings[0]?.class).toBe("spec");
  expect(classify({ ...bare, files: null }, "specs").findings[0]?.class).toBe("spec");
  expect(classify({ ...bare, files: ["specs/a.rst"] }, "service").findings[0]?.class).toBe("docs");
});

test("a core's word is all that counts", () => {
  expect(classify({ ...bare, topic: "bp/x" }, "service", { class: "bug-fix", by: "Ana Ortiz" })).toEqual({
    findings: [{ class: "bug-fix", because: "Ana Ortiz said so." }],
    said: true,
  });
});

test.each(["constructor", "__proto__", "toString"])("the hashtag %s is a word like any other", (hashtag) => {
  expect(classify({ ...bare, hashtags: [hashtag] }, "service").findings.map((one) => one.class)).toEqual(["other"]);
});

const texts = fc.array(
  fc.oneof(fc.string(), fc.constantFrom("docs", "requirements.txt", "specs/x/y.rst", "a_test.py")),
);
property.prop([texts, fc.option(texts), fc.string(), fc.constantFrom<RepositoryType>("service", "specs")])(
  "whatever people write there is something that it is, each once",
  (hashtags, files, subject, type) => {
    const { findings } = classify({ ...bare, hashtags, files, subject, topic: hashtags[0] ?? null }, type);
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map((finding) => finding.class)).size).toBe(findings.length);
  },
);
