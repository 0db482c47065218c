/** Can people write promises down and judge them on the pages, without a script? */
import { expect, test } from "vitest";
import { app } from "../../src/web/app.ts";
import { promised } from "../commands/promise-ground.ts";
import { standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";
import { attributes, textOf } from "./reading.ts";

/** The pages of a team whose PTL is Ben, and a browser in which anybody may sign in. */
async function walk() {
  const ben = [{ person: "ben", from: null, to: null }];
  const { ground } = await standing({ signIn: { local: true }, roles: { ptl: ben } });
  const browser = browsing(app(ground, { loopback: true }));
  return {
    ...browser,
    context: ground.house.context(),
    is: (person: string) => browser.post("/sign-in/local", { person, back: "/" }),
    seen: async (path: string) => textOf(await (await browser.get(path)).text()),
  };
}

const ask = {
  text: "<b>PCI-DSS</b> support",
  who: "ana, the docs team",
  due: "early in Newton",
  look: "changes in keystone about PCI-DSS\nchange 271004 merged",
  sprint: "mitaka",
  link: "https://lists.example.org/1",
};

test("an empty page teaches, and what is written down appears on it, escaped, with what is seen of it", async () => {
  const { seen, post, is } = await walk();
  expect(await seen("/promises")).toMatch(/Nothing was promised yet.*midcycle promise offer recap\.md/s);
  await is("eve");

  const reply = await post("/promises", ask);

  expect([reply.status, reply.headers.get("Location")]).toEqual([303, "/promises/1"]);
  expect(await seen("/promises")).toMatch(/Open 1.*<b>PCI-DSS<\/b> support.*due early in Newton, read as by newton-1/s);
  const page = await seen("/promises/1");
  expect(page).toMatch(/Seen: change 271004 is merged.*Change 271004 is merged\./s);
  expect(page).toMatch(/Not seen yet: a change is merged: it says "PCI-DSS" and it is in openstack\/keystone/);
  expect(page).toMatch(/the calendar does not say when that is/);
});

test("what cannot be written down comes back with what was typed and one sentence", async () => {
  const { post, is } = await walk();
  await is("eve");
  const reply = await post("/promises", { ...ask, due: "5/2/2016" });
  const html = await reply.text();

  expect(reply.status).toBe(422);
  expect(textOf(html)).toContain('"5/2/2016" is no date: write "2016-02-05"');
  expect(html).toContain("&lt;b&gt;PCI-DSS&lt;/b&gt; support</textarea>");
  expect(html).toContain("change 271004 merged</textarea>");
});

test("a text is looked through, and those ticked are written down, each once", async () => {
  const { post, is, seen } = await walk();
  await is("eve");
  const source =
    "# Topics\n\nWe met. We will add PCI-DSS support early in Newton.\n\nLook for keystone patches for uwsgi.\n";
  const offered = await post("/promises/offers", { source, sprint: "mitaka", link: "" });
  const html = await offered.text();

  expect(offered.status).toBe(200);
  expect(textOf(html)).toMatch(
    /We will add PCI-DSS support early in Newton\..*Line 3\..*changes in openstack\/keystone about uwsgi/s,
  );
  const boxes = [...html.matchAll(/<input type="checkbox"[^>]*>/g)].map(([tag]) => attributes(tag, "value")[0]);
  expect(boxes).toEqual(["1", "2"]);

  const taken = await post("/promises/offers", { source, sprint: "mitaka", link: "", deed: "take", take: "2" });
  expect([taken.status, taken.headers.get("Location")]).toEqual([303, "/promises?sprint=mitaka"]);
  expect(await seen("/promises")).toMatch(/Open 1.*Look for keystone patches for uwsgi/s);
  const again = await post("/promises/offers", { source, sprint: "mitaka", link: "" });
  expect(textOf(await again.text())).toContain("Written down already");
});

test("filters; and each sees the forms for what they may do", async () => {
  const { context, seen, post, is, get } = await walk();
  await promised(context);

  expect(await seen("/promises?state=kept")).toMatch(/Kept 1.*The TOTP plugin is merged/s);
  expect(await seen("/promises?who=ana")).not.toContain("The TOTP plugin");
  expect(await seen("/promises?state=late&sprint=mitaka&who=ana")).toContain("No promise fits.");
  expect((await get("/promises?state=fine")).status).toBe(400);
  expect((await get("/promises/99")).status).toBe(404);
  expect(await seen("/promises/3")).toMatch(/Ana Ortiz core overruled what was seen/);
  await is("eve");
  expect(await seen("/promises/2")).toContain("Nothing is asked of you here.");
  await is("ben");
  expect(await seen("/promises/1")).toMatch(/Judge it.*Move it.*Look for that.*Withdraw it/s);
  expect((await post("/promises/1", { deed: "judge", verdict: "missed", reason: "" })).status).toBe(422);
  expect((await post("/promises/1", { deed: "judge", verdict: "missed", reason: "It broke." })).status).toBe(303);
  expect(await seen("/promises/1")).toMatch(/Ben Abara says that it is missed\. It broke\./);
});

test("the feed brings what was promised and what became of it", async () => {
  const { context, get } = await walk();
  await promised(context);
  const xml = await (await get("/feeds/promises.atom")).text();

  expect([...xml.matchAll(/<title type="html"><!\[CDATA\[(.*?)\]\]>/g)].map(([, title]) => title)).toEqual(
    expect.arrayContaining([
      "promised: The TOTP plugin is merged",
      "kept: The TOTP plugin is merged",
      "late: Look for devstack patches",
    ]),
  );
});
