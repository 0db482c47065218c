/** Are the Mitaka records served as they are? */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { readProgram } from "../../src/config/program-file.ts";
import { mitakaDemo } from "../../src/demo/mitaka/demo.ts";
import { type Served, serveDemo } from "../../src/demo/serve.ts";

interface Info {
  _number: number;
  project: string;
  branch: string;
  subject: string;
  status: string;
  created: string;
  updated: string;
  submitted: string;
  hashtags: string[];
  owner: { name: string; username: string; email?: string };
  submitter?: { name: string };
  messages: { message: string }[];
  revisions: Record<
    string,
    { _number: number; created: string; uploader: { name: string }; commit: { message: string } }
  >;
}

const serve = (file: string) => serveDemo(0, (url) => mitakaDemo({ url, password: "made-up", file }));

async function query({ url }: Served, q: string): Promise<Info[]> {
  const options = ["DETAILED_ACCOUNTS", "MESSAGES", "CURRENT_REVISION", "CURRENT_COMMIT"]
    .map((o) => `&o=${o}`)
    .join("");
  const credentials = `Basic ${Buffer.from("midcycle:made-up").toString("base64")}`;
  const reply = await fetch(`${url}/a/changes/?q=${encodeURIComponent(q)}&no-limit${options}`, {
    headers: { Authorization: credentials },
  });
  const text = await reply.text();
  return reply.ok ? JSON.parse(text.slice(4)) : [];
}

const record = {
  repo: "keystone",
  sha: "f481f32460f049161a336689923ad735ea90f7cd",
  change_id: "I084fd0dd9fc4f4ec768649718d86a8ccac990dfd",
  subject: "Add TOTP",
  author: "Steve Martinelli",
  person: "Steve Martinelli",
  bot: false,
  author_date: "2015-12-01T10:00:00-05:00",
  committer: "Ana Vidal",
  committer_date: "2016-01-26T22:00:00+02:00",
  merge_date: "2016-01-27T12:30:00+00:00",
  merge_time_certain: true,
  merged_by: "Jenkins",
  branch: "master",
  bugs: [
    { id: 12, kind: "closes" },
    { id: 13, kind: "mentions" },
  ],
  blueprints: [{ name: "totp", kind: "partial" }],
  depends_on: ["I4e6eb0cad1603aa0e612d0adc5431565da93870e"],
  impact_flags: ["DocImpact"],
  co_authors: ["Ben Ali"],
  insertions: 178,
  deletions: 7,
};

