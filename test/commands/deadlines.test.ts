/** Does a word of a core move a deadline everywhere it is used, and of nobody else? */
import { describe, expect, test } from "vitest";
import type { Context } from "../../src/commands/context.ts";
import { freezes } from "../../src/commands/freezes.ts";
import { frozen } from "../../src/commands/frozen.ts";
import { programOf } from "../../src/commands/rooms.ts";
import { say } from "../../src/commands/say.ts";
import { app } from "../../src/web/app.ts";
import { calendarEntries } from "../../src/words/freeze-feed.ts";
import type { FrozenView } from "../../src/words/frozen.ts";
import { standing } from "../web/api-ground.ts";
import { textOf } from "../web/reading.ts";
import { as } from "./decision-ground.ts";

async function house() {
  const { ground } = await standing();
  const context = (): Context => ground.house.context();
  async function tell(text: string, who = "ana", dryRun = false): Promise<string> {
    const [answer] = await say(context(), { actor: as(who), text, about: null, dryRun }, console.error);
    return answer?.refused ?? answer?.reply?.text ?? "";
  }
  const line = async (id: string) => (await freezes(context())).all.find((one) => one.id === id);
  return { ground, context, tell, line };
}

/** What a freeze does at that moment; null when it does not hold then. */
function effectOf({ rules }: FrozenView, id: string): string | null {
  return rules.find(({ freeze, when }) => freeze.id === id && when === "now")?.effect ?? null;
}

test("one that is planned is moved: in the calendar, the verdict, the pages and the calendar file, with who did it", async () => {
  const { ground, context, tell, line } = await house();
  const on = async (day: string) =>
    effectOf(await frozen(context(), { what: "keystone", on: day }), "mitaka-feature-freeze");
  expect([await on("2016-03-04"), await on("2016-03-11")]).toEqual(["blocks", "blocks"]);
  expect(await tell("/deadline feature freeze from 2016-03-10 because the gate was down", "ana", true)).toMatch(
    /^The feature freeze is moved/,
  );
  expect((await line("mitaka-feature-freeze"))?.since).toBe("2016-03-03T23:59:00.000Z");

  expect(await tell("/deadline feature freeze from 2016-03-10 because the gate was down")).toBe(
    "The feature freeze is moved: it holds from 10 Mar 2016 23:59 UTC until 17 Mar 2016 23:59 UTC.",
  );
  expect([await on("2016-03-04"), await on("2016-03-11")]).toEqual([null, "blocks"]);
  expect(await line("mitaka-feature-freeze")).toMatchObject({
    since: "2016-03-10T23:59:00.000Z",
    until: "2016-03-17T23:59:00.000Z",
    said: "Set by Ana Ortiz on Wed 27 Jan 2016: the gate was down.",
  });
  const entry = calendarEntries(programOf(context()), context().now()).find(
    ({ uid }) => uid.includes("feature-freeze") && uid.startsWith("freeze-mitaka-feature"),
  );
  expect(JSON.stringify(entry)).toContain("2016-03-10T23:59:00.000Z");
  expect(textOf(await (await app(ground).request("/freezes")).text())).toContain(
    "Set by Ana Ortiz on Wed 27 Jan 2016: the gate was down.",
  );

  await tell("/deadline mitaka-feature-freeze from 2016-03-08 until 2016-03-20 because we are back", "ben");
  expect(await line("mitaka-feature-freeze")).toMatchObject({
    since: "2016-03-08T23:59:00.000Z",
    until: "2016-03-20T23:59:00.000Z",
  });
  await tell("/deadline drop mitaka-feature-freeze because there is none this time");
  expect(await line("mitaka-feature-freeze")).toBeUndefined();
});

test("a freeze of the team's own holds for its repositories, and only as long as it is said", async () => {
  const { context, tell, line } = await house();
  const now = async (what: string) => effectOf(await frozen(context(), { what, on: "2016-02-02" }), "docs-week");
  expect(
    await tell("/deadline docs week of keystone-specs from 2016-02-01 until 2016-02-08 because we write docs"),
  ).toBe("The docs week holds from 1 Feb 2016 23:59 UTC until 8 Feb 2016 23:59 UTC.");
  expect([await now("keystone"), await now("keystone-specs")]).toEqual(["elsewhere", "blocks"]);
  expect(await line("docs-week")).toMatchObject({ name: "docs week", repositories: ["openstack/keystone-specs"] });
  await tell("/deadline docs week from 2016-02-03 because of the holiday");
  expect([await now("keystone-specs"), (await line("docs-week"))?.since]).toEqual([null, "2016-02-03T23:59:00.000Z"]);
});

describe("is refused, in a sentence", () => {
  test.each([
    [
      "eve",
      "/deadline docs week from friday because I say so",
      /^Only .*(?:core|liaison).* may set a deadline of the team/,
    ],
    ["ana", "/deadline docs week because x", /^Say which freeze and from when/],
    ["ana", "/deadline docs week from friday", /^Say why/],
    ["ana", "/deadline docs week from 5/6 because x", /Write "tomorrow"/],
    ["ana", "/deadline docs week from 2016-02-05 until 2016-02-01 because x", /^It would end before it begins/],
    ["ana", "/deadline feature freeze from 2016-03-20 because x", /^It would end before it begins/],
    [
      "ana",
      "/deadline docs week of nova from friday because x",
      /^"nova" is no repository of the team: there are openstack\/keystone/,
    ],
    ["ana", "/deadline drop docs week because x", /^No freeze is called "docs week": there are mitaka-spec-freeze/],
  ])("%s: %s", async (who, line, sentence) => {
    const { tell } = await house();
    expect(await tell(line, who)).toMatch(sentence);
  });
});
