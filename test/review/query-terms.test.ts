/** Does each operator ask what Gerrit's does? */
import { describe, expect, test } from "vitest";
import { compileQuery } from "../../src/review/query/compile.ts";
import { QueryMistake } from "../../src/review/query/query.ts";
import { voicesOf } from "../../src/review/query/voices.ts";
import { asked, compiled, ground } from "./query-ground.ts";
import { abandons, asks, days, has, merges, progress, says, story, uploads, votes } from "./story.ts";
import { key } from "./team.ts";

const plain = story(
  uploads("eve"),
  asks("ana", "dan"),
  votes("zuul", "Verified+1"),
  votes("ana", "Code-Review+2"),
  votes("ben", "Code-Review+2"),
  votes("dan", "Code-Review-1"),
  has({
    files: ["doc/totp.rst", "keystone/auth/plugins/totp.py"],
    topic: "bp/totp-auth",
    hashtags: ["Midcycle", "needs review"],
    commitMessage:
      "Add TOTP auth plugin\n\nIt has a get_token call.\n\nCloses-Bug: #1535903\nChange-Id: I084fd0dd9fc4f4ec768649718d86a8ccac990dfd\n",
    trailers: [{ key: "Closes-Bug", value: "#1535903" }],
    requirements: [{ name: "Code-Review", status: "satisfied", expression: null }],
  }),
);

const yes: string[] = [
  "status:open is:new is:pending status:o",
  "NOT is:closed OR -status:merged",
  "is:owner owner:self owner:me owner:eve o:Eve",
  'owner:"Eve Moreau" owner:eve@example.org owner:Moreau',
  "-owner:ana OR -is:reviewer",
  "reviewer:ana r:dan -cc:ana uploader:eve is:uploader",
  "ownerin:keystone-core OR reviewerin:keystone-core",
  "project:openstack/keystone p:openstack/keystone repo:^.*/keystone projects:openstack/",
  "branch:master branch:refs/heads/master ref:refs/heads/master branch:^mas.*",
  "topic:bp/totp-auth intopic:totp intopic:^bp/.* prefixtopic:bp/",
  "hashtag:midcycle hashtag:#MidCycle inhashtag:review prefixhashtag:needs inhashtag:^need.*",
  "label:Code-Review=2 label:Code-Review+2 label:code-review>=1 label:Code-Review=-1 label:Code-Review-1",
  "label:Code-Review=MAX -label:Code-Review=MIN label:Code-Review=ANY label:Verified",
  "label:Code-Review=2,ana label:Code-Review=2,user=ben label:Code-Review+2,keystone-core label:Verified=1,user=zuul",
  "label:Code-Review+2,group=keystone-core label:Code-Review=2,count=2 label:Code-Review=2,count>1",
  "-label:Code-Review=2,count>2 label:Workflow=0 label:Code-Review=0,user=self -label:Verified=0",
  "label:Code-Review=2,non_uploader -label:Code-Review=2,owner",
  "size:134 delta:>=134 added:<=120 deleted:>13 -size:<100",
  'after:2016-01-04 before:2016-01-27 until:"2016-01-27 17:59:00 -0100" -age:100d age:1week',
  'message:totp message:"totp auth" m:{get token} subject:plugin d:call',
  'footer:Closes-Bug=#1535903 "footer:Closes-Bug: #1535903" OR hasfooter:Closes-Bug',
  "bug:1535903 tr:1535903",
  'change:271000 271000 I084fd0dd9f change:"openstack%2Fkeystone~master~I084fd0dd9fc4f4ec768649718d86a8ccac990dfd"',
  "commit:r1 is:submittable has:unresolved OR unresolved:0",
  "is:started -is:wip -is:private -is:cherrypick -revertof:5 -cherrypickof:5",
  "commentby:ana reviewedby:dan from:eve is:reviewed -reviewedby:eve",
  "totp keystone OR ana",
  "file:keystone/auth/plugins/totp.py f:totp.py file:plugins path:^keystone/.*\\.py -path:totp.py",
  "dir:keystone dir:auth/plugins -dir:plug directory:^keystone/a.* ext:py ext:.RST onlyexts:rst,py -onlyexts:py",
  "turn:cores OR turn:owner OR turn:reviewers",
  "status:open limit:5",
];

describe("a change that fits", () => {
  test.each(yes)("%s", (text) => {
    expect(asked(text, plain)).toBe(true);
    expect(asked(`-(${text})`, plain)).toBe(false);
  });
});

describe("a change that does not", () => {
  test.each([
    "status:merged",
    "owner:ana",
    "topic:bp/totp",
    'topic:""',
    "message:auth-totp",
    "intopic:tot",
    "label:Code-Review=1",
    "label:Nothing",
    "size:>134",
    "before:2016-01-04",
    "mergedafter:2016-01-01",
    "hashtag:mid",
    "change:27100",
    "bug:153590",
    "label:Code-Review=2,count=1",
    "project:keystone",
    "turn:gate",
  ])("%s", (text) => {
    expect(asked(text, plain)).toBe(false);
  });
});

test("work in progress has no reviewers for Gerrit, but copies", () => {
  const begun = story(uploads("eve"), asks("ana"), says("dan", "Nice"), progress("eve", true));
  expect(asked("reviewer:ana", begun)).toBe(false);
  expect(asked("cc:dan is:wip", begun)).toBe(true);
  expect(asked("is:started", begun)).toBeNull();
});

