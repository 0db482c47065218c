/** Does a granted core get into the group where we may put them, and is a no of the forge told once? */
import { expect, test } from "vitest";
import { answerNomination, voteOnNomination } from "../../src/commands/nomination-deeds.ts";
import { nomination } from "../../src/commands/nominations.ts";
import { Unavailable } from "../../src/forges/forge.ts";
import { Declined } from "../../src/forges/writing.ts";
import { witness } from "../../src/governance/exemption/take.ts";
import type { Desk } from "../../src/jobs/desk.ts";
import { grantMemberships } from "../../src/jobs/granting.ts";
import { actsOf } from "../../src/store/ledger.ts";
import { as, deciding } from "../commands/decision-ground.ts";

/** A forge with one group, and what it says to whoever adds a member. */
async function granted({
  grant = "forge" as "forge" | "by-hand",
  says = null as Error | null,
  members = ["ana"],
} = {}) {
  const { house, told } = await deciding({ decided: true });
  const { program } = house.context();
  const decisions = { ...program.decisions, nominations: { ...program.decisions.nominations, grant } };
  const later = () => "2016-02-03T18:00:00.000Z";
  const context = { ...house.context(), now: later, program: { ...program, decisions } };
  for (const id of ["ben", "cleo"]) await voteOnNomination(house.context(), as(id), { nomination: "1", value: 1 });
  await answerNomination(house.context(), as("dan"), { nomination: "1", accepts: true });
  const asked: string[] = [];
  const forge = {
    name: "opendev",
    inspect: { group: async () => ({ members }) },
    write: {
      async addMember(group: string, account: string) {
        asked.push(`${account} into ${group}`);
        if (says) throw says;
        members.push(account);
      },
    },
  };
  const grantAll = () => grantMemberships(context, [{ forge } as unknown as Desk], new AbortController().signal);
  const state = async () => (await nomination(context, { nomination: "1", as: null })).standing.state;
  return { context, asked, grantAll, state, told };
}

test("once it is granted: added, written with the day, and not twice", async () => {
  const { context, asked, grantAll, state } = await granted();
  expect([await grantAll(), await grantAll()]).toEqual([1, 0]);
  expect(asked).toEqual(["dan into keystone-core"]);
  expect(await state()).toBe("completed");
  const [last] = (await actsOf(context.db, "nomination-1")).slice(-1);
  expect(last).toMatchObject({
    kind: "completed",
    by: witness,
    body: { day: "2016-02-03", how: "added to keystone-core at opendev" },
  });
  const { history } = await nomination(context, { nomination: "1", as: null });
  expect(history.at(-1)?.by).toEqual({ id: witness, name: "Midcycle", bot: true, core: false });
});

test("whoever is in the group already is not added again: a look after an outage finishes it", async () => {
  const { asked, grantAll, state } = await granted({ members: ["ana", "dan"] });
  expect(await grantAll()).toBe(1);
  expect([asked, await state()]).toEqual([[], "completed"]);
});

test("a no of the forge is told once, and the steps stay for a person", async () => {
  const { grantAll, state, told } = await granted({
    says: new Declined("We may not change the group: make us its owner.", "right"),
  });
  expect([await grantAll(), await grantAll()]).toEqual([0, 0]);
  expect(await state()).toBe("granted");
  expect((await told()).filter((id) => /declined/.test(id))).toEqual(["nomination-1/grant-declined"]);
});

test("an outage is tried again later", async () => {
  const { grantAll, state } = await granted({ says: new Unavailable("It does not answer.") });
  await expect(grantAll()).rejects.toBeInstanceOf(Unavailable);
  expect(await state()).toBe("granted");
});

test("nothing is written at a forge that the program does not ask for", async () => {
  const { asked, grantAll, state } = await granted({ grant: "by-hand" });
  expect([await grantAll(), asked, await state()]).toEqual([0, [], "granted"]);
});
