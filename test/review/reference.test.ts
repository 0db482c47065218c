/** Is the change found that a piece of text names? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeReference } from "../../src/review/reference.ts";

const id = `I${"0a".repeat(20)}`;
const at = (host: string, number: number) => ({ host, number, changeId: null });
const here = at("review.opendev.org", 900123);

const texts: [text: string, reference: ReturnType<typeof changeReference>][] = [
  ["900123", { host: null, number: 900123, changeId: null }],
  [" #900123,4 ", { host: null, number: 900123, changeId: null }],
  [id, { host: null, number: null, changeId: id }],
  [id.toUpperCase(), { host: null, number: null, changeId: id }],
  ["https://review.opendev.org/c/openstack/keystone/+/900123", here],
  ["https://review.opendev.org/c/openstack/keystone/+/900123/3/keystone/token.py#12", here],
  ["<https://REVIEW.opendev.org/900123>", here],
  ["https://review.opendev.org/900123,", here],
  ["https://review.opendev.org/c/900123?tab=comments", here],
  ["https://review.openstack.org/#/c/900123/", at("review.openstack.org", 900123)],
  ["https://gerrit.example.org:8443/r/c/a/b/+/7", at("gerrit.example.org:8443", 7)],
  ["https://gerrit.example.org/r/#/c/7/2", at("gerrit.example.org", 7)],
  ["https://gerrit.example.org/r/7", at("gerrit.example.org", 7)],
  ["https://gerrit.example.org/dashboard/7", null],
  ["https://review.opendev.org/q/900123", null],
  ["https://review.opendev.org/#/q/topic:900123", null],
  ["https://review.opendev.org/r/q/c/900123", null],
  ["https://review.opendev.org/", null],
  ["https://", null],
  ["0", null],
  ["99999999999999999999", null],
  [`${id}0`, null],
  ["I0a", null],
  ["openstack/keystone 900123", null],
  ["", null],
];

test.each(texts)("%j", (text, reference) => {
  expect(changeReference(text)).toEqual(reference);
});

describe("whatever is written", () => {
  test("it is read without failing, and names a number or a Change-Id if anything", () => {
    const piece = fc.constantFrom("https://", "h", "/c/", "/+/", "/#/c/", "12", "/", "I", id, "#", "?", " ", "%", "q");
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, (written) => {
        const reference = changeReference(written);
        expect(reference === null || (reference.number === null) !== (reference.changeId === null)).toBe(true);
      }),
    );
  });

  test("a long text costs no more than its length", () => {
    expect(changeReference(`https://h/${"c/".repeat(200_000)}`)).toBeNull();
    expect(changeReference(`https://h/${"c/".repeat(900)}+/7`)).toEqual(at("h", 7));
    expect(changeReference("/".repeat(500_000))).toBeNull();
  });

  test("a change's own address names it", () => {
    const segment = fc.stringMatching(/^[a-z][a-z0-9._-]{0,10}$/);
    const repository = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => segments.join("/"));
    fc.assert(
      fc.property(repository, fc.integer({ min: 1, max: 2 ** 40 }), (name, number) => {
        expect(changeReference(`https://h.example.org/c/${name}/+/${number}`)).toEqual(at("h.example.org", number));
      }),
    );
  });
});
