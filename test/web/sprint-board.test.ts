/** Does the board of a sprint show what goes on in the room, and does everything on it open? */
import { expect, test } from "vitest";
import { say } from "../../src/commands/say.ts";
import { sprintBoard } from "../../src/commands/sprint-board.ts";
import type { Sprint } from "../../src/review/program.ts";
import { app } from "../../src/web/app.ts";
import { as } from "../commands/decision-ground.ts";
import { days, has, merges, story, uploads } from "../review/story.ts";
import { program, standing } from "./api-ground.ts";
import { attributes, textOf } from "./reading.ts";

const [now] = program.sprints as [Sprint];
/** A week before, on the days on which a change of the stories merged; and one long ago that nobody remembers. */
const earlier = { ...now, id: "virtual", title: "A virtual one", first: "2016-01-04", last: "2016-01-06" };

async function house() {
  const totp = (n: number) => has({ number: n, key: `opendev~${n}`, topic: "totp" });
  const more = [story(uploads("eve"), totp(271_500)), story(uploads("dan"), days(1), merges(), totp(271_501))];
  const { ground } = await standing({ more, says: { sprints: [now, earlier] } });
  const context = () => ground.house.context();
  const tell = async (who: string, text: string) => {
    const [answer] = await say(context(), { actor: as(who), text, about: null }, console.error);
    return answer?.refused ?? answer?.reply?.text ?? "";
  };
  const pages = app(ground);
  const page = async (path = "/sprints/mitaka") => (await pages.request(path)).text();
  return { context, tell, page, pages };
}

test("an empty room says how to begin", async () => {
  const { page } = await house();
  const text = textOf(await page());
  for (const words of [
    "Nothing is on.",
    "Nobody has reserved a change",
    "Nobody writes in the notes right now",
    "Nothing yet. An #action",
    "No exemption, nomination or poll",
  ]) {
    expect(text).toContain(words);
  }
});

test("what is on, reserved, promised and decided is there with a page behind each", async () => {
  const { tell, page, pages } = await house();
  await tell("ana", "/tracks add auth");
  await tell("ana", "/track auth now TOTP and friends");
  await tell("ana", "/track auth next Federation");
  await tell("ben", "/reserve 271500");
  await tell("ana", "/promise dan: the TOTP patch is up due 2016-02-05");
  await tell("eve", "/ffe request 271000 because the spec merged late");
  await tell("ana", "/nominate dan because of a year of careful reviews");
  const html = await page();
  const text = textOf(html);
  expect(text).toMatch(/now TOTP and friends #auth since .* next Federation #auth/s);
  expect(text).toMatch(/Being reviewed .*Ben Abara, until/s);
  expect(text).toMatch(/Promised here 1 promise (?:open|that waits)/);
  expect(text).toMatch(/Decided here requested .* exemption 1\./s);
  expect(text).toMatch(/Dan .* nomination 1\./s);
  const inside = html.slice(html.indexOf('id="doing"'), html.indexOf('id="oldest"'));
  const links = new Set(attributes(inside, "href").filter((href) => href.startsWith("/")));
  expect(links.size).toBeGreaterThan(6);
  for (const href of links) expect([200, 302], href).toContain((await pages.request(href)).status);
});

test("the sprint's own changes are sorted, and a core sorts them otherwise for everybody", async () => {
  const { tell, context } = await house();
  const groupOf = async () => {
    const { room } = await sprintBoard(context(), { sprint: "mitaka" });
    return room.triage?.groups.find(({ items }) => items.some(({ item }) => item.number === 271_500))?.id;
  };
  const signs = await groupOf();
  expect(signs).toBeDefined();
  const wanted = signs === "finish" ? "talk" : "finish";
  expect(await tell("eve", `/triage 271500 as ${wanted}`)).toMatch(/^Only .* may sort the work of a sprint/);
  expect(await tell("ana", "/triage 271500 as soon")).toMatch(/is for finish, progress or talk/);
  expect(await tell("ana", "/triage 271000 as talk")).toMatch(/carries no topic and no hashtag/);
  expect(await tell("ana", `/triage 271500 as ${wanted} because we looked`)).toContain("271500 is under");
  expect(await groupOf()).toBe(wanted);
  await tell("ana", "/triage 271500 as signs");
  expect(await groupOf()).toBe(signs);
});

test("it stands beside the sprint before, counted up to the same hour, and each number opens", async () => {
  const { context, page, pages } = await house();
  const { room } = await sprintBoard(context(), { sprint: "mitaka" });
  expect(room.before?.rows.map(({ label, href }) => [label, href])).toEqual([
    ["Mitaka mid-cycle", "/sprints/mitaka"],
    ["A virtual one", "/sprints/virtual"],
  ]);
  const numbers = room.before?.rows.flatMap((row) => row.numbers) ?? [];
  expect(numbers).toHaveLength(8);
  expect(numbers[4]?.rule).toMatch(/from 4 Jan 2016 00:00 CST to 4 Jan 2016 12:00 CST/);
  expect(textOf(await page())).toContain("Beside the sprints before");
  for (const { id } of numbers) {
    const reply = await pages.request(`/sprints/mitaka/numbers/${encodeURIComponent(id)}`);
    expect(reply.status, id).toBe(200);
  }
});
