/** Does the API answer what it documents, and say plainly what it cannot answer? */
import { describe, expect, test } from "vitest";
import type { OpenNumber } from "../../src/review/number.ts";
import { sent } from "../../src/web/api/answer.ts";
import { operations } from "../../src/web/api/operations.ts";
import { problemSchema } from "../../src/web/api/problem.ts";
import { apiRoutes } from "../../src/web/api.ts";
import type { NumberTable } from "../../src/words/views.ts";
import { decided } from "../commands/exemption-ground.ts";
import { meetingId } from "../commands/minutes-ground.ts";
import { promised } from "../commands/promise-ground.ts";
import { now } from "../review/story.ts";
import { changes, mark, standing } from "./api-ground.ts";

/** A path for each operation, by its id. */
const asked: Record<string, string> = {
  home: "/home?as=ana",
  queue: "/queue?as=ana&size=2&page=2",
  next: "/next?as=ana",
  change: "/changes/opendev~271002?as=eve",
  freezes: "/freezes",
  frozen: "/frozen?change=271002&on=2016-03-10",
  changes: "/changes?q=is:open&as=ana&size=2",
  dashboards: "/dashboards?as=ana",
  dashboard: "/dashboards/triage?as=ana",
  people: "/people?days=30",
  person: "/people/ana?days=30",
  statistics: "/statistics?days=30",
  sprints: "/sprints",
  sprint: "/sprints/mitaka",
  agenda: "/sprints/mitaka/agenda",
  roster: "/sprints/mitaka/roster",
  questions: "/sprints/mitaka/questions",
  room: "/sprints/mitaka/room",
  recap: "/sprints/mitaka/recap",
  update: "/updates/2016-W04",
  digest: "/digest?as=ana",
  health: "/health",
  deliveries: "/deliveries",
  exemptions: "/exemptions",
  exemption: "/exemptions/1",
  decisions: "/decisions?as=cleo",
  nominations: "/nominations",
  nomination: "/nominations/1?if=ben%20%2B1,cleo%20-1",
  polls: "/polls",
  poll: "/polls/1?if=ben%20yes",
  holds: "/holds?by=ana",
  promises: "/promises?state=kept&sprint=mitaka&who=eve",
  promise: "/promises/1",
  sprintPromises: "/sprints/mitaka/promises",
  minutes: "/minutes?sprint=mitaka",
  meeting: `/minutes/${meetingId}`,
  pads: "/pads?sprint=mitaka",
  pad: "/pads/mitaka",
  wholePad: "/pads/mitaka/whole",
  pills: "/pills?of=271002,bug:1234567",
  jobs: "/jobs",
};

describe("every answer is what its own schema says, nothing more and nothing less", () => {
  test.each(operations.map((operation) => [operation.id, operation] as const))("%s", async (id, operation) => {
    const { ground, lines } = await standing({ unreadable: [999], decided: true });
    await decided(ground.house.context());
    await promised(ground.house.context());

    const response = await apiRoutes(ground).request(asked[id] ?? "nothing is asked");

    expect(lines).toEqual([]);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    const answer: unknown = await response.json();
    expect(sent(operation.answer).strict().parse(answer)).toEqual(answer);
  });
});

test.each(["271000", "opendev~271000", "https%3A%2F%2Freview.opendev.org%2Fc%2Fopenstack%2Fkeystone%2F%2B%2F271000"])(
  "a change is known as %s",
  async (name) => {
    const { ground } = await standing();

    const { data } = await (await apiRoutes(ground).request(`/changes/${name}`)).json();

    expect(data).toMatchObject({
      item: { key: "opendev~271000" },
      changeId: "I0000000000000000000000000000000000271000",
    });
  },
);

test("numbers come whole: the recap's by id, each with its rule and rows", async () => {
  const { ground } = await standing();

  const { data: recap } = await (await apiRoutes(ground).request("/sprints/mitaka/recap")).json();

  expect(Object.keys(recap.numbers)).toEqual(
    expect.arrayContaining(["merged", "revised", "reviewed", "repositories", "people"]),
  );
  for (const [id, number] of Object.entries(recap.numbers)) {
    expect(number).toMatchObject({ id, rule: expect.stringMatching(/./), rows: expect.any(Array) });
  }
});

