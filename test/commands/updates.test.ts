/** Do weeks, days and digests tell what is so, once? */
import { describe, expect, test } from "vitest";
import { digest, putDigests } from "../../src/commands/digests.ts";
import { ask } from "../../src/commands/polling.ts";
import { post } from "../../src/commands/post.ts";
import { update, weekId } from "../../src/commands/updates.ts";
import { waitingNotices } from "../../src/store/outbox.ts";
import { standing } from "../web/api-ground.ts";

const address = "https://midcycle.example.org";

async function context(decided = true) {
  return (await standing({ decided })).ground.house.context();
}

describe("an update", () => {
  test.each([
    ["of the week", undefined, "Identity team update: week of Mon 25 Jan 2016", ["people-news", "specs"]],
    ["of a week by name", "2016-w04", "Identity team update: week of Mon 25 Jan 2016", ["people-news", "attention"]],
    ["of a day of the sprint", "2016-01-27", "Mitaka mid-cycle: Wed 27 Jan 2016", ["by-the-numbers", "polls"]],
    ["of another day", "2016-01-20", "Identity: Wed 20 Jan 2016", ["by-the-numbers", "attention"]],
  ])("%s", async (_, span, title, sections) => {
    const view = await update(await context(), { span });
    expect(view.title).toBe(title);
    expect(view.sections.map(({ id }) => id)).toEqual(expect.arrayContaining(sections));
    for (const number of Object.values(view.numbers)) expect(number.rule).toMatch(/\.$/);
  });

  test.each(["2016-W60", "2016-02-30", "soon", "../etc"])(
    "of %s is refused, and says what can be asked",
    async (span) => {
      await expect(update(await context(false), { span })).rejects.toThrow(
        /is no week and no day: write 2016-W04 or 2016-01-27/,
      );
    },
  );

  test.each(["markdown", "mail", "chat"] as const)("as %s", async (format) => {
    const view = await update(await context(), { span: "2016-W04", address });
    await expect(await post(format, view, { address })).toMatchFileSnapshot(`update.${format}.golden`);
  });
});

test.each([
  ["2016-01-25", "2016-W04"],
  ["2016-01-01", "2015-W53"],
  ["2015-12-28", "2015-W53"],
  ["2018-12-31", "2019-W01"],
  ["2021-01-03", "2020-W53"],
])("%s is in %s", (day, week) => {
  expect(weekId(day)).toBe(week);
});

describe("a digest", () => {
  test("of somebody: what waits for them, and whose word is missing", async () => {
    const view = await digest(await context(), { as: "ana", viewer: "ana" });
    expect(view.title).toBe("What needs attention now: Ana Ortiz");
    expect(view.numbers.waiting?.value).toBeGreaterThan(0);
    expect(view.numbers.waiting?.rows).toHaveLength(view.numbers.waiting?.value ?? -1);
    await expect(await post("markdown", view, { address })).toMatchFileSnapshot("digest.markdown.golden");
  });

  test("of somebody for whom nothing waits says so", async () => {
    const view = await digest(await context(false), { as: "nia" });
    expect(view.sections.map(({ id }) => id)).not.toContain("decisions");
    expect((await digest(await context(false), {})).title).toBe("What needs attention now: the team");
  });

  test("is put down once for each who has something to do, and again only when something else is to do", async () => {
    const { ground } = await standing({ decided: true });
    const house = () => ground.house.context();
    const first = await putDigests(house());
    expect(first).toBeGreaterThan(1);
    expect(await putDigests(house())).toBe(0);
    const digests = (await waitingNotices(house().db, 99)).filter(({ notice }) => notice.kind === "digest");
    expect(digests).toHaveLength(first);
    const personal = digests.filter(({ notice }) => notice.personal);
    expect(personal.map(({ notice }) => notice.concerns?.length)).toEqual(personal.map(() => 1));
    expect(digests.filter(({ notice }) => !notice.personal).map(({ notice }) => notice.id.split("/")[1])).toEqual([
      "team",
    ]);

    await ask(house(), { id: "ben", through: "cli", link: null }, { question: "Shall we meet again?" });
    const again = await putDigests(house());
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThanOrEqual(first);
  });
});
