/** Can people ask for exemptions and decide them on the pages, without a script? */
import { expect, test } from "vitest";
import { app } from "../../src/web/app.ts";
import { standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";
import { textOf } from "./reading.ts";

/** The pages of a team whose PTL is Ben, and a browser in which anybody may sign in. */
async function walk() {
  const ben = [{ person: "ben", from: null, to: null }];
  const { ground } = await standing({ signIn: { local: true }, roles: { ptl: ben } });
  const browser = browsing(app(ground, { loopback: true }));
  return {
    ...browser,
    is: (person: string) => browser.post("/sign-in/local", { person, back: "/" }),
    seen: async (path: string) => textOf(await (await browser.get(path)).text()),
  };
}

const ask = {
  changes: "271000",
  whyNow: "The <b>spec</b> merged late.",
  until: "2016-02-05",
  freeze: "feature-freeze",
};

test("an empty board teaches, and what is asked for appears on it", async () => {
  const { seen, post, is } = await walk();
  expect(await seen("/exemptions")).toMatch(/Nobody has asked for one yet.*\/ffe request because …/s);
  await is("eve");

  const reply = await post("/exemptions", ask);

  expect([reply.status, reply.headers.get("Location")]).toEqual([303, "/exemptions/1"]);
  expect(await seen("/exemptions")).toMatch(
    /Requested 1.*Add TOTP auth plugin.*Feature freeze; asked for by Eve Moreau/s,
  );
  expect(await seen("/exemptions/1")).toContain("The <b>spec</b> merged late.");
});

test("what cannot be asked for comes back with what was typed and one sentence", async () => {
  const { post, is } = await walk();
  await is("eve");
  const reply = await post("/exemptions", { ...ask, until: "5/2/2016", benefit: "Two factors & more" });
  const html = await reply.text();

  expect(reply.status).toBe(422);
  expect(textOf(html)).toContain('"5/2/2016" is no day or time that can mean only one thing.');
  expect(html).toContain('value="5/2/2016"');
  expect(html).toContain("The &lt;b&gt;spec&lt;/b&gt; merged late.</textarea>");
  expect(html).toContain("Two factors &amp; more</textarea>");
});

test("each sees the forms for what they may do; who decides grants on conditions that are ticked", async () => {
  const { post, is, seen, get } = await walk();
  await is("eve");
  await post("/exemptions", ask);
  const own = await seen("/exemptions/1");
  expect([own.includes("Withdraw it"), own.includes("Grant it")]).toEqual([true, false]);

  await is("ben");
  expect(await seen("/exemptions/1")).toMatch(/Sponsor it.*Grant it.*Decline it/s);
  const refused = await post("/exemptions/1/grant", {
    conditions: "ci green by tomorrow\nit feels right",
    reason: "Small.",
  });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(textOf(html)).toContain('"it feels right" cannot be checked.');
  expect(html).toContain("ci green by tomorrow\nit feels right</textarea>");

  await post("/exemptions/1/grant", { conditions: "ci green by tomorrow\nword: the docs are reviewed" });
  expect(await seen("/exemptions/1")).toMatch(/conditional.*Met: the tests pass.*Open: the docs are reviewed/s);
  await post("/exemptions/1/word", { condition: "c2", reason: "Read them." });
  expect(await seen("/exemptions/1")).toMatch(/Add TOTP auth plugin granted/);
  await post("/exemptions/1/correct", { act: "3" });
  expect(await seen("/exemptions/1")).toMatch(/without effect: it was taken back/);
  const record = (await (await get("/exemptions/1/record.json")).json()) as { acts: unknown[] };
  expect(record.acts).toHaveLength(4);
  expect(await (await get("/exemptions/1/record.md")).text()).toContain("| 1 | 27 Jan 2016 18:00 UTC | Eve Moreau |");
});

test("a stranger looks, imagines and is asked to sign in before a form does anything", async () => {
  const { post, is, seen, cookies } = await walk();
  await is("eve");
  await post("/exemptions", ask);
  cookies.clear();

  expect(await seen("/exemptions/1")).toContain("Sign in to speak for it or to decide");
  expect(await seen("/exemptions/1?if=ana+sponsors,+cleo+%2B1")).toMatch(/it would be granted/);
  expect(await seen("/exemptions/1?if=ana+sings")).toContain("cannot be imagined");
  expect(await seen("/exemptions/1?on=2016-02-08")).toMatch(/it would be expired/);
  const reply = await post("/exemptions/1/decline", {});
  expect([reply.status, reply.headers.get("Location")?.startsWith("/sign-in")]).toEqual([303, true]);
});

test("a form that was not made here does nothing", async () => {
  const { post, is, seen } = await walk();
  await is("eve");

  expect((await post("/exemptions", { ...ask, csrf: "elsewhere" })).status).toBe(403);
  expect((await post("/exemptions", ask, { Origin: "https://elsewhere.example" })).status).toBe(403);
  expect(await seen("/exemptions")).toContain("Nobody has asked for one yet");
});

test("an address that is not there, and the load that opens", async () => {
  const { get, seen } = await walk();

  expect((await get("/exemptions/9")).status).toBe(404);
  expect((await get("/exemptions?state=maybe")).status).toBe(400);
  expect(await seen("/exemptions/numbers/share")).toMatch(
    /Changes exempted in .* More than about 25 % is thought unreasonable\./,
  );
});