test("nothing waits: the next change is null", async () => {
  const { ground } = await standing();

  const next = await apiRoutes(ground).request("/next?as=proposal-bot");
  const queue = await apiRoutes(ground).request("/queue?as=proposal-bot");

  expect([next.status, (await next.json()).data]).toEqual([200, null]);
  expect((await queue.json()).data).toMatchObject({
    items: [],
    total: 0,
    empty: expect.stringMatching(/^Nothing waits/),
  });
});

describe("what cannot be answered is a problem with one sentence", () => {
  test.each<[situation: string, path: string, status: number, sentence: RegExp]>([
    ["an unknown parameter", "/queue?movr=cores", 400, /no parameter "movr"\. Did you mean "mover"\?/],
    ["a parameter like none", "/queue?colour=red", 400, /"colour"\. It takes as, repository, .* and size\./],
    ["a parameter where there is none", "/sprints?as=ana", 400, /no parameter "as"\. It takes none at all\./],
    ["what stands in the path, asked as a parameter", "/people/ana?person=ben", 400, /no parameter "person"/],
    ["an unknown mover", "/queue?mover=boss", 400, /owner, ci, reviewers, cores, approver, gate, nobody/],
    ["an unknown repository", "/queue?repository=nova", 400, /"nova".*openstack\/keystone/],
    ["an unknown person who looks", "/queue?as=nobody", 400, /"nobody"/],
    ["an unknown person who looks at a change", "/changes/271000?as=nobody", 400, /"nobody"/],
    ["page 0", "/queue?page=0", 400, /"page" as a whole number from 1\./],
    ["a page that is a word", "/queue?page=two", 400, /"page" as a whole number/],
    ["half a page", "/queue?page=1.5", 400, /"page" as a whole number/],
    ["too large a page", "/queue?size=1001", 400, /"size" as a whole number from 1 to 1000\./],
    ["no days", "/statistics?days=0", 400, /"days" as a whole number from 1 to 3650\./],
    ["a parameter twice", "/queue?as=ana&as=ben", 400, /"as" once/],
    ["an endless page", "/queue?page=99999999999999999999", 400, /^Give "page" as a whole number from 1\.$/],
    ["a parameter of every object", "/queue?__proto__=1", 400, /no parameter "__proto__"/],
    ["two mistakes", "/queue?size=x&pag=1", 400, /"size".*"pag"/],
    ["an unknown change", "/changes/1", 404, /"1"/],
    ["a change that is no text", "/changes/%E0%A4%A", 404, /No change/],
    ["an unknown person", "/people/nobody", 404, /"nobody"/],
    ["an unknown sprint", "/sprints/newton", 404, /mitaka/],
    ["the recap of an unknown sprint", "/sprints/newton/recap", 404, /mitaka/],
    ["an unknown address", "/quue", 404, /nothing at this address/],
    ["a slash too much", "/queue/", 404, /nothing at this address/],
    ["an address below", "/queue/more", 404, /nothing at this address/],
  ])("%s", async (_, path, status, sentence) => {
    const { ground, lines } = await standing();

    const response = await apiRoutes(ground).request(path);

    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const told = problemSchema.strict().parse(await response.json());
    const code = status === 404 ? "not-found" : "invalid-parameter";
    expect(told).toMatchObject({ status, code, instance: path.split("?")[0] });
    expect(response.status).toBe(status);
    expect(told.detail).toMatch(sentence);
    expect(lines).toEqual([]);
  });

  test("nothing is written through it", async () => {
    const { ground } = await standing();

    const response = await apiRoutes(ground).request("/queue", { method: "POST", body: "{}" });

    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect(problemSchema.parse(await response.json())).toMatchObject({
      code: "method-not-allowed",
      detail: expect.stringMatching(/use GET/),
    });
  });

  test("a bug is logged under the reference that the answer names", async () => {
    const { ground, lines } = await standing();
    const context = ground.house.context();
    const house = { ...ground.house, context: () => ({ ...context, health: () => Promise.reject(new Error("oops")) }) };

    const response = await apiRoutes({ ...ground, house }).request("/health?");

    expect(response.status).toBe(500);
    const told = problemSchema.parse(await response.json());
    expect(told.code).toBe("failure");
    expect(told.detail).not.toContain("oops");
    expect(lines).toEqual([expect.stringMatching(/^failure .* at GET \/health: Error: oops/)]);
    expect(lines[0]).toContain(told.reference);
  });
});

