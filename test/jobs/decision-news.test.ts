/** Is everybody told once of what becomes of nominations, polls and holds by itself, and of nothing that is private? */
import { expect, test } from "vitest";
import { nominate } from "../../src/commands/nominating.ts";
import { answerNomination, voteOnNomination } from "../../src/commands/nomination-deeds.ts";
import { holdPoll, resolveConcern, voteInPoll } from "../../src/commands/poll-deeds.ts";
import { lookAtDecisions } from "../../src/jobs/decision-news.ts";
import type { Change } from "../../src/review/change.ts";
import { as, deciding } from "../commands/decision-ground.ts";
import { has, story, uploads, votes } from "../review/story.ts";

async function watched(more: Change[] = [], decided = true) {
  const { house, told } = await deciding({ decided, more });
  let at = house.context().now();
  const context = { ...house.context(), now: () => at };
  const news = async () => (await told()).filter((id) => !/opened|recorded|^sprint\//.test(id));
  const on = async (moment: string) => {
    at = moment;
    for (const _ of [1, 2]) await lookAtDecisions(context);
    return news();
  };
  return { context, on };
}

test("a nomination: its deadline is near, the candidate is asked, it is granted; each once", async () => {
  const { context, on } = await watched();
  expect(await on("2016-01-31T18:00:00.000Z")).toEqual([]);
  await voteOnNomination(context, as("ben"), { nomination: "1", value: 1 });
  expect(await on("2016-02-02T18:00:00.000Z")).toContain("nomination-1/reminder/2016-02-03T18:00:00.000Z");
  expect(await on("2016-02-03T18:00:00.000Z")).toContain("nomination-1/passed");
  await answerNomination(context, as("dan"), { nomination: "1", accepts: true });
  const all = await on("2016-02-04T18:00:00.000Z");
  expect(all.filter((id) => id.startsWith("nomination-"))).toEqual([
    "nomination-1/reminder/2016-02-03T18:00:00.000Z",
    "nomination-1/passed",
    "nomination-1/granted",
  ]);
});

test("a poll: whoever holds it is told that their time ends, and then how it was decided", async () => {
  const { context, on } = await watched();
  await resolveConcern(context, as("cleo"), { poll: "1", name: "release" });
  await holdPoll(context, as("ana"), { poll: "1", why: "I ask the operators", until: "2016-02-05" });
  await voteNo(context);
  expect((await on("2016-02-04T12:00:00.000Z")).filter((id) => id.startsWith("poll-"))).toEqual([
    "poll-1/hold/ana/2016-02-05T23:59:00.000Z",
    "poll-1/reminder/2016-02-05T23:59:00.000Z",
  ]);
  expect(await on("2016-02-06T00:00:00.000Z")).toContain("poll-1/decided");
});

test("a hold whose reason has ended is told once, and nothing is done to the vote", async () => {
  const place = (number: number, repository: string) =>
    has({ key: `opendev~${number}`, number, repository, topic: "bp/totp" });
  const held = story(
    uploads("eve"),
    votes("ben", "Code-Review-2", "The spec must merge first."),
    place(272001, "openstack/keystone"),
  );
  const spec = story(
    uploads("eve"),
    place(272002, "openstack/keystone-specs"),
    has({ status: "merged", submitted: "2016-01-20T00:00:00.000Z" }),
  );
  const { context, on } = await watched([held, spec], false);
  const since = held.messages[1]?.at;
  expect(await on("2016-01-28T00:00:00.000Z")).toEqual([`hold/opendev~272001/ben/${since}/ended`]);
  expect(context.board.get("opendev~272001")?.change.votes).toHaveLength(1);
});

test("what ended long ago is no news, and what is private never is", async () => {
  const { context, on } = await watched();
  await nominate(context, as("ana"), { candidate: "eve", why: "hush", sounding: true });
  const news = await on("2016-06-01T00:00:00.000Z");
  expect(news.filter((id) => id.startsWith("nomination-"))).toEqual([]);
});

async function voteNo(context: Awaited<ReturnType<typeof watched>>["context"]): Promise<void> {
  for (const id of ["ana", "ben", "cleo"]) await voteInPoll(context, as(id), { poll: "1", value: "no" });
}
