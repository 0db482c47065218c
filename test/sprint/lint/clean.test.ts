/** Is nothing found in what Midcycle itself writes, in any of its forms? */
import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { post } from "../../../src/commands/post.ts";
import type { ProseForm } from "../../../src/sprint/prose/read.ts";
import { recapView } from "../../../src/words/recap/view.ts";
import { materialOfStory, recapStory } from "../../words/recap-story.ts";
import { act, madeUpFacts } from "../made-up.ts";
import { groundOf, told } from "./ground.ts";

const forms = [
  ["markdown", "markdown"],
  ["html", "html"],
  ["mail", "plain"],
  ["chat", "plain"],
] as const satisfies [format: string, form: ProseForm][];
const addresses = [null, "https://midcycle.example.org/keystone/"] as const;
/** What the story promises is written down, as what a recap tells always is; its exemption is from the spec freeze. */
const promised = ["devstack patches for uwsgi", "remove eventlet"];
const exempted = new Set(["spec-freeze" as const]);

test.each(forms.flatMap(([format, form]) => addresses.map((address) => [format, form, address] as const)))(
  "the recap of the story as %s (%s), pages at %s",
  async (format, form, address) => {
    const facts = recapStory();
    const text = await post(format, recapView(facts, materialOfStory()), { address });

    expect(told(groundOf(facts, text, form, { promised, exempted }))).toEqual([]);
  },
);

const deed = fc.record({
  kind: fc.constantFrom("merged" as const, "uploaded" as const, "commented" as const),
  day: fc.integer({ min: 25, max: 31 }),
  hour: fc.integer({ min: 0, max: 23 }),
  number: fc.integer({ min: 1, max: 30 }),
  repository: fc.constantFrom("openstack/keystone", "openstack/keystone-specs", "openstack/keystonemiddleware"),
  by: fc.constantFrom("ana", "ben", "cho", "dan"),
});

property.prop([fc.array(deed, { maxLength: 40 }), fc.constantFrom(...forms), fc.constantFrom(...addresses)], {
  numRuns: 60,
})("whatever happened, its recap is clean", async (deeds, [format, form], address) => {
  const rows = deeds.map(({ day, hour, ...one }) =>
    act({
      ...one,
      at: `2016-01-${day}T${String(hour).padStart(2, "0")}:30:00.000Z`,
      subject: `Change ${one.number} of it`,
    }),
  );
  const facts = madeUpFacts(rows);
  const text = await post(format, recapView(facts, { ...materialOfStory(), earlier: [] }), { address });

  expect(told(groundOf(facts, text, form, { promised, exempted }))).toEqual([]);
});
