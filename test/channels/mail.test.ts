/** Does a mail leave in a real conversation, signed in and encrypted, and is what a server says understood? */
import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { Unsaid } from "../../src/channels/channel.ts";
import type { MailSettings } from "../../src/review/channel-settings.ts";
import { mailServer } from "../fakes/mail-server.ts";
import { channelOf, never, news, postOf, usual } from "./ground.ts";

const settings = (server: string, more: Partial<MailSettings> = {}): MailSettings => ({
  ...{ kind: "mail", ...usual, server, usernameEnv: null, passwordEnv: null, encrypted: true },
  ...{ from: "Midcycle <midcycle@example.org>", replyTo: "team@example.org", to: ["team@lists.example.org"] },
  ...{ people: true, subject: "identity", listId: "identity.example.org", dkim: null, ...more },
});
const team = { to: "team@lists.example.org" };
const failing = (work: Promise<unknown>) =>
  work.then(
    () => Promise.reject(new Error("it was taken")),
    (failure) => failure,
  );

test("a mail goes by STARTTLS with a name and a password, and reads back as it was meant", async () => {
  const server = await mailServer({
    disabledCommands: [],
    onAuth: ({ username, password }, _session, done) =>
      username === "bot" && password === "quiet harbour/7"
        ? done(null, { user: "bot" })
        : done(new Error("Wrong password")),
  });
  const channel = await channelOf(settings(server.address), {
    secrets: { username: "bot", password: "quiet harbour/7" },
  });
  expect(await channel.probe(never)).toBe(`here: ${server.address} takes mail, as bot.`);

  const said = await channel.say(postOf([news("Gewählt: „Ana“ 🎉")], { ...team, after: "<first@example.org>" }), never);

  expect(said).toEqual({ url: null, reference: "<midcycle.0123456789abcdef0123@example.org>" });
  const [{ mail, from, to, secure, raw } = { mail: undefined, raw: "" }] = server.taken;
  expect([from, to, secure]).toEqual(["midcycle@example.org", ["team@lists.example.org"], true]);
  expect(mail?.subject).toBe("[identity] Gewählt: „Ana“ 🎉");
  expect([mail?.messageId, mail?.inReplyTo, mail?.references]).toEqual([
    said.reference,
    "<first@example.org>",
    "<first@example.org>",
  ]);
  expect(mail?.replyTo?.text).toBe("team@example.org");
  const headers = Object.fromEntries([...(mail?.headers ?? [])]);
  expect(headers).toMatchObject({ "auto-submitted": "auto-generated", list: { id: { name: "identity.example.org" } } });
  expect(mail?.text).toBe("It was decided.\n\nhttps://midcycle.example.org/polls/2\n");
  expect(mail?.html).toContain('href="https://midcycle.example.org/polls/2">');
  expect(raw.split("\r\n").every((line) => line.length <= 998)).toBe(true);
});

