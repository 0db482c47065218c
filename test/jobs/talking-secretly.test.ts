/** Does Midcycle speak with IRC networks in secret, and with none that it cannot trust? */
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { expect, onTestFinished, test } from "vitest";
import type { IrcSettings } from "../../src/review/chat-settings.ts";
import { certificate, fakeIrc, type Manner } from "../fakes/irc.ts";
import { chatAt, listening, until } from "./talk-ground.ts";

/** Trusts what NODE_EXTRA_CA_CERTS would name, until the test is over. */
function trust(): void {
  const before = getCACertificates("default");
  setDefaultCACertificates([...before, certificate.slice(certificate.indexOf("-----BEGIN CERTIFICATE"))]);
  onTestFinished(() => setDefaultCACertificates(before));
}

async function on(manner: Manner, more: Partial<IrcSettings> = {}, secrets = {}) {
  const irc = await fakeIrc(manner);
  const chat = chatAt(irc.port, { tls: true, ...more }, secrets);
  const house = await listening([chat]);
  const trouble = () => house.talking.standings()[0]?.trouble ?? "";
  return { irc, chat, trouble, ...house };
}

test("it joins and answers where the certificate is trusted", async () => {
  trust();
  const { irc, trouble } = await on({ tls: true });
  await until("it joined", () => irc.lines.some((line) => line.startsWith("JOIN #keystone")));
  irc.send(":zoe!u@h PRIVMSG #keystone :midcycle: status 271004");
  await until("it answered", () => irc.lines.some((line) => /^PRIVMSG #keystone :?zoe: 271004 merged/.test(line)));
  expect(trouble()).toBe("");
});

test.each<[story: string, manner: Manner, trusted: boolean, host: string, why: string]>([
  [
    "a certificate that nobody vouches for",
    { tls: true },
    false,
    "127.0.0.1",
    "its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT): name a file with it in NODE_EXTRA_CA_CERTS, and start Midcycle again.",
  ],
  [
    "a certificate for another name",
    { tls: true },
    true,
    "localhost",
    "its certificate is for another name: give that name in host.",
  ],
  [
    "no TLS",
    { refuses: "NOTICE * :*** Looking up your hostname" },
    false,
    "127.0.0.1",
    "it speaks no TLS at this port: give the port at which it does, or set tls: false.",
  ],
])("with %s it says what helps, and not a word in the open", async (_, manner, trusted, host, why) => {
  if (trusted) trust();
  const { irc, chat, trouble, log } = await on(manner, { host, passwordEnv: "P" }, { password: "s3cret" });
  await until("it tried twice", () => trouble() !== "" && (manner.tls || irc.connections > 1));

  expect(trouble()).toBe(`${host}:${irc.port} cannot be talked to: ${why}`);
  expect(log.filter((line) => line.includes(why))).toHaveLength(1);
  await expect(chat.probe(AbortSignal.timeout(5_000))).rejects.toThrow(why);
  expect(irc.lines.join("\n")).not.toMatch(/NICK|USER|PASS|JOIN|s3cret/);
});
