/** Do the pages of the minutes show what was kept, and a log only to those who may read it? */
import { expect, test } from "vitest";
import { signUp } from "../../src/commands/room/attend.ts";
import { apiRoutes } from "../../src/web/api.ts";
import { app } from "../../src/web/app.ts";
import { meetingId, meets } from "../commands/minutes-ground.ts";
import { standing } from "./api-ground.ts";

async function site(lines?: string[]) {
  const { ground } = await standing();
  await meets(ground.house.context(), lines);
  const routes = app(ground);
  return (path: string) => routes.request(path);
}

test("each item opens the line of the log in which it was said", async () => {
  const ask = await site();

  const page = await (await ask(`/minutes/${meetingId}`)).text();
  const shown = await (await ask(`/minutes/${meetingId}/log`)).text();

  expect(page).toContain(`href="/minutes/${meetingId}/log#l-5"`);
  expect(shown).toContain('<li id="l-5"');
  expect(page).toContain('<a class="person" href="/people/dan">');
  expect(page).toContain("&lt;b&gt;tokens&lt;/b&gt;");
  expect(page).toContain("No</strong> 2: ben and cleo");
});

test("the list of a sprint and the list of all name it", async () => {
  const ask = await site();
  for (const path of ["/minutes", "/sprints/mitaka/minutes"]) {
    const page = await (await ask(path)).text();
    expect(page).toContain("#openstack-keystone: keystone");
    expect(page).toContain("1 agreed, 2 actions, 1 note, 1 link, 1 vote");
  }
});

test("an empty list says how minutes come about", async () => {
  const { ground } = await standing();
  expect(await (await app(ground).request("/minutes")).text()).toContain("#startmeeting NAME");
});

test.each([
  [".txt", "text/plain", "Meeting started by ana at Wed Jan 27 15:00:00 2016 UTC."],
  [".html", "text/html", "<h1>#openstack-keystone: keystone</h1>"],
  [".log.txt", "text/plain", "15:03:00 <ben> it needs"],
  [".log.html", "text/html", 'id="l-4"'],
  [".md", "text/markdown", "## TOTP in Mitaka"],
])("the file %s", async (ends, type, part) => {
  const reply = await (await site())(`/minutes/${meetingId}/${meetingId}${ends}`);

  expect(reply.headers.get("content-type")).toMatch(type);
  expect(await reply.text()).toContain(part);
});

test("a log that is for the team is shown to no stranger, its minutes are", async () => {
  const ask = await site(["ana: #startmeeting", "ana: #restrictlogs", "ana: #info hello", "ben: secret"]);

  const page = await (await ask(`/minutes/${meetingId}`)).text();
  expect(page).toContain("hello");
  expect(page).not.toMatch(/secret|log#l-|\.log\./);
  for (const path of ["log", `${meetingId}.log.txt`, `${meetingId}.log.html`]) {
    const reply = await ask(`/minutes/${meetingId}/${path}`);
    expect(await reply.text(), path).not.toContain("secret");
    expect(reply.status, path).toBeGreaterThanOrEqual(300);
  }
});

test("what is not kept is a page that says so", async () => {
  const ask = await site();
  expect((await ask("/minutes/nothing")).status).toBe(404);
  expect((await ask(`/minutes/${meetingId}/other.txt`)).status).toBe(404);
});

test("the API tells what was kept, and of a restricted log not even where it is", async () => {
  const { ground } = await standing();
  await meets(ground.house.context(), ["ana: #startmeeting", "ana: #restrictlogs", "ana: #info hello", "ben: secret"]);
  const ask = async (path: string) => (await apiRoutes(ground).request(path)).text();

  const told = await ask(`/minutes/${meetingId}`);

  expect(told).not.toMatch(/secret|\.log\./);
  expect(JSON.parse(told).data).toMatchObject({
    restricted: true,
    topics: [{ items: [{ kind: "info", text: "hello", by: "ana" }] }],
    present: [{ name: "ana", lines: 3 }, { name: "ben" }],
  });
  expect(JSON.parse(await ask("/minutes?sprint=mitaka")).data).toMatchObject([{ id: meetingId, ended: null }]);
  expect(JSON.parse(await ask("/minutes/nothing"))).toMatchObject({ status: 404, code: "not-found" });
  expect(JSON.parse(await ask("/minutes?sprint=newton"))).toMatchObject({ detail: expect.stringContaining("mitaka") });
});

test("whoever is not to be named on the roster of the sprint is not named by the minutes", async () => {
  const { ground } = await standing();
  const context = ground.house.context();
  const as = (id: string) => ({ id, through: "web" as const, link: null });
  await signUp(context, as("dan"), { nick: "danw", listing: "nick" });
  await signUp(context, as("ben"), { listing: "nobody" });
  await meets(context);

  const { data } = await (await apiRoutes(ground).request(`/minutes/${meetingId}`)).json();
  const page = await (await app(ground).request(`/minutes/${meetingId}`)).text();

  expect(data.actions[0]).toMatchObject({ by: "somebody", owners: [{ name: "danw", who: null }] });
  expect(data.topics[1].items).toContainEqual(
    expect.objectContaining({ tally: expect.arrayContaining([{ option: "No", voters: ["somebody", "cleo"] }]) }),
  );
  expect(data.present.map(({ name }: { name: string }) => name)).toEqual(["ana", "somebody", "zed", "cleo"]);
  expect(page).toContain("No</strong> 2: somebody and cleo");
  expect(page).not.toMatch(/people\/(?:ben|dan)"/);
});
