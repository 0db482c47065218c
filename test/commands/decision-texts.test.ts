/** Do announcements and records read as they should, and do words from outside stay words? */
import { expect, test } from "vitest";
import { announcement } from "../../src/commands/announcement.ts";
import { decisionMarkdown } from "../../src/commands/decision-record.ts";
import { voteOnNomination } from "../../src/commands/nomination-deeds.ts";
import { nomination } from "../../src/commands/nominations.ts";
import { resolveConcern } from "../../src/commands/poll-deeds.ts";
import { poll } from "../../src/commands/polls.ts";
import type { Aim } from "../../src/governance/nomination/acts.ts";
import { nominationStanding } from "../../src/governance/nomination/standing.ts";
import { answers, does, nominated, on, says, terms } from "../governance/nomination-story.ts";
import { team } from "../review/team.ts";
import { as, deciding } from "./decision-ground.ts";

test.each<Aim>(["join", "remove", "emeritus"])("the announcement of %s", async (aim) => {
  const own = terms("kolla", {
    aim,
    acceptance: aim !== "remove",
    role: "core of keystone",
    why: "a year of *careful* reviews",
  });
  const votes = ["ben", "cleo"].map((by) => says(by, 1, 1));
  const rest = [
    says("dora", "abstain", 1),
    says("eli", 0, 2),
    does("ana", "completed", { day: "2016-02-05", how: "by hand" }, 9),
  ];
  const acts = nominated(own, [answers(true, 0.5), ...votes, ...rest]);
  const text = await announcement(team, own, nominationStanding(acts, on(10)));
  await expect(text).toMatchFileSnapshot(`announcement-${aim}.md.golden`);
});

test("the record of a nomination", async () => {
  const { context } = await deciding({ decided: true });
  await voteOnNomination(context, as("ben"), { nomination: "1", value: 0, reason: "I | do not\nknow <b>him</b>" });
  await voteOnNomination(context, as("ana"), {
    nomination: "1",
    value: 1,
    for: "cleo",
    link: "https://lists.example.org/1",
  });
  await voteOnNomination(context, as("eve"), { nomination: "1", value: 1 });
  const text = await decisionMarkdown(context, await nomination(context, { nomination: "1", as: null }));
  await expect(text).toMatchFileSnapshot("record-nomination.md.golden");
});

test("the record of a poll", async () => {
  const { context } = await deciding({ decided: true });
  await resolveConcern(context, as("ana"), { poll: "1", name: "release", how: "I do" });
  const text = await decisionMarkdown(context, await poll(context, { poll: "1", as: null }));
  await expect(text).toMatchFileSnapshot("record-poll.md.golden");
});
