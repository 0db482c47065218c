/** Does Midcycle keep meetings and answer people at a real Matrix homeserver? */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openMatrix } from "../../src/channels/matrix/open.ts";
import { minutesOf, oneMeeting } from "../../src/commands/minutes.ts";
import { nominations } from "../../src/commands/nominations.ts";
import { type Homeserver, type MatrixPerson, startSynapse, withoutSynapse } from "../real/synapse.ts";
import { listen, listening, people, until, world } from "./talk-ground.ts";

const missing = await withoutSynapse();
if (missing !== null) {
  if (process.env.CI) throw new Error(missing);
  console.warn(`Skipped: ${missing}.`);
}

describe.skipIf(missing !== null)(missing ?? "at a real Synapse", { timeout: 90_000 }, () => {
  let server: Homeserver;
  let [ana, ben, bot] = [] as unknown as [MatrixPerson, MatrixPerson, MatrixPerson];
  beforeAll(async () => {
    server = await startSynapse();
    ana = await server.user("ana");
    ben = await server.user("ben");
    bot = await server.user("midcycle");
  }, 180_000);
  afterAll(() => server?.close());

  const roster = people.map((one) => ({ ...one, nicks: [`@${one.id}:localhost`] }));

  /** A room of its own, with Ana and Ben in it. */
  async function meet(alias: string) {
    const id = await ana.makes(alias);
    await ana.lets(id);
    await ben.joins(id);
    const chat = () =>
      openMatrix(
        {
          ...{ kind: "matrix", name: "home", url: server.url, user: bot.id, passwordEnv: "P", tokenEnv: null },
          rooms: [{ name: `#${alias}:localhost`, meetings: true, announce: 30 }],
        },
        { password: bot.password },
        world,
      );
    const house = await listening([chat()], { people: roster });
    await until("it is there", () => house.talking.standings()[0]?.rooms.length === 1, 30_000);
    await ana.says(id, "midcycle: status 271004");
    await ana.sees(id, "ana: 271004 merged", 30_000);
    return { id, house, chat };
  }

  test("a meeting with a vote, its topic, and a command by somebody who may", async () => {
    const { id, house } = await meet("keystone");
    await ana.says(id, "#startmeeting keystone");
    await ana.sees(id, "@midcycle:localhost: The meeting name has been set to 'keystone'");
    await ana.says(id, "#topic Tökens");
    await ana.sees(id, "TOPIC Tökens (Meeting topic: keystone)");
    await ben.says(id, "#agreed not by me");
    await ana.says(id, "#startvote Shall we?");
    await ben.says(id, "#vote yes");
    await ben.says(id, "nods", { msgtype: "m.emote" });
    const first = await ben.says(id, "#info first words");
    await ben.says(id, "* #info second words", {
      "m.new_content": { msgtype: "m.text", body: "#info second words" },
      "m.relates_to": { rel_type: "m.replace", event_id: first },
    });
    await ana.says(id, "#endvote");
    await ana.sees(id, "Yes (1): ben");
    await ana.says(id, "> <@ben:localhost> #info quoted\n\n#action ben to write it\n#agreed yes");
    await ana.says(id, "#endmeeting");
    await ana.sees(id, "Meeting ended");

    const [kept] = await minutesOf(house.context);
    const items = kept?.minutes.topics.flatMap((topic) => topic.items.map(({ kind, text }) => `${kind}: ${text}`));
    expect(items).toEqual([
      "info: first words",
      'vote: Voted on "Shall we?" Results are, Yes: 1',
      "action: ben to write it",
      "agreed: yes",
    ]);
    const { lines } = await oneMeeting(house.context, kept?.id ?? "");
    expect(lines.find(({ text }) => text === "#vote yes")).toMatchObject({ by: "ben", account: "@ben:localhost" });
    expect(lines.find(({ text }) => text === "nods")?.kind).toBe("did");

    await ana.says(id, "midcycle: nominate dan because of a year of careful reviews");
    await until("it is nominated", async () => (await nominations(house.context, { as: "ana" })).length === 1);
  });

  test("what was said while it was away is heard when it comes back, once", async () => {
    const { id, house, chat } = await meet("away");
    await ana.says(id, "#startmeeting");
    await ana.sees(id, "Useful commands");
    await ben.says(id, "#info before");
    await until("it is kept", async () => (await minutesOf(house.context))[0]?.minutes.topics[0]?.items.length === 1);
    await house.stop();
    for (let n = 0; n < 120; n++) await ben.says(id, n === 60 ? "#info meanwhile" : `talk ${n}`);

    listen(house.context, [chat()]);
    await ana.says(id, "#info after");
    await until(
      "all is kept",
      async () => (await minutesOf(house.context))[0]?.minutes.topics[0]?.items.length === 3,
      30_000,
    );
    const [kept] = await minutesOf(house.context);
    expect(kept?.minutes.topics[0]?.items.map(({ text }) => text)).toEqual(["before", "meanwhile", "after"]);
    const { lines } = await oneMeeting(house.context, kept?.id ?? "");
    expect(lines.filter(({ text }) => text.startsWith("talk")).length).toBe(119);
  });

  test("a homeserver that dies is come back to", async () => {
    const { id, house } = await meet("dies");
    await server.crash();
    await until("it is noticed", () => house.talking.standings()[0]?.trouble, 60_000);
    await server.again();
    await until(
      "it answers again",
      async () => {
        await ana.says(id, "midcycle: status 271000").catch(() => undefined);
        return (await ana.reads(id)).some((text) => text.includes("ana: 271000"));
      },
      60_000,
    );
  });

  test("a wrong password, and a homeserver that is not there, are told in one sentence", async () => {
    const settings = {
      ...{ kind: "matrix" as const, name: "home", url: server.url, user: "midcycle", passwordEnv: "P", tokenEnv: null },
      rooms: [{ name: "#keystone:localhost", meetings: true, announce: 30 }],
    };
    const { signal } = new AbortController();
    await expect(openMatrix(settings, { password: bot.password }, world).probe(signal)).resolves.toBe(
      `home answers at ${server.url}: signed in as @midcycle:localhost.`,
    );
    await expect(openMatrix(settings, { password: "no" }, world).probe(signal)).rejects.toThrow(
      /cannot be signed in to: Invalid username or password \(M_FORBIDDEN\)/,
    );
    const nowhere = openMatrix({ ...settings, url: "http://127.0.0.1:9" }, { password: "no" }, world);
    await expect(nowhere.probe(signal)).rejects.toThrow(/^http:\/\/127\.0\.0\.1:9 cannot be signed in to: /);
  });
});
