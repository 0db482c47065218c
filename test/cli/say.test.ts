/** What can somebody tell Midcycle on a terminal, and what does it answer? */
import { beforeAll, describe, expect, test } from "vitest";
import { place, programText, refused, simulatedGerrit } from "./ground.ts";

const gerrit = await simulatedGerrit();
const here = place({ ...gerrit.variables, MIDCYCLE_PROGRAM: "aurora.yaml", MIDCYCLE_AS: "mira" });
let change = "";

beforeAll(async () => {
  here.write("aurora.yaml", programText(gerrit.url));
  expect(await here.run(["sync"])).toMatchObject({ code: 0 });
  const { out } = await here.run(["next", "--json"]);
  change = String((JSON.parse(out) as { number: number }).number);
});

describe.concurrent("midcycle say", () => {
  test("answers each command under the one it was", async () => {
    const text = `Please:\n/status\n/why\n/queue team\n> /next\n/next`;
    const { out, code } = await here.run(["say", text, "--about", change]);
    expect(out).toMatch(
      new RegExp(
        `^/status\n${change}: it is the turn of .*\n\n/why\n.*/queue team\n\\d+ open; .*/next\n${change} `,
        "s",
      ),
    );
    expect(code).toBe(0);
  });

  test("runs the rest when one is refused, and ends with code 2", async () => {
    const { out, code } = await here.run(["say", "/stauts\n/next\n/why 999999999", "--json"]);
    expect(JSON.parse(out)).toMatchObject([
      { line: 1, verb: null, reply: null, refused: expect.stringMatching(/did you mean \/status\?/) },
      { line: 2, verb: "next", reply: { page: expect.stringMatching(/^\/changes\//) }, refused: null },
      { line: 3, verb: "why", reply: null, refused: expect.stringMatching(/No change here is known as "999999999"/) },
    ]);
    expect(code).toBe(2);
  });

  test("tries out what only reads", async () => {
    expect(await here.run(["say", "/next", "--dry-run"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\/next\n/),
    });
  });

  test.each<[args: string[], as: string, words: RegExp]>([
    [["say", "hello"], "mira", /There is no command in this: begin a line with one, as "\/status"/],
    [["say", "/next"], "", /Say who you are: --as PERSON/],
    [["say", "/next"], "zaphod", /Nobody here is known as "zaphod"/],
    [["say", "/status", "--about", "999999999"], "mira", /No change here is known as "999999999"/],
  ])("%j as %j is refused", async (args, as, words) => {
    refused(await here.run(args, { MIDCYCLE_AS: as }), 2, words);
  });
});

test("midcycle verbs lists what can be told, without a team", async () => {
  const { out, code } = await here.run(["verbs"], { MIDCYCLE_PROGRAM: "" });
  expect(out).toMatch(/^\/queue \[PERSON\|team\] .* anyone$/m);
  expect(code).toBe(0);
});
