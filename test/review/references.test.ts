/** Does a text name what people mean, and nothing else? */
import { expect, test } from "vitest";
import { referencesIn } from "../../src/review/references.ts";

const id = "I0000000000000000000000000000000000271000";

test.each([
  ["a number", "see 271002 please", ["271002"]],
  ["a number with its sign", "#271002, then #99", ["271002"]],
  ["a short number with a word", "change 1855, and Change #1856", ["1855", "1856"]],
  [
    "an address in a sentence",
    "(https://review.opendev.org/c/openstack/keystone/+/271002).",
    ["https://review.opendev.org/c/openstack/keystone/+/271002"],
  ],
  ["an old address", "https://review.openstack.org/#/c/271002/", ["https://review.openstack.org/#/c/271002/"]],
  ["a Change-Id", `the one of ${id}`, [id]],
  [
    "a bug, in all its ways",
    "bug 1234567, Closes-Bug: #1234568, LP#1234569, bug:1234570",
    ["bug:1234567", "bug:1234568", "bug:1234569", "bug:1234570"],
  ],
  ["a bug's address", "https://bugs.launchpad.net/keystone/+bug/1234567", ["bug:1234567"]],
  ["a blueprint", "bp totp-auth and blueprint: shadow-users.", ["blueprint:totp-auth", "blueprint:shadow-users"]],
  ["a blueprint's address", "https://blueprints.launchpad.net/keystone/+spec/totp-auth", ["blueprint:totp-auth"]],
  ["a day, a time, a port, a path, a version", "2016-01-27 12:30:45 localhost:35357 /a/123456 1.23456 v123456", []],
  ["another address", "https://etherpad.example.org/p/271002-notes", []],
  ["nothing", "", []],
] as const)("%s", (_story, text, of) => {
  expect(referencesIn(text).map((one) => one.of)).toEqual(of);
});

test("places are those of the text, without the full stop", () => {
  const text = "see 271002, and bug 1234567.";
  expect(referencesIn(text).map(({ from, to }) => text.slice(from, to))).toEqual(["271002", "bug 1234567"]);
});
