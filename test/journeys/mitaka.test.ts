/** Does the real Mitaka mid-cycle, read through the simulated Gerrit, give the numbers that its records hold? */
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visit } from "../../src/cli/visit.ts";
import { post } from "../../src/commands/post.ts";
import { recap } from "../../src/commands/recap.ts";
import { sprint } from "../../src/commands/sprint.ts";
import { stats } from "../../src/commands/stats.ts";
import { readProgram } from "../../src/config/program-file.ts";
import { readSecrets } from "../../src/config/secrets.ts";
import { mitakaDemo } from "../../src/demo/mitaka/demo.ts";
import { type Served, serveDemo } from "../../src/demo/serve.ts";
import * as index from "../../src/index.ts";
import { checklist } from "../../src/words/recap/checklist.ts";
import { withDraft } from "../../src/words/recap/draft.ts";
import type { SprintView } from "../../src/words/views.ts";

const file = resolve(import.meta.dirname, "../../../shared/mitaka/changes.jsonl");
const missing = existsSync(file) ? null : `the Mitaka records are not at ${file}`;
if (missing !== null) console.warn(`Skipped: ${missing}.`);

/** As the organizers might have written it with the facts at hand. */
const prose = `# Keystone mid-cycle recap for Mitaka

The keystone team met in Austin. Mornings were for design, afternoons for code: [[merged]] changes merged in
[[repositories]] repositories ([[revised]] were revised).

[[by-the-numbers]]

## Topics

TOTP got an exemption, on condition that a patch is on Gerrit within one week. There will be no stabilization cycle.

[[merged]]

[[rest]]

[[notes]]
`;