test("a person's mail says why they get it, and mail programs can end it in one click", async () => {
  const server = await mailServer();
  const channel = await channelOf(settings(server.address));
  const reader = {
    person: "ana",
    name: "Ana, the “core”",
    because: "You asked for polls.",
    leave: "https://m.example.org/unsubscribe/x",
  };
  expect(channel.reaches?.({ emails: ["ana@example.org", "old@example.org"] } as never)).toBe("ana@example.org");
  expect(channel.reaches?.({ emails: [] } as never)).toBeNull();

  await channel.say(postOf([news("One"), news("Two", { url: null })], { to: "ana@example.org", reader }), never);

  const [one] = server.taken;
  expect(one?.mail.to).toMatchObject({ value: [{ address: "ana@example.org", name: "Ana, the “core”" }] });
  expect(one?.mail.subject).toBe("[identity] One, and 1 more");
  expect(one?.mail.text).toBe(
    "One\n---\n\nIt was decided.\n\nhttps://midcycle.example.org/polls/2\n\nTwo\n---\n\nIt was decided.\n\n-- \nYou asked for polls.\nEnd it: https://m.example.org/unsubscribe/x\n",
  );
  expect(one?.raw).toContain("List-Unsubscribe: <https://m.example.org/unsubscribe/x>");
  expect(one?.raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
});

test("a mail is signed when there is a key", async () => {
  const server = await mailServer();
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const dkim = { domain: "example.org", selector: "mc1", keyFileEnv: "KEY" };
  const channel = await channelOf(settings(server.address, { dkim }), { secrets: { dkimKey: privateKey } });

  await channel.say(postOf([news("Signed")], team), never);

  expect(server.taken[0]?.raw.replaceAll("\r\n ", " ")).toMatch(
    /^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed; d=example\.org;.* s=mc1;/m,
  );
});

const refusals: [said: string, sentence: RegExp, again: boolean][] = [
  [
    "550 No such user here",
    /^team@lists\.example\.org is refused \(.*No such user here\): correct it, or drop this\.$/,
    false,
  ],
  ["451 Greylisted, come again", /^team@lists\.example\.org is not taken for now \(.*Greylisted/, true],
];
test.each(refusals)("an address that is answered with %s", async (said, sentence, again) => {
  const server = await mailServer({}, () => said);
  const channel = await channelOf(settings(server.address));

  const failure = await failing(channel.say(postOf([news("One")], team), never));

  expect(failure).toBeInstanceOf(Unsaid);
  expect(failure).toMatchObject({ message: expect.stringMatching(sentence), again, everything: false, perhaps: false });
});

test("a wrong password, a server without encryption, and one that is not there are for the whole channel", async () => {
  const strict = await mailServer({
    disabledCommands: [],
    onAuth: (_auth, _session, done) => done(new Error("Bad credentials")),
  });
  const bare = await mailServer({ disabledCommands: ["AUTH", "STARTTLS"] });
  const all = { again: true, everything: true, perhaps: false };

  const wrong = await channelOf(settings(strict.address), { secrets: { username: "bot", password: "x" } });
  expect(await failing(wrong.say(postOf([news("a")], team), never))).toMatchObject({
    ...all,
    message: expect.stringMatching(/does not let us in \(.*Bad credentials\): correct its username-env/),
  });
  const open = await channelOf(settings(bare.address));
  expect(await failing(open.say(postOf([news("a")], team), never))).toMatchObject({
    ...all,
    message: expect.stringMatching(/cannot be spoken to in secret .*encrypted: false/),
  });
  const none = await channelOf(settings("smtp://localhost:9"));
  expect(await failing(none.say(postOf([news("a")], team), never))).toMatchObject({
    ...all,
    message: expect.stringMatching(/does not answer as it should \(.*ECONNREFUSED/),
  });

  const plain = await channelOf(settings(bare.address, { encrypted: false }));
  await plain.say(postOf([news("in the clear")], team), never);
  expect(bare.taken.map(({ secure }) => secure)).toEqual([false]);
});

test("a server that takes a mail and hangs up before it says so leaves it open whether it has it", async () => {
  const server = await mailServer({
    onData(stream) {
      stream.resume();
      stream.on("end", () => server.hangUp());
    },
  });
  const channel = await channelOf(settings(server.address));

  const failure = await failing(channel.say(postOf([news("a")], team), never));
  expect(failure).toMatchObject({ again: true, perhaps: true });
});

test("content that is refused for good is for this mail alone", async () => {
  const server = await mailServer({
    onData(stream, _session, done) {
      stream.resume();
      stream.on("end", () => done(Object.assign(new Error("Looks like spam"), { responseCode: 554 })));
    },
  });
  const channel = await channelOf(settings(server.address));

  expect(await failing(channel.say(postOf([news("a")], team), never))).toMatchObject({
    again: false,
    message: expect.stringMatching(/refuses this mail \(.*Looks like spam\)/),
  });
});
