/** Does listening end or ask for a catch-up whenever something may have been lost? */
import type { ServerChannel } from "ssh2";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Heard, Unavailable } from "../../src/forges/forge.ts";
import { changesIn } from "../../src/forges/gerrit/event.ts";
import type { Limits } from "../../src/forges/gerrit/ground.ts";
import { openGerrit, type Secrets } from "../../src/forges/gerrit/open.ts";
import { settingsOf } from "../fakes/settings.ts";
import { openSilentSsh, type SilentSsh } from "../fakes/silent-ssh.ts";
import { openWire } from "../fakes/wire.ts";

let ssh: SilentSsh;
beforeEach(async () => {
  ssh = await openSilentSsh();
});
afterEach(() => ssh.close());

const meta = (number: number, project = "openstack/keystone") => ({
  type: "ref-updated",
  refUpdate: { refName: `refs/changes/${String(number % 100).padStart(2, "0")}/${number}/meta`, project },
});
const line = (event: unknown) => `${JSON.stringify(event)}\n`;

interface Listening {
  heard: Heard[];
  channel: ServerChannel;
  ended: Promise<void>;
  stop(): void;
}

function listen(tuning: Partial<Limits> = {}, secrets: Secrets = { sshPassword: "secret" }, port = ssh.port) {
  const stream = { host: "127.0.0.1", port, username: "bot", keyFileEnv: null, passwordEnv: "GERRIT_SSH_PASSWORD" };
  const forge = openGerrit(
    settingsOf("http://127.0.0.1:1", { stream }),
    ["openstack/keystone"],
    secrets,
    undefined,
    tuning,
  );
  const leaving = new AbortController();
  const heard: Heard[] = [];
  const ended = forge.hear?.((what) => heard.push(what), leaving.signal) ?? Promise.reject(new Error("no stream"));
  return { heard, ended, stop: () => leaving.abort() };
}

/** Listens and has heard that it begins. */
async function listening(tuning?: Partial<Limits>, port = ssh.port): Promise<Listening> {
  const begun = listen(tuning, undefined, port);
  const channel = await ssh.stream();
  await expect.poll(() => begun.heard).toEqual([null]);
  begun.heard.length = 0;
  return { ...begun, channel };
}

describe("a stream that works", () => {
  test("says null first, because nothing before was heard, then numbers of our projects only", async () => {
    const { heard, channel, ended, stop } = await listening();
    channel.write(line(meta(12)) + line(meta(13, "openstack/nova")) + line(meta(114)));

    await expect.poll(() => heard).toEqual([12, 114]);
    stop();
    await ended;
  });

  test("a character and a line split between two packets", async () => {
    const { heard, channel, ended, stop } = await listening();
    const bytes = Buffer.from(line({ ...meta(12), subject: "😀" }));
    const middle = bytes.indexOf(0xf0) + 2;
    channel.write(bytes.subarray(0, middle));
    await new Promise((resolve) => channel.write(bytes.subarray(middle), resolve));

    await expect.poll(() => heard).toEqual([12]);
    stop();
    await ended;
  });
});

describe("something was lost: a catch-up is due", () => {
  test.each([
    ["dropped-output", line({ type: "dropped-output", eventCreatedOn: 1 })],
    ["a line that is no JSON", "fatal: what is this\n"],
    ["fields of wrong types", line({ type: "comment-added", change: { number: {} } })],
    ["a line longer than any event", `${"x".repeat(9 * 1024 * 1024)}\n`],
  ])("%s", async (_, given) => {
    const { heard, channel, ended, stop } = await listening();
    channel.write(given + line(meta(5)));

    await expect.poll(() => heard, { timeout: 10_000 }).toEqual([null, 5]);
    stop();
    await ended;
  });

  test("the last line is cut: no throw, and listening ends", async () => {
    const { heard, channel, ended } = await listening();
    channel.write(line(meta(5)) + line(meta(6)).slice(0, 30));
    await expect.poll(() => heard).toEqual([5]);
    channel.end();
    await ended;

    expect(heard).toEqual([5, null]);
  });
});

