/** Does a ring know what was missed, and say so when it does not? */
import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { createRing } from "../../../src/web/live/ring.ts";

property.prop([fc.integer({ min: 1, max: 20 }), fc.array(fc.nat()), fc.integer({ min: -3, max: 60 })])(
  "gives everything after a number, or null when some of it is forgotten",
  (most, entries, after) => {
    const ring = createRing<number>(most);
    const numbers = entries.map((entry) => ring.put(entry));

    expect(numbers).toEqual(entries.map((_, n) => n + 1));
    expect(ring.last).toBe(entries.length);
    const known = after <= entries.length && after >= Math.max(0, entries.length - most);
    expect(ring.since(after)).toEqual(known ? entries.slice(after) : null);
  },
);

test.each([Number.NaN, 0.5, Number.POSITIVE_INFINITY])("%s is no number of its own", (number) => {
  expect(createRing(3).since(number)).toBeNull();
});
