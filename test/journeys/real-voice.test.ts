/** Is a notice about a change said on a real Gerrit once, as a machine's, without mail, whatever happens on the way? */
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Channel } from "../../src/channels/channel.ts";
import { openGerrit as openChannel } from "../../src/channels/gerrit.ts";
import type { Secrets } from "../../src/forges/gerrit/open.ts";
import { openGerrit } from "../../src/forges/gerrit/open.ts";
import { addressWaiting } from "../../src/jobs/addressing.ts";
import { lease } from "../../src/jobs/courier.ts";
import { deliverDue } from "../../src/jobs/deliver.ts";
import { voicesOf } from "../../src/jobs/speaking.ts";
import type { GerritSettings } from "../../src/review/channel-settings.ts";
import { openStore } from "../../src/store/open.ts";
import { putNotices } from "../../src/store/outbox.ts";
import type { Notice } from "../../src/words/notice.ts";
import { later } from "../../src/words/routing.ts";
import { begin, news, speech } from "../jobs/speech-ground.ts";
import { startGerrit, whyNoGerrit } from "../real/gerrit.ts";
import type { Pushed } from "../real/push.ts";
import { furnish, repositories, type Site } from "../real/site.ts";
import { ana, farid, type Stage, stageOf, until } from "../real/stage.ts";
import { secretsOf, settingsOf } from "../real/team.ts";

const missing = await whyNoGerrit();
if (missing !== null) console.warn(`Skipped: ${missing}.`);
const never = new AbortController().signal;

const settings: GerritSettings = {
  ...{ kind: "gerrit", name: "changes", tells: null, groupSeconds: 0, perMinute: null, forge: "gerrit" },
};

