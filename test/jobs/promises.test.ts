/** Is everybody told once of what becomes of a promise, and does what was seen stay? */
import { expect, test } from "vitest";
import { promise } from "../../src/commands/promise/make.ts";
import { promiseOne, promises } from "../../src/commands/promises.ts";
import { lookAtPromises } from "../../src/jobs/promises.ts";
import { forgetForge } from "../../src/store/mirror.ts";
import { waitingNotices } from "../../src/store/outbox.ts";
import { by, house } from "../commands/exemption-ground.ts";
import { meetingId, meets } from "../commands/minutes-ground.ts";

async function made(look: string[]) {
  const at = await house();
  await promise(at.context, by("dan"), { text: "TOTP is in", who: ["eve"], due: "in 7 days", look, sprint: "mitaka" });
  const told = async () =>
    (await waitingNotices(at.context.db, 99)).map(({ notice }) => notice.id).filter((id) => id !== "promise-1/made");
  return { ...at, told };
}
const due = "2016-02-04T05:59:00.000Z";

test("the date is reminded of two days before, once, and that it was missed is told once", async () => {
  const { context, passes, told } = await made(["changes about bananas"]);

  await lookAtPromises(context);
  expect(await told()).toEqual([]);
  passes(24 * 6);
  for (const _ of [1, 2]) await lookAtPromises(context);
  expect(await told()).toEqual([`promise-1/reminder/${due}`]);
  const notices = await waitingNotices(context.db, 9);
  expect(notices.map(({ notice }) => notice.concerns)).toEqual([["eve"], ["eve"]]);
  passes(24 * 2);
  await Promise.all([lookAtPromises(context), lookAtPromises(context)]);
  expect(await told()).toEqual([`promise-1/reminder/${due}`, "promise-1/missed"]);
});

test("what kept it is written down once, told once, and stays though the mirror is dropped", async () => {
  const { context, told } = await made(["change 271004 merged"]);

  await Promise.all([lookAtPromises(context), lookAtPromises(context)]);
  await lookAtPromises(context);
  await forgetForge(context.db, "opendev");

  expect(await told()).toEqual(["promise-1/kept"]);
  const { state, pieces, history } = await promiseOne(context, { promise: "1" });
  expect([state, pieces[0]?.evidence]).toEqual(["kept", "Change 271004 is merged."]);
  expect(history.filter(({ text }) => text.startsWith("saw on"))).toHaveLength(1);
});

test("what is long over is no news for whoever looks for the first time", async () => {
  const { context, passes, told } = await made(["change 271000 merged"]);
  passes(24 * 60);

  await lookAtPromises(context);

  expect(await told()).toEqual([]);
});

test("actions of minutes that are over become promises, each line once, with who, until when and where", async () => {
  const { context } = await house();
  await meets(context, [
    "ana: #startmeeting keystone",
    "ana: #action dan to look at https://review.opendev.org/c/openstack/keystone/+/271000 by friday",
    "ana: #action clean the room",
    "ana: #action eve to post the totp patch within two weeks",
    "ana: #endmeeting",
  ]);

  await Promise.all([lookAtPromises(context), lookAtPromises(context)]);
  await lookAtPromises(context);

  const { groups, total } = await promises(context);
  expect(total).toBe(2);
  expect(
    groups[0]?.items.map(({ who, due, pieces, sprint, source }) => [
      who[0]?.id,
      due?.at,
      pieces.map(({ text }) => text),
      sprint,
      source.kind,
      source.link,
    ]),
  ).toEqual([
    [
      "dan",
      "2016-01-30T05:59:00.000Z",
      ["change 271000 is merged"],
      "mitaka",
      "minutes",
      `/minutes/${meetingId}/log#l-2`,
    ],
    ["eve", "2016-02-11T05:59:00.000Z", [], "mitaka", "minutes", `/minutes/${meetingId}/log#l-4`],
  ]);
});

test("what is still being said promises nothing yet", async () => {
  const { context } = await house();
  await meets(context, ["ana: #startmeeting", "ana: #action dan to do it by friday"]);

  await lookAtPromises(context);

  expect((await promises(context)).total).toBe(0);
});
