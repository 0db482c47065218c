/** Do the commands about a sprint print what goes on in it, and say what to do where nothing does? */
import { describe, expect, test } from "vitest";
import { place, programText, simulatedGerrit } from "./ground.ts";

const gerrit = await simulatedGerrit();

describe("on a terminal", () => {
  const { run, write } = place({ MIDCYCLE_PROGRAM: "aurora.yaml", ...gerrit.variables });
  write("aurora.yaml", programText(gerrit.url));

  test("a sprint goes from empty to an agenda, a roster and questions", { timeout: 60_000 }, async () => {
    expect((await run(["sync"])).code).toBe(0);
    expect((await run(["agenda"])).out).toMatch(/Winter\n\nNo track and no session yet\. Raise one: midcycle say/);
    expect((await run(["roster"])).out).toMatch(/Winter: nobody has signed up yet/);
    expect((await run(["questions", "winter"])).out).toMatch(/Nothing waits for an answer\./);

    const text =
      "/sign-up from ACME\n/session Tokens on #api wants decision\n/track api now Tokens\n/ask Why?\n/in lobby";
    const said = await run(["say", text, "--as", "mira"]);
    expect(said.out).toMatch(
      /Mira Castellan comes to Winter in person\.[\s\S]*refused: Winter begins on 2030-01-07: sign up until then/,
    );
    expect(said.code).toBe(2);

    expect((await run(["agenda"])).out).toMatch(/api\n\s+id\s+session\s+wants\s+planned\nnow\s+s1\s+Tokens\s+decision/);
    expect((await run(["roster"])).out).toMatch(
      /Winter: 1 person, of whom 1 core, from 1 company\n[\s\S]*Mira Castellan\s+ACME\s+in person\s+all days/,
    );
    expect((await run(["questions"])).out).toMatch(/q1\s+1\s+Why\?\s+Mira Castellan/);
    expect(JSON.parse((await run(["agenda", "winter", "--json"])).out)).toMatchObject({
      tracks: [{ name: "api", now: [{ title: "Tokens" }] }],
    });
    const { err, code } = await run(["roster", "summer"]);
    expect(err).toMatch(/No sprint is called "summer"\. There are winter\./);
    expect(code).toBe(2);
  });
});