describe("pages follow each other by links", () => {
  test.each([
    [1, `</queue?size=2&page=2>; rel="next"`],
    [2, `</queue?size=2&page=1>; rel="prev", </queue?size=2&page=3>; rel="next"`],
    [3, `</queue?size=2&page=2>; rel="prev"`],
  ])("page %i", async (page, link) => {
    const { ground } = await standing();

    const response = await apiRoutes(ground).request(`/queue?size=2&page=${page}`);

    expect(response.headers.get("link")).toBe(link);
    expect((await response.json()).data).toMatchObject({ page, pages: 3, total: changes.length - 1 });
  });

  test("one page has none", async () => {
    const { ground } = await standing();

    expect((await apiRoutes(ground).request("/queue")).headers.has("link")).toBe(false);
  });
});

test("an answer that has not changed is not sent again", async () => {
  const { ground } = await standing();
  const api = apiRoutes(ground);

  const first = await api.request("/queue");
  const tag = first.headers.get("etag") ?? "";
  const second = await api.request("/queue", { headers: { "If-None-Match": tag } });
  const other = await api.request("/queue?mover=ci", { headers: { "If-None-Match": tag } });

  expect(tag).toMatch(/^W\//);
  expect(first.headers.get("cache-control")).toBe("no-cache");
  expect([second.status, await second.text(), second.headers.get("cache-control")]).toEqual([304, "", "no-cache"]);
  expect(other.status).toBe(200);
});

test("every answer says how old it is, and ages without becoming another", async () => {
  const { ground } = await standing();
  const context = ground.house.context();
  let at = now;
  const house = { ...ground.house, context: () => ({ ...context, now: () => at }) };
  const api = apiRoutes({ ...ground, house });

  const first = await api.request("/sprints");
  expect(await first.json()).toMatchObject({ as_of: mark, lag_seconds: 90, data: [{ id: "mitaka" }] });
  expect([first.headers.get("midcycle-as-of"), first.headers.get("midcycle-lag")]).toEqual([mark, "90"]);

  at = "2016-01-27T18:00:10.000Z";
  const tag = first.headers.get("etag") ?? "";
  const later = await api.request("/sprints", { headers: { "If-None-Match": `"never-heard-of", ${tag}` } });
  expect([later.status, later.headers.get("midcycle-lag")]).toEqual([304, "100"]);

  const other = await api.request("/sprints", { headers: { "If-None-Match": '"never-heard-of"' } });
  expect(other.status).toBe(200);
});

test("before the first reading nobody says how old an answer is", async () => {
  const { ground } = await standing({ read: false });

  const answer = await apiRoutes(ground).request("/sprints");

  expect(answer.headers.has("midcycle-as-of")).toBe(false);
  expect(await answer.json()).toMatchObject({ as_of: null, lag_seconds: null });
});

test("numbers leave their rows behind when asked to, and everything else stays", async () => {
  const { ground } = await standing();
  const api = apiRoutes(ground);

  const whole = (await (await api.request("/statistics")).json()).data;
  const slim = (await (await api.request("/statistics?rows=none")).json()).data;

  expect(whole.numbers.some((number: OpenNumber) => number.rows.length > 0)).toBe(true);
  expect(slim.numbers).toEqual(whole.numbers.map((number: OpenNumber) => ({ ...number, rows: [], uncertain: [] })));
  expect(slim.tables.map(({ rows }: NumberTable) => rows.length)).toEqual(
    whole.tables.map(({ rows }: NumberTable) => rows.length),
  );
  expect((await api.request("/statistics?rows=some")).status).toBe(400);
});

test("a page elsewhere may not read it", async () => {
  const { ground } = await standing();

  const response = await apiRoutes(ground).request("/queue", { headers: { Origin: "https://elsewhere.example" } });

  expect(response.headers.has("access-control-allow-origin")).toBe(false);
});
