/** Do dashboards and queries show what they should, and say plainly what they cannot? */
import { expect, test } from "vitest";
import { dashboard } from "../../src/commands/dashboards.ts";
import { find } from "../../src/commands/find.ts";
import { queryList } from "../../src/commands/query-lists.ts";
import { countSections } from "../../src/commands/section-history.ts";
import { dashboardsOf } from "../../src/review/dashboards/triage.ts";
import { apiRoutes } from "../../src/web/api.ts";
import { app } from "../../src/web/app.ts";
import { isQuery } from "../../src/web/pages/find.ts";
import { standing } from "./api-ground.ts";

async function here() {
  const stands = await standing();
  const pages = app(stands.ground);
  const page = async (address: string) => {
    const reply = await pages.request(address);
    return { status: reply.status, text: await reply.text() };
  };
  return { ...stands, context: stands.ground.house.context(), page };
}

test("the triage counts what its queries match, and a person's sections ask for a person", async () => {
  const { context } = await here();
  const team = await dashboard(context, { dashboard: "triage" });
  const own = await dashboard(context, { dashboard: "triage", as: "ana" });

  expect(team.sections.map(({ id }) => id)).toEqual(
    dashboardsOf(context.program, context.now())[0]?.sections.map(({ id }) => id),
  );
  expect(team.sections.find(({ id }) => id === "reviewed-before")).toMatchObject({
    count: null,
    why: expect.stringContaining("choose as whom you look."),
  });
  for (const section of own.sections) {
    const found = await find(context, { q: section.query, as: "ana" });
    expect([section.id, section.count, section.why]).toEqual([section.id, found.total, null]);
  }
  expect(own.sections.some(({ count }) => count)).toBe(true);
  expect(own.ours).toEqual(["Newcomers' changes"]);
});

test("a list is kept and only what moved is judged again", async () => {
  const { context } = await here();
  const list = queryList(context, "status:open", null);
  const [one] = [...list.hits.values()];
  if (!one) throw new Error("nothing is open");
  expect(queryList(context, "status:open", context.directory.find("ana"))).toBe(list);
  await context.board.refresh([one.change.key]);
  const again = queryList(context, "status:open", null);
  expect(again).toBe(list);
  expect(again.hits.size).toBe(context.board.size);
  expect(again.hits.get(one.change.key)).not.toBe(one);
});

test("sections are counted once an hour, and a line appears", async () => {
  const { context } = await here();
  expect(await countSections(context)).toBeGreaterThan(5);
  expect(await countSections(context)).toBe(0);
  const stale = (await dashboard(context, { dashboard: "triage" })).sections.find(({ id }) => id === "stale");
  expect(stale?.history.length).toBe(2);
  expect(stale?.history.at(-1)?.count).toBe(stale?.count);
});

test("pages: sections, a done list, the way to the forge, and refusals", async () => {
  const { page } = await here();
  const { status, text } = await page("/dashboards/triage?as=ana");
  expect(status).toBe(200);
  expect(text).toContain("The same at the forge");
  expect(text).toContain("Nothing here: this list is done.");
  expect((await page("/dashboards")).text).toContain('href="/dashboards/triage"');
  const lost = await page("/dashboards/nope");
  expect(lost.status).toBe(404);
  expect(lost.text).toContain("There are triage.");
});

test("a search with operators is a query; a mistake is shown where it is", async () => {
  expect(["status:open", "a -is:wip", "(owner:x"].every(isQuery)).toBe(true);
  expect(["totp", "https://review.opendev.org/c/x/+/1", "fix: the bug", "12:30"].some(isQuery)).toBe(false);
  const { page } = await here();
  expect((await page("/search?q=is:open")).text).toMatch(/\d+ open changes/);
  const wrong = await page("/search?q=is:open+owner:<script>");
  expect(wrong.status).toBe(200);
  const broken = await page("/search?q=is:open+(topic:%3Cb%3E");
  expect(broken.status).toBe(400);
  expect(broken.text).toContain("expected &#34;)&#34; to close what began at 9");
  expect(broken.text).toContain("<mark>␣</mark>");
  const gap = await page("/search?q=is:open+conflicts:5");
  expect(gap.text).toContain("conflicts:5 (at 9): the content of changes is not mirrored");
  expect(gap.text).toContain('/q/is%3Aopen%20conflicts%3A5"');
});

test("the API tells the place of a mistake, and goes on from place to place", async () => {
  const { ground } = await here();
  const api = apiRoutes(ground);
  const ask = async (q: string) => api.request(`/changes?${new URLSearchParams({ q })}`);
  const wrong = await ask("is:open age:soon");
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({
    code: "invalid-query",
    at: 12,
    length: 4,
    detail: expect.stringMatching(/at 13: expected an age/),
  });

  for (const q of ["is:open OR is:closed", "is:open"]) {
    const seen: string[] = [];
    let after = "";
    for (let turns = 0; turns < 50; turns++) {
      const reply = await api.request(`/changes?${new URLSearchParams({ q, size: "2", ...(after && { after }) })}`);
      const { data } = (await reply.json()) as { data: { items: { key: string }[]; next: string | null } };
      seen.push(...data.items.map(({ key }) => key));
      if (data.next === null) break;
      after = data.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(3);
  }
  expect((await api.request("/changes?q=is:open&after=nonsense")).status).toBe(400);
});