const records: MitakaRecord[] =
  missing === null
    ? readFileSync(file, "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line))
    : [];

describe.skipIf(missing !== null)(missing ?? "the Mitaka mid-cycle", { timeout: 120_000 }, () => {
  const closers: (() => Promise<void>)[] = [];
  let house: index.House;
  let served: Served;
  let view: SprintView;

  beforeAll(async () => {
    const password = "made-up";
    served = await serveDemo(0, (url) => mitakaDemo({ url, password, file }));
    closers.push(served.close);
    const text = await (await fetch(`${served.url}/demo/program.yaml`)).text();
    const program = readProgram(text, "the demo's program");
    const variables = program.forges.flatMap(({ usernameEnv, passwordEnv, stream }) => [
      [usernameEnv, "midcycle"],
      [passwordEnv, password],
      [stream?.passwordEnv, password],
    ]);
    const secrets = readSecrets(program, Object.fromEntries(variables.filter(([name]) => name)));
    const folder = await mkdtemp(join(tmpdir(), "midcycle-mitaka-"));
    closers.push(() => rm(folder, { recursive: true }));
    const now = () => new Date(served.demo.clock.now()).toISOString();
    const where = { sqlite: join(folder, "mitaka.sqlite") };
    house = await index.open({ program, secrets, where, now, follow: false, log: () => undefined });
    closers.push(() => house.close());
    for (const desk of house.desks) {
      await visit({ desk, sweepSeconds: 0, jobs: index, signal: new AbortController().signal, say: () => undefined });
    }
    view = await sprint(house.context(), {});
  });

  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  const number = (id: string) => view.numbers.find((one) => one.id === id);

  test("19 changes merged in 3 repositories, by the sprint's own days", () => {
    expect(number("merged")).toMatchObject({
      value: 19,
      rule: "Changes merged on any branch of the five repositories from Wed 27 Jan 2016 00:00 to Fri 29 Jan 2016 24:00 CST, bots' changes included.",
    });
    expect(number("repositories")?.rows.map(({ text, note }) => [text, note])).toEqual([
      ["openstack/keystone", "14 changes merged"],
      ["openstack/keystonemiddleware", "2 changes merged"],
      ["openstack/python-keystoneclient", "3 changes merged"],
    ]);
  });

  test("other rules give other counts, each named", () => {
    expect(number("merged")?.readings).toEqual([
      { id: "main-branch", rule: "only on master", value: 18 },
      { id: "main-branch-without-bots", rule: "only on master, bots' changes left out", value: 17 },
      { id: "without-bots", rule: "bots' changes left out", value: 18 },
      expect.objectContaining({ id: "merged-or-revised" }),
      {
        id: "weekend",
        rule: "with the weekend: from Wed 27 Jan 2016 00:00 to Sun 31 Jan 2016 24:00 CST",
        value: 21,
      },
    ]);
  });

  test("the rows behind the count are the records of those days", () => {
    const days = records.filter((one) => one.merge_time_certain && within(one, "2016-01-27", "2016-01-30"));
    expect(
      number("merged")
        ?.rows.map(({ text }) => text)
        .sort(),
    ).toEqual(days.map(({ subject }) => subject).sort());
  });

  test("what merged at a moment not certain is named beside the count", () => {
    const about = records.filter((one) => !one.merge_time_certain && within(one, "2016-01-20", "2016-02-06"));
    const named = number("merged")?.uncertain ?? [];
    expect(named.map(({ text }) => text).sort()).toEqual(about.map(({ subject }) => subject).sort());
    expect(number("merged-uncertain")?.rows).toEqual(named);
  });

  test("attendance and cores are said to be unknown, not guessed", () => {
    expect(["attendees", "cores"].map((id) => number(id)?.value)).toEqual([null, null]);
    expect(view.unknown.join(" ")).toMatch(/roster.*keystone-core|keystone-core.*roster/);
  });

  test("the recap says it in a sentence, by repository and in every format", async () => {
    const told = await recap(house.context(), {});
    expect(told.numbers.merged).toEqual(number("merged"));
    const text = await post("markdown", told, { address: null });
    expect(text).toContain("**19**[^merged] changes merged in **3**[^repositories] repositories");
    expect(text).toMatch(
      /\*\*14\*\*\[\S+\] changes merged in openstack\/keystone, \*\*3\*\*\[\S+\] changes merged in openstack\/python-keystoneclient and \*\*2\*\*/,
    );
    expect(await post("html", told, { address: null })).toContain('<a class="number" href="#number-merged">19</a>');
    expect(await post("mail", told, { address: null })).toContain("19 [1] changes merged in 3 [2] repositories");
  });

  test.each(["markdown", "html", "mail", "chat"] as const)(
    "the whole recap as %s, with words around it",
    async (format) => {
      const facts = await recap(house.context(), { facts: "live" });
      const told = withDraft({ ...facts, date: "2016-02-13", generated: "2016-02-13T18:00:00.000Z" }, prose);
      const text = await post(format, told, { address: "https://midcycle.example.org" });
      const placed = text.replaceAll(served.url, "https://review.example.org");
      await expect(placed).toMatchFileSnapshot(`mitaka-recap.${format}.golden`);
    },
  );

  test("the words of the real recap leave the checklist a count that hides itself", async () => {
    const facts = await recap(house.context(), { facts: "live" });
    const text = "We revised and merged over 20 patches across five repositories.\n\n[[rest]]";
    expect(checklist(withDraft(facts, text), text, false).map((check) => `${check.text} ${check.remedy}`)).toContain(
      "“over 20 patches across” does not say how many. Write [[merged]], which is 19.",
    );
  });

  test("statistics without a single vote say so", async () => {
    const { numbers, tables, waitingOverTime } = await stats(house.context(), { days: 60 });
    const value = (id: string) => numbers.find((one) => one.id === id)?.value;
    expect([value("reviews"), value("share-merged"), value("first-review.median"), value("open")]).toEqual([
      0,
      null,
      null,
      0,
    ]);
    expect(tables.find(({ id }) => id === "people")?.rows).toEqual([]);
    expect(waitingOverTime.length).toBeGreaterThanOrEqual(60);
    expect(waitingOverTime.at(-1)?.open).toBe(0);
  });
});

interface MitakaRecord {
  subject: string;
  merge_date: string;
  merge_time_certain: boolean;
}

/** By the days of Austin, which began at six o'clock in UTC. */
function within({ merge_date }: MitakaRecord, from: string, to: string): boolean {
  const at = new Date(merge_date).toISOString();
  return `${from}T06` <= at && at < `${to}T06`;
}
