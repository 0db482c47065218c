/** Does the button on a change's page reserve it, show it everywhere, and free it? */
import { expect, test } from "vitest";
import { app } from "../../src/web/app.ts";
import { standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";

async function visiting(person: string, more: Parameters<typeof standing>[0] = { decided: true }) {
  const { ground } = await standing({ signIn: { local: true }, ...more });
  const browser = browsing(app({ ...ground, address: null }, { loopback: true }));
  await browser.post("/sign-in/local", { person, back: "/" });
  return { ...browser, page: async (path: string) => (await browser.get(path)).text() };
}

test("a change is reserved, shown on its page, in the queue and to programs, and freed", async () => {
  const { post, page } = await visiting("dan");
  expect(await page("/changes/opendev~271000")).toContain("Reserve this change");
  expect((await post("/reservations", { deed: "reserve", change: "opendev~271000" })).headers.get("Location")).toBe(
    "/changes/opendev~271000",
  );
  expect(await page("/changes/opendev~271000")).toMatch(/danw looks at it until/);
  expect(await page("/queue?as=")).toMatch(/danw looks at it/);
  expect(JSON.parse(await page("/api/v1/changes/opendev~271000")).data.item.reserved).toEqual({
    by: "danw",
    until: "2016-01-27T19:00:00.000Z",
  });
  await post("/reservations", { deed: "release", change: "opendev~271000" });
  expect(await page("/changes/opendev~271000")).toContain("Reserve this change");
});

test("what somebody else has is refused in one sentence that leads back", async () => {
  const { post } = await visiting("dan");
  const reply = await post("/reservations", { deed: "reserve", change: "opendev~271001" });
  expect(reply.status).toBe(422);
  expect(await reply.text()).toMatch(
    /Ben Abara looks at 271001 until 13:00: take another, or ask them\.[\s\S]*Back to the change/,
  );
});

test("there is no button while nobody meets", async () => {
  const { page } = await visiting("dan", { clock: () => "2016-03-01T12:00:00.000Z" });
  expect(await page("/changes/opendev~271000")).toContain("Sign out");
  expect(await page("/changes/opendev~271000")).not.toContain("Reserve this change");
});
