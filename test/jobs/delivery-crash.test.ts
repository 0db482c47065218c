/** Is nothing lost, and is every double counted, when whoever delivers is killed 200 times at every step? */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { ChannelSettings, MailSettings } from "../../src/review/channel-settings.ts";
import { openStore } from "../../src/store/open.ts";
import { putNotices } from "../../src/store/outbox.ts";
import { later } from "../../src/words/routing.ts";
import { hookServer } from "../fakes/hook-server.ts";
import { mailServer } from "../fakes/mail-server.ts";
import type { Told } from "./delivery-child.ts";
import { begin, news } from "./speech-ground.ts";

/** Beside each other, each with its own database and servers; and how often each kills. */
const [lanes, kills] = [4, 50];
/** Seconds that the clock goes on between two processes: leases and rests are over by then, and nothing is given up. */
const step = 1_200;

const steps = ["before", "after", "anywhere", "mail", "hook", "comment"] as const;

test(`killed ${lanes * kills} times`, { timeout: 240_000 }, async () => {
  const told = await Promise.all(Array.from({ length: lanes }, (_, lane) => kill(lane)));

  for (const { notices, arrivals, rows } of told) {
    expect(rows.filter(({ state }) => state !== "sent")).toEqual([]);
    for (const channel of ["mail", "hook", "comments"]) {
      const own = arrivals[channel] ?? new Map<string, number>();
      const lost = notices.filter((id) => !own.has(id));
      expect([channel, lost]).toEqual([channel, []]);
      const doubled = notices.filter((id) => (own.get(id) ?? 0) > 1);
      const counted = rows.filter((row) => row.channel === channel && row.doubled === 1).map(({ notice }) => notice);
      expect([channel, doubled.filter((id) => !counted.includes(id))]).toEqual([channel, []]);
      if (channel === "comments") expect(doubled).toEqual([]);
      else expect(counted.length).toBeGreaterThan(0);
    }
  }
  expect(told.reduce((sum, { killed }) => sum + killed, 0)).toBeGreaterThanOrEqual(lanes * kills);
});

async function kill(lane: number) {
  const folder = mkdtempSync(join(tmpdir(), "midcycle-crash-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "outbox.sqlite");
  const store = await openStore({ sqlite: path });
  const arrivals: Record<string, Map<string, number>> = { mail: new Map(), hook: new Map(), comments: new Map() };
  const noted = new Map<string, string[]>();
  let child: ChildProcess | null = null;
  /** The step at which the child is killed from outside, and after how many messages there. */
  let from = { where: "", left: 0 };
  const arrive = (channel: string, ids: readonly string[]) => {
    for (const id of ids) arrivals[channel]?.set(id, (arrivals[channel]?.get(id) ?? 0) + 1);
    if (from.where === channel.replace(/s$/, "") && --from.left === 0) child?.kill("SIGKILL");
  };
  const titled = (text: string) => [...new Set([...text.matchAll(/News (n\d+)/g)].map(([, id = ""]) => id))];
  let served = 0;

  const mail = await mailServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: (_address, _session, done) =>
      done(++served % 13 === 0 ? Object.assign(new Error("Come again"), { responseCode: 451 }) : null),
    onData(stream, _session, done) {
      let text = "";
      stream.on("data", (part) => {
        text += part;
      });
      stream.on("end", () => {
        arrive("mail", titled(text));
        if (++served % 17 === 0) mail.hangUp();
        else done();
      });
    },
  });
  const hook = await hookServer((reply, { path, method, body }) => {
    const tag = path.split("/").at(-1) ?? "";
    if (path === "/hook") {
      arrive("hook", titled(JSON.parse(body).notices[0].title));
      if (++served % 11 === 0) return reply.destroy();
      return void reply.writeHead(served % 7 === 0 ? 500 : 200).end();
    }
    if (method === "GET") return void reply.writeHead(noted.has(tag) ? 200 : 404).end();
    noted.set(tag, titled(body));
    arrive("comments", titled(body));
    return void reply.writeHead(++served % 5 === 0 ? 500 : 200).end();
  });

  const usual = { tells: null, groupSeconds: 0, perMinute: null };
  const settings: ChannelSettings[] = [
    {
      ...{ kind: "mail", name: "mail", ...usual, server: mail.address, usernameEnv: null, passwordEnv: null },
      ...{ encrypted: false, from: "bot@example.org", replyTo: null, to: ["team@example.org"], people: false },
      ...{ subject: null, listId: null, dkim: null },
    } satisfies MailSettings,
    { kind: "webhook", name: "hook", ...usual, urlEnv: "HOOK", shape: "json", secretEnv: null },
    { kind: "gerrit", name: "comments", ...usual, forge: "opendev" },
  ];
  const told: Told = {
    ...{
      path,
      settings,
      secrets: { hook: { url: `${hook.url}/hook` } },
      comments: `${hook.url}/comments`,
      past: 0,
      die: null,
    },
  };

  const fast = { NODE_COMPILE_CACHE: join(folder, "compiled") };
  const notices: string[] = [];
  const more = async (count: number) => {
    const fresh = Array.from({ length: count }, (_, i) => `n${notices.length + i}`);
    notices.push(...fresh);
    const at = later(begin, told.past);
    await putNotices(
      store.db,
      fresh.map((id) => news(id, { at, changes: ["opendev~1"] })),
      null,
    );
  };
  const live = async (die: Told["die"]): Promise<boolean> => {
    told.past += step;
    const words = [join(import.meta.dirname, "delivery-child.ts"), JSON.stringify({ ...told, die })];
    child = spawn(process.execPath, words, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, ...fast },
    });
    const [, signal] = await once(child, "exit");
    return signal === "SIGKILL";
  };

  await more(1);
  await live(null);
  let killed = 0;
  for (let i = 0; killed < kills; i++) {
    await more(2);
    const where = steps[(i + lane) % steps.length] ?? "before";
    const at = 1 + ((i * 7 + lane) % 4);
    const inside = where === "before" || where === "after" || where === "anywhere";
    from = { where: inside ? "" : where, left: at > 2 ? 1 : at };
    if (await live(inside ? { where, at: where === "anywhere" ? 150 + 40 * at : at } : null)) killed++;
  }
  from = { where: "", left: 0 };
  const open = async () =>
    (await store.db.selectFrom("deliveries").select("id").where("state", "=", "waiting").execute()).length;
  for (let i = 0; i < 40 && (i === 0 || (await open()) > 0); i++) await live(null);
  const rows = await store.db.selectFrom("deliveries").selectAll().execute();
  await store.close();
  return { notices, arrivals, rows, killed };
}
