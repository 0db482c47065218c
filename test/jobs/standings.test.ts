/** Is everybody told once of what happens to an exemption by itself, and does what was seen stay? */
import { expect, test } from "vitest";
import { requestExemption } from "../../src/commands/exemption/ask.ts";
import { grantExemption } from "../../src/commands/exemption/deeds.ts";
import { exemption } from "../../src/commands/exemptions.ts";
import { lookAtExemptions } from "../../src/jobs/standings.ts";
import { forgetForge } from "../../src/store/mirror.ts";
import { waitingNotices } from "../../src/store/outbox.ts";
import { by, house } from "../commands/exemption-ground.ts";

async function granted(conditions: string[], until = "2016-02-05") {
  const at = await house();
  await requestExemption(at.context, by("eve"), { changes: ["271000"], until });
  await grantExemption(at.context, by("ben"), { exemption: "1", conditions });
  const told = async () =>
    (await waitingNotices(at.context.db, 99))
      .map(({ notice }) => notice.id)
      .filter((id) => !/requested|granted/.test(id));
  return { ...at, told };
}

test("a deadline is reminded of two days before, once, and its end is told once", async () => {
  const { context, passes, told } = await granted([]);

  await lookAtExemptions(context);
  expect(await told()).toEqual([]);
  passes(24 * 8);
  for (const _ of [1, 2]) await lookAtExemptions(context);
  expect(await told()).toEqual(["exemption-1/reminder/2016-02-05T23:59:00.000Z"]);
  passes(24 * 2);
  for (const _ of [1, 2]) await lookAtExemptions(context);
  expect(await told()).toEqual(["exemption-1/reminder/2016-02-05T23:59:00.000Z", "exemption-1/expired"]);
  const { state, because } = await exemption(context, { exemption: "1" });
  expect([state, because[0]]).toEqual(["expired", "It was good until 2016-02-05 23:59 UTC."]);
});

test("two who look at once say it once", async () => {
  const { context, passes, told } = await granted(["patch for 271001 by 2016-02-03"]);
  passes(24 * 8);

  await Promise.all([lookAtExemptions(context), lookAtExemptions(context)]);
  await lookAtExemptions(context);

  expect(await told()).toEqual(["exemption-1/reminder/2016-02-05T23:59:00.000Z"]);
  const { history } = await exemption(context, { exemption: "1" });
  expect(history.filter(({ text }) => text.startsWith("saw")).filter(({ ignored }) => !ignored)).toHaveLength(1);
});

test("what was seen of a condition stays though the mirror is dropped", async () => {
  const { context } = await granted(["patch for 271001 by 2016-02-03"]);
  await lookAtExemptions(context);
  await forgetForge(context.db, "opendev");

  const { conditions, state } = await exemption(context, { exemption: "1" });
  expect([state, conditions[0]?.met, conditions[0]?.evidence]).toEqual([
    "granted",
    true,
    "Change 271001 is up for review; it was named.",
  ]);
});

test("all merged is the end, at the moment of the merge, also without the mirror", async () => {
  const at = await house();
  await requestExemption(at.context, by("eve"), { changes: ["271004"] });
  await grantExemption(at.context, by("ben"), { exemption: "1" });

  expect(await lookAtExemptions(at.context)).toBeGreaterThan(0);
  expect(await lookAtExemptions(at.context)).toBe(0);
  await forgetForge(at.context.db, "opendev");

  const view = await exemption(at.context, { exemption: "1" });
  expect([view.state, view.history.at(-1)?.by.name]).toEqual(["completed", "Midcycle"]);
});