describe("listening ends, so that the caller catches up and comes again", () => {
  test("silence for too long, though the connection stays open", async () => {
    const { ended } = await listening({ silence: 150 });

    await expect(ended).resolves.toBeUndefined();
  });

  test("the server ends the command without an error", async () => {
    const { channel, ended } = await listening();
    channel.exit(0);
    channel.end();

    await expect(ended).resolves.toBeUndefined();
  });

  test("the server goes away", async () => {
    const { ended } = await listening();
    ssh.cut();

    await expect(ended).resolves.toBeUndefined();
  });

  test("the wire is cut", async () => {
    const wire = await openWire("127.0.0.1", ssh.port);
    const { ended } = await listening({}, wire.port);
    wire.cut();

    await expect(ended).resolves.toBeUndefined();
    await wire.close();
  });

  test("half-open: the other end no longer answers keepalives", async () => {
    const wire = await openWire("127.0.0.1", ssh.port);
    const { ended } = await listening({ keepalive: 50 }, wire.port);
    wire.freeze();

    await expect(ended).resolves.toBeUndefined();
    await wire.close();
  });

  test("we leave", async () => {
    const { ended, stop } = await listening();
    stop();

    await expect(ended).resolves.toBeUndefined();
  });
});

describe("listening cannot begin", () => {
  test("a wrong password names the variable and not the password", async () => {
    const failure = await listen({}, { sshPassword: "hunter2" }).ended.catch((caught: unknown) => caught);

    expect(failure).toBeInstanceOf(Unavailable);
    expect(String(failure)).toMatch(/refuses the credentials in GERRIT_SSH_PASSWORD: they are wrong or expired/);
    expect(String(failure)).not.toContain("hunter2");
  });

  test("a key that is no key", async () => {
    await expect(listen({}, { sshKey: "not a key" }).ended).rejects.toThrow(/refuses the credentials/);
  });

  test("nobody listens there", async () => {
    const { port } = ssh;
    await ssh.close();

    await expect(listen({}, undefined, port).ended).rejects.toBeInstanceOf(Unavailable);
  });

  test("the account may not stream events", async () => {
    const strict = await openSilentSsh({ refusal: "fatal: stream events not permitted\n" });

    await expect(listen({}, undefined, strict.port).ended).rejects.toThrow(/refuses to stream events: fatal: stream/);
    await strict.close();
  });
});

describe("what an event is about", () => {
  const ours = new Set(["openstack/keystone"]);

  test.each<[situation: string, event: unknown, numbers: number[] | null]>([
    ["the meta ref", meta(12), [12]],
    [
      "the ref of a patch set says nothing more",
      { refUpdate: { refName: "refs/changes/12/12/3", project: "openstack/keystone" } },
      [],
    ],
    [
      "a branch or a tag",
      { type: "ref-updated", refUpdate: { refName: "refs/tags/1.0", project: "openstack/keystone" } },
      [],
    ],
    ["a tag of a foreign project", { type: "ref-updated", refUpdate: { refName: "refs/tags/1.0", project: "x" } }, []],
    ["many refs in one", { refUpdates: [meta(1).refUpdate, meta(2).refUpdate, meta(3, "x").refUpdate] }, [1, 2]],
    [
      "a deletion, which has no meta ref",
      { type: "change-deleted", change: { number: 4, project: "openstack/keystone" } },
      [4],
    ],
    ["a number as text", { change: { number: "4", project: "openstack/keystone" } }, [4]],
    ["a project as an object", { change: { number: 4, project: { name: "openstack/keystone" } } }, [4]],
    ["the project only beside the change", { project: "openstack/keystone", change: { number: 4 } }, [4]],
    ["no eventCreatedOn, no patchSet, nothing but a type", { type: "comment-added" }, []],
    ["a change whose project nobody names", { change: { number: 4 } }, []],
    ["no object at all", 12, null],
    ["null", null, null],
  ])("%s", (_, event, numbers) => {
    expect(changesIn(event, ours)).toEqual(numbers);
  });
});