describe("one record", () => {
  async function only(changed: Partial<Omit<typeof record, "merged_by">> & { merged_by?: null }): Promise<Info> {
    const folder = mkdtempSync(join(tmpdir(), "midcycle-mitaka-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "changes.jsonl");
    writeFileSync(file, `${JSON.stringify({ ...record, ...changed })}\n`);
    const served = await serve(file);
    onTestFinished(served.close);
    const [info] = await query(served, "is:merged");
    if (!info) throw new Error("no change");
    return info;
  }

  test("is a merged change of which nothing is said that is not recorded", async () => {
    const info = await only({});

    expect(info).toMatchObject({
      _number: 1,
      project: "openstack/keystone",
      branch: "master",
      subject: "Add TOTP",
      status: "MERGED",
      created: "2016-01-26 20:00:00.000000000",
      updated: "2016-01-27 12:30:00.000000000",
      submitted: "2016-01-27 12:30:00.000000000",
      hashtags: [],
      insertions: 178,
      deletions: 7,
      current_revision: record.sha,
    });
    expect(info.owner).toMatchObject({ name: "Steve Martinelli", username: "stevemar" });
    expect(info.owner).not.toHaveProperty("email");
    expect(info.submitter?.name).toBe("Jenkins");
    expect(info.revisions[record.sha]).toMatchObject({
      _number: 1,
      created: info.created,
      uploader: { name: "Ana Vidal" },
    });
    expect(info.revisions[record.sha]?.commit.message).toBe(
      [
        "Add TOTP",
        "",
        "DocImpact",
        "",
        "Closes-Bug: #12",
        "Partially-Implements: blueprint totp",
        "Depends-On: I4e6eb0cad1603aa0e612d0adc5431565da93870e",
        "Co-Authored-By: Ben Ali",
        `Change-Id: ${record.change_id}`,
        "",
      ].join("\n"),
    );
  });

  test("of uncertain date has a hashtag, and one that nobody is known to have merged has no submitter", async () => {
    const info = await only({ merge_time_certain: false, merged_by: null });

    expect(info.hashtags).toEqual(["merge-time-uncertain"]);
    expect(info).not.toHaveProperty("submitter");
    expect(info.messages.map(({ message }) => message)).toEqual(["Uploaded patch set 1."]);
  });

  test("that was committed after it merged was uploaded when it merged", async () => {
    const info = await only({ committer_date: "2016-01-27T12:31:00+00:00" });

    expect([info.created, info.updated]).toEqual([info.submitted, info.submitted]);
  });
});

test("what is no record is refused by its line", async () => {
  const file = fileURLToPath(new URL("../../package.json", import.meta.url));

  expect(() => mitakaDemo({ url: "http://127.0.0.1:1", password: "made-up", file })).toThrow(
    /package\.json, line 1 is no record/,
  );
});

const records = fileURLToPath(new URL("../../../shared/mitaka/changes.jsonl", import.meta.url));

describe.skipIf(!existsSync(records))("the records, which lie beside the project and not in it", () => {
  let served: Served;
  let certain: Info[];
  /** From the first to the last moment of the sprint's days in Chicago. */
  const sprint = ["2016-01-27 06:00:00", "2016-01-30 06:00:00"] as const;
  const weekend = ["2016-01-27 06:00:00", "2016-02-01 06:00:00"] as const;
  const within = ([from, to]: readonly [string, string]) =>
    certain.filter(({ submitted }) => from <= submitted && submitted < to);
  beforeAll(async () => {
    served = await serve(records);
    certain = await query(served, "is:merged -hashtag:merge-time-uncertain");
  });
  afterAll(() => served.close());

  test("all of them are there, the uncertain ones marked", async () => {
    expect(certain).toHaveLength(1119);
    expect(await query(served, "hashtag:merge-time-uncertain")).toHaveLength(150);
    expect(await query(served, "is:open OR is:closed")).toHaveLength(1269);
  });

  test("19 merged in the sprint in three repositories, 18 on master, 17 without the bot, 21 with the weekend", () => {
    const merged = within(sprint);
    const master = merged.filter(({ branch }) => branch === "master");
    const perRepository = Object.entries(Object.groupBy(merged, ({ project }) => project)).map(([name, of]) => [
      name,
      of?.length,
    ]);

    expect(merged).toHaveLength(19);
    expect(Object.fromEntries(perRepository)).toEqual({
      "openstack/keystone": 14,
      "openstack/python-keystoneclient": 3,
      "openstack/keystonemiddleware": 2,
    });
    expect(master).toHaveLength(18);
    expect(master.filter(({ owner }) => owner.username !== "proposal-bot")).toHaveLength(17);
    expect(within(weekend)).toHaveLength(21);
  });

  test("the clock stands after the last of them", async () => {
    const clock = (await (await fetch(`${served.url}/demo/clock`)).json()) as { now: string };

    expect(clock).toMatchObject({ now: "2016-05-01T00:00:00.000Z", rate: 0, sprint: null });
  });

  test("the program is the identity team's, on this server, and knows the bot", async () => {
    const text = await (await fetch(`${served.url}/demo/program.yaml`)).text();
    const program = readProgram(text, "the demo's program");

    expect(program.forges.map(({ url }) => url)).toEqual([served.url]);
    expect(program.repositories).toHaveLength(5);
    expect(program.sprints).toMatchObject([{ id: "keystone-mitaka-midcycle", zone: "America/Chicago" }]);
    expect(program.bots.accounts).toContain("proposal-bot");
  });
});