test("what closed when", () => {
  const merged = story(uploads("eve"), days(2), merges());
  expect(asked("is:merged mergedafter:2016-01-06 mergedbefore:2016-01-07", merged)).toBe(true);
  expect(asked("is:closed -is:merged", story(uploads("eve"), abandons("eve")))).toBe(true);
});

test("both ends of a moment count, also when it is negated as the index does it", () => {
  const change = story(uploads("eve"), has({}));
  const at = `"${change.updated.slice(0, 19).replace("T", " ")}"`;
  for (const text of [`before:${at}`, `after:${at}`, `-before:${at}`]) expect(asked(text, change)).toBe(true);
});

test("what the mirror does not say is not guessed", () => {
  expect(asked("is:mergeable", plain)).toBeNull();
  expect(asked("-is:mergeable", plain)).toBeNull();
  expect(asked("is:mergeable owner:ana", plain)).toBe(false);
  expect(asked("is:mergeable OR owner:eve", plain)).toBe(true);
  expect(asked("label:Workflow=MAX", story(uploads("eve"), votes("ana", "Workflow+1")))).toBeNull();
  expect(compiled("turn:cores").test({ change: plain, turn: null, voices: voicesOf(plain) })).toBeNull();
});

test("what the mirror cannot answer is named", () => {
  const query = compiled("status:open conflicts:5 -is:starred ownerin:nova-core");
  expect(query.gaps.map(({ term }) => term)).toEqual(["conflicts:5", "is:starred", "ownerin:nova-core"]);
  expect(query.gaps[2]).toMatchObject({ at: 36, why: expect.stringContaining("keystone-core, keystone-specs-core") });
  expect(compileQuery("reviewer:self", { ...ground, self: null }).gaps[0]?.why).toMatch(/choose as whom you look/);
  expect(compiled("owner:nemo -label:Code-Review=1,user=nemo cc:no-one").nobody).toEqual(["nemo", "no-one"]);
  expect(asked("owner:nemo OR -label:Code-Review=1,user=nemo", plain)).toBe(true);
  expect(compiled("totp").unseen).toEqual(["comment:"]);
});

test("a value that is none is told with its place", () => {
  const wrong: [text: string, says: RegExp][] = [
    ["status:lost", /^at 8: expected abandoned, closed/],
    ["foo:bar", /^at 1: expected an operator of Gerrit's, not "foo:"/],
    ["label:Code-Review=max", /^at 7: expected a value, MAX, MIN or ANY/],
    ["age:soon", /^at 5: expected an age/],
    ["after:2016-01-27T18:00:00Z", /^at 7: expected a moment/],
    ["size:big", /^at 6: expected a number/],
    ["limit:0", /^at 7: expected a whole number/],
    ["label:Code-Review=HIGH", /^at 7: expected a value, MAX, MIN or ANY/],
    ["label:Code-Review=2,user=ana,group=x", /^at 7: expected one user, group or count/],
    ["label:Code-Review=2,count=9", /^at 7: expected a count from 1 to 5/],
    ["project:^(", /^at 11: expected a term, not the end/],
    ['project:"^("', /^at 9: expected a regular expression/],
    ["has:hope", /^at 5: expected attention/],
    ["has:constructor", /^at 5: expected attention/],
    ["is:constructor", /^at 4: expected/],
    ['message:"..."', /^at 9: expected a word to look for/],
  ];
  for (const [text, says] of wrong) {
    expect(() => compiled(text), text).toThrow(QueryMistake);
    expect(() => compiled(text), text).toThrow(says);
  }
});

test("where Gerrit is odd, so are we", () => {
  expect(asked("-owner:ana", plain)).toBe(true);
  expect(asked("-owner:ana -is:wip", plain)).toBe(false);
  expect(compiled("(-owner:ana -is:wip) OR topic:a").onlyNegations).toBe(true);
  expect(asked("-owner:ana -is:wip -age:100d", plain)).toBe(true);
  expect(asked("is:open (-owner:ana -is:wip)", plain)).toBe(true);
  expect(asked("-(-owner:ana -is:wip)", plain)).toBe(true);
  expect(asked("-(status:open topic:other)", plain)).toBe(false);
});

test("a query knows which changes it can match", () => {
  const halves: [text: string, open: boolean, closed: boolean][] = [
    ["owner:eve", true, true],
    ["status:open owner:eve", true, false],
    ["-is:closed", true, false],
    ["is:merged OR is:abandoned", false, true],
    ["is:open OR owner:eve", true, true],
    ["is:open is:merged", false, false],
  ];
  for (const [text, open, closed] of halves) expect(compiled(text).halves, text).toEqual({ open, closed });
});

test("a query knows what it depends on and what a database may leave out", () => {
  expect(compiled("owner:self")).toMatchObject({ personal: true, timely: false });
  expect(compiled("-age:2d limit:7 limit:3")).toMatchObject({ personal: false, timely: true, limit: 3 });
  expect(compiled("status:merged (owner:eve OR message:x) topic:a").narrow).toEqual({
    kind: "and",
    of: [
      { kind: "in", column: "status", values: ["merged"] },
      { kind: "in", column: "topic", values: ["a"] },
    ],
  });
  expect(compiled("owner:eve OR 5").narrow).toEqual({
    kind: "or",
    of: [
      { kind: "in", column: "owner", values: [key("eve")] },
      { kind: "in", column: "number", values: [5] },
    ],
  });
  expect(compiled("-status:open").narrow).toBeNull();
});