describe.skipIf(missing !== null)(missing ?? "notices on a real Gerrit", { timeout: 60_000 }, () => {
  let site: Site;
  let stage: Stage;
  /** What Gerrit mailed. */
  const mails: string[] = [];
  const post = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        mails.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  beforeAll(async () => {
    const listening = post.listen(0, "127.0.0.1");
    await once(listening, "listening");
    const { port } = listening.address() as AddressInfo;
    const sending = { "sendemail.enable": "true", "sendemail.smtpServer": "127.0.0.1" };
    const config = { ...sending, "sendemail.smtpServerPort": String(port), "sendemail.smtpEncryption": "none" };
    site = await furnish(await startGerrit({ config }));
    stage = stageOf(site);
  }, 120_000);
  afterAll(async () => {
    await site?.gerrit.close();
    await new Promise<void>((resolve) => post.close(resolve));
  });

  /** An outbox of its own, and the channel to the server, with other secrets than the bot's when they are given. */
  async function speaking(secrets: Secrets = secretsOf(site)) {
    const folder = mkdtempSync(join(tmpdir(), "midcycle-voice-"));
    const store = await openStore({ sqlite: join(folder, "outbox.sqlite") });
    onTestFinished(async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const context = speech(store.db, [settings]);
    const forge = openGerrit(settingsOf(site), [...repositories], secrets, () => undefined);
    const world = { program: context.program, secrets: {}, data: folder, voices: voicesOf([{ forge }]) };
    const channel = openChannel(settings, world);
    return {
      context,
      channel,
      async put(...notices: Notice[]) {
        await putNotices(store.db, notices, null);
        await addressWaiting(context, [channel]);
      },
      deliver: (through: Channel = channel) => deliverDue(context, through, never, () => undefined),
      rows: () => store.db.selectFrom("deliveries").selectAll().orderBy("created").orderBy("notice").execute(),
    };
  }
  const about = (change: Pushed, id: string, more: Partial<Notice> = {}) =>
    news(id, { changes: [`gerrit~${change.number}`], ...more });
  const info = (change: Pushed) =>
    stage.by(ana)<{
      attention_set?: Record<string, unknown>;
      messages: { tag?: string; message: string; author: { _account_id: number } }[];
    }>("GET", `/changes/${change.number}?o=MESSAGES`);
  const ours = async (change: Pushed) =>
    (await info(change)).messages.filter(({ author }) => author._account_id === site.ids.get(site.bot.username));

  test("it is said once, tagged, without mail, and moves nobody's attention", async () => {
    const { put, deliver, rows, channel } = await speaking();
    const change = await stage.pushOne("Add TOTP", "r=ana");
    const { attention_set: attention } = await info(change);
    expect(Object.keys(attention ?? {})).toEqual([String(site.ids.get("ana"))]);

    expect(await channel.probe(never)).toBe("gerrit takes comments by midcycle.");
    await put(about(change, "n1"));
    expect(await deliver()).toEqual({ sent: 1, failed: 0 });
    await put(about(change, "n1"));
    expect(await deliver()).toEqual({ sent: 0, failed: 0 });

    const said = await ours(change);
    const [row] = await rows();
    expect(said).toMatchObject([
      {
        tag: `autogenerated:midcycle~post~${row?.message}`,
        message: expect.stringMatching(/News n1\. It was decided\.$/),
      },
    ]);
    expect((await info(change)).attention_set).toEqual(attention);
    expect(row).toMatchObject({
      ...{ state: "sent", doubled: 0, reference: `post~${row?.message}` },
      url: `${site.gerrit.url}/c/${repositories[0]}/+/${change.number}`,
    });
    // A person's comment is mailed after ours would have been: Gerrit mails one after the other.
    await stage.review(ana, change, { message: "A person says so" });
    await until(() => mails.some((mail) => mail.includes("A person says so")));
    expect(mails.filter((mail) => mail.includes("News n1"))).toEqual([]);
  });

  test("whoever dies between saying and writing it down leaves one comment: the next looks first", async () => {
    const { put, deliver, rows, context, channel } = await speaking();
    const change = await stage.pushOne("Mend tokens");
    await put(about(change, "n2"));
    const said = new Promise<void>((resolve) => {
      // It says the notice for certain, and nothing comes after: so it is for whoever is killed here.
      const dying: Channel["say"] = async (...words) => {
        await channel.say(...words);
        resolve();
        return new Promise(() => undefined);
      };
      void deliver({ ...channel, say: dying });
    });
    await said;
    expect(await rows()).toMatchObject([{ state: "waiting", begun: 1 }]);
    expect(await deliver()).toEqual({ sent: 0, failed: 0 });

    context.passes(lease / 1_000 + 1);
    expect(await deliver()).toEqual({ sent: 1, failed: 0 });
    expect(await ours(change)).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: "sent", attempts: 2, doubled: 0 }]);
  });

  test("a later version is said below the first, and the same again is not said", async () => {
    const { put, deliver, rows } = await speaking();
    const change = await stage.pushOne("Add shadow users");
    const version = (seconds: number, title: string) =>
      about(change, `n3/${seconds}`, { post: "poll-1", at: later(begin, seconds), title });
    await put(version(0, "Two said yes"));
    await deliver();
    await put(version(1, "Three said yes"));
    await deliver();
    await put(version(2, "Three said yes"));
    await deliver();

    const texts = (await ours(change)).map(({ message }) => message);
    expect(texts).toEqual([expect.stringContaining("Two said yes."), expect.stringContaining("Three said yes.")]);
    expect((await rows()).map(({ state }) => state)).toEqual(["sent", "sent", "same"]);
  });

  test("several at once are one comment, the oldest first", async () => {
    const { put, deliver } = await speaking();
    const change = await stage.pushOne("Add trusts");
    await put(about(change, "n4"), about(change, "n5"));
    expect(await deliver()).toEqual({ sent: 1, failed: 0 });
    expect(await ours(change)).toMatchObject([{ message: expect.stringMatching(/News n4\..*\n\nNews n5\./s) }]);
  });

  test("a change that is gone or hidden is given up with one sentence, and the others are told", async () => {
    const { put, deliver, rows } = await speaking();
    const [gone, hidden, open, merged] = [
      await stage.pushOne("Drop v2"),
      await stage.pushOne("Secret fix", "private"),
      await stage.pushOne("Add roles"),
      await stage.pushOne("Say no"),
    ];
    await stage.remove(gone);
    await stage.act(farid, merged, "abandon");
    const all = [gone, hidden, open, merged];
    await put(...all.map((change, i) => about(change, `n6-${i}`)));
    for (let more = true; more; ) {
      const { sent, failed } = await deliver();
      more = sent + failed > 0;
    }
    const lost = ({ number }: Pushed) => `gerrit~${number} is gone, or hidden from us: drop this.`;
    expect((await rows()).map(({ state, trouble }) => [state, trouble])).toEqual([
      ["dead", lost(gone)],
      ["dead", lost(hidden)],
      ["sent", null],
      ["sent", null],
    ]);
    expect(await ours(open)).toHaveLength(1);
  });

  test("who may not see the repository any more, or signs in wrongly, says nothing and is told what to mend", async () => {
    const change = await stage.pushOne("Add quotas");
    const wrong = await speaking({ ...secretsOf(site), password: "not-this-one" });
    await wrong.put(about(change, "n7"));
    expect(await wrong.deliver()).toEqual({ sent: 0, failed: 1 });
    const [waits] = await wrong.rows();
    expect([waits?.state, waits?.trouble]).toEqual([
      "waiting",
      expect.stringMatching(/refuses the credentials in MIDCYCLE_GERRIT_USER/),
    ]);
    expect(waits?.trouble).not.toContain("not-this-one");

    const admin = stage.by(site.gerrit.administrator);
    const { id } = await admin<{ id: string }>("GET", "/groups/Service%20Users");
    const rules = { [id]: { action: "BLOCK" } };
    const access = `/projects/${encodeURIComponent(repositories[0])}/access`;
    await admin("POST", access, { add: { "refs/*": { permissions: { read: { rules } } } } });
    const { put, deliver, rows } = await speaking();
    await put(about(change, "n8"));
    expect(await deliver()).toEqual({ sent: 0, failed: 1 });
    const trouble = `gerrit~${change.number} is gone, or hidden from us: drop this.`;
    expect(await rows()).toMatchObject([{ state: "dead", trouble }]);
    expect(await ours(change)).toEqual([]);
  });
});
