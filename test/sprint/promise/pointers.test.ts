/** Are the sentences found that promise something, and no others? */
import { describe, expect, test } from "vitest";
import { pointersIn } from "../../../src/sprint/promise/pointers.ts";
import { readMarkdown } from "../../../src/sprint/prose/markdown.ts";
import { readPlain } from "../../../src/sprint/prose/plain.ts";
import { cycles } from "./story.ts";

const freeze = { kind: "feature-freeze", since: { day: "2016-03-03", time: "23:59", zone: "UTC" }, every: null };
const ground = {
  program: { cycles, freezes: [freeze as never] },
  now: "2016-01-29T18:00:00.000Z",
  zone: "America/Chicago",
  repositories: ["openstack/keystone", "openstack/keystonemiddleware", "openstack/keystone-specs"],
  people: [
    { id: "ana", names: ["ana", "Ana Ortiz"] },
    { id: "bknudson", names: ["bknudson", "Brant Knudson"] },
  ],
};
const found = (text: string) => pointersIn(readMarkdown(text), ground);

describe("promises", () => {
  const table: [text: string, due: string | null, look: string[], who: string[]][] = [
    [
      "We agreed to support PCI-DSS, early in Newton.",
      "early in Newton, read as by newton-1",
      ["changes about PCI-DSS"],
      [],
    ],
    [
      "We agreed to support PCI DSS or HIPAA early in Newton.",
      "early in Newton, read as by newton-1",
      ["changes about PCI DSS", "changes about HIPAA"],
      [],
    ],
    ["Compliance work will start early in the Newton cycle.", "early in Newton, read as by newton-1", [], []],
    [
      "TOTP is the stepping stone to MFA in the Newton release.",
      "in Newton, read as by its release",
      ["changes about TOTP", "changes about MFA"],
      [],
    ],
    [
      "Look for devstack patches for uwsgi and gunicorn.",
      null,
      ["changes in openstack/devstack about uwsgi", "changes in openstack/devstack about gunicorn"],
      [],
    ],
    [
      "The exemption was granted on the condition that a TOTP patch is on Gerrit within one week.",
      "within one week",
      ["changes about TOTP up"],
      [],
    ],
    ["We want to remove eventlet, deprecated since Kilo.", null, ["eventlet removed"], []],
    ["Ana Ortiz will propose a spec for it.", null, [], ["ana"]],
    [
      "We'll post keystonemiddleware patches by 2016-02-12.",
      "2016-02-12",
      ["changes in openstack/keystonemiddleware up"],
      [],
    ],
    ["The docs should be ready by February 5th.", "by February 5th", [], []],
    ["It is to be merged before the feature freeze.", "the feature freeze, 3 Mar 2016 23:59 UTC", [], []],
    [
      "Brant Knudson plans to land blueprint totp-auth next week.",
      "next week, read as by its Friday",
      ["patch for totp-auth"],
      ["bknudson"],
    ],
    [
      "[The change](https://review.openstack.org/#/c/272287/) will be merged by friday.",
      "by friday",
      ["change 272287 merged"],
      [],
    ],
    [
      "[It](https://review.opendev.org/c/openstack/keystone-specs/+/272287) must be merged by newton-1.",
      "newton-1",
      ["spec 272287 merged"],
      [],
    ],
    ["#action ana to write the docs", null, [], ["ana"]],
    ["ACTION: bknudson to post the patch for totp by friday", "by friday", ["changes about totp up"], ["bknudson"]],
    ["TODO(ana): clean up within two weeks", "within two weeks", [], ["ana"]],
    ["Stay tuned for the next post.", null, [], []],
    [
      "Federation tests are planned for the next cycle and should be there by then.",
      "in Newton, read as by its release",
      [],
      [],
    ],
  ];

  test.each(table)("%s", (text, due, look, who) => {
    expect(found(text)).toMatchObject([{ due: due === null ? null : { words: due }, look, who }]);
  });
});

describe("no promises", () => {
  const plain = [
    "The keystone mid-cycle was held in Austin from 27 to 29 January.",
    "Over 25 community members attended, 8 core reviewers among them.",
    "We decided not to have a stabilization cycle in Newton.",
    "Eventlet has been deprecated since Kilo.",
    "It was added in the Kilo release and removed in Liberty.",
    "We will not support SAML1 in Newton.",
    "Nobody will work on it by friday.",
    "Will there be patches in Newton?",
    "We will meet again in the Newton cycle.",
    "Many thanks to the hosts, who will be remembered.",
    "You should look for the room number on the door.",
    "Within the next building there is a cafeteria.",
    "The patch merged within two weeks.",
    "Two weeks ago we had 30 open changes.",
    "The feature freeze is on March 3.",
    "The wiki page says when the milestones are.",
    "He expected a longer discussion.",
    "The mornings were for design, the afternoons for code.",
    "# Early in Newton we will remove eventlet",
    "> I will post a patch by friday.",
    "```\nwe will post a patch by friday\n```",
    "#action",
    "#action everybody to have fun",
    "#info ana will be late",
    "",
  ];

  test.each(plain)("%j", (text) => {
    expect(found(text)).toEqual([]);
  });
});

test("where it stands, why it is one, and how it reads", () => {
  const text = "# Topics\n\nSome text. We *will* propose\na [spec](http://x.org) early in Newton. More text.\n";
  const [one] = found(text);

  expect(one).toMatchObject({
    line: 3,
    column: 12,
    cue: "will",
    because: '"will" says that it is to be done; "early in Newton" lies ahead.',
    text: "We will propose a spec early in Newton.",
  });
  expect(text.slice(one?.offset, (one?.offset ?? 0) + (one?.length ?? 0))).toBe(
    "We *will* propose\na [spec](http://x.org) early in Newton.",
  );
});

test("a plain mail gives the same", () => {
  const mail = "Hi all,\n\n* Look for patches for\n  uwsgi.\n\n> We will post it by friday.\n";

  expect(pointersIn(readPlain(mail), ground)).toMatchObject([{ line: 3, column: 3, look: ["changes about uwsgi"] }]);
});

test("when it was said decides what lies ahead", () => {
  const later = {
    ...ground,
    now: "2016-12-01T00:00:00.000Z",
    program: { ...ground.program, cycles: [{ ...(cycles[1] as (typeof cycles)[0]), to: "2016-10-06" }] },
  };

  expect(pointersIn(readMarkdown("TOTP is the stepping stone to MFA in the Newton release."), later)).toEqual([]);
});
