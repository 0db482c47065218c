/** Does the agenda in a pad follow the sprint until it begins, and then stay? */
import { expect, test } from "vitest";
import { minutesOf } from "../../src/commands/minutes.ts";
import { refreshAgendas } from "../../src/commands/pads/agenda.ts";
import { padOf, sprintPad } from "../../src/commands/pads/the-pad.ts";
import { placeSession, raiseSession } from "../../src/commands/room/agenda-deeds.ts";
import { sessionsOf } from "../../src/commands/rooms.ts";
import { itemsOf } from "../../src/sprint/minutes/minutes.ts";
import { standing } from "../web/api-ground.ts";

const ana = { id: "ana", through: "web" as const, link: null };

test("a sprint's pad lists its sessions while it is ahead; what people write around stays", async () => {
  let now = "2016-01-20T12:00:00.000Z";
  const { ground } = await standing({ clock: () => now });
  const context = ground.house.context();
  const { id } = await sprintPad(context, "mitaka");
  const text = async () => (await context.pads.textAt(id)).runs.map((run) => run.text).join("");
  expect(await text()).toContain("No session is planned yet");
  await context.pads.write(id, { id: "ben", name: "Ben" }, (before) => `${before}Ben was here.\n`);
  await raiseSession(context, ana, { sprint: "mitaka", title: "Tokens for all" });
  expect(await refreshAgendas(context)).toEqual([]);
  expect(await text()).toMatch(/- Tokens for all\n<!-- \/agenda -->[\s\S]*Ben was here\./);
  now = "2016-01-28T12:00:00.000Z";
  await raiseSession(context, ana, { sprint: "mitaka", title: "Too late for the agenda" });
  await refreshAgendas(context);
  expect(await text()).not.toContain("Too late");
});

test("a session has a pad, and its lines join all other minutes", async () => {
  const { ground } = await standing();
  const context = ground.house.context();
  await raiseSession(context, ana, { sprint: "mitaka", title: "Tokens" });
  const [session] = sessionsOf(context, { id: "mitaka" });
  if (!session) throw new Error("the session was added");
  const pad = await padOf(context, session);
  expect(pad).toMatchObject({ id: "mitaka-s1", title: "Tokens", session: "s1" });
  await context.pads.write(pad.id, { id: "ana", name: "Ana Ortiz" }, (text) => `${text}#action ben write it down\n`);
  const [minutes] = await minutesOf(context, { sprint: "mitaka" });
  expect(minutes).toMatchObject({ source: "pad", place: "Tokens", page: "/pads/mitaka-s1" });
  const [action] = minutes ? itemsOf(minutes.minutes, "action") : [];
  expect(action).toMatchObject({ by: "Ana Ortiz", owners: [{ person: "ben" }] });
  expect(action?.line).toMatch(/^\d+-\d+$/);
  await placeSession(context, ana, { sprint: "mitaka", session: "s1", state: "now" });
  await context.pads.write(pad.id, { id: "ana", name: "Ana Ortiz" }, (text) =>
    text.replace("- raised by", "- asked by"),
  );
  await refreshAgendas(context);
  expect((await context.pads.textAt(pad.id)).runs.map((run) => run.text).join("")).toContain("- asked by");
});
