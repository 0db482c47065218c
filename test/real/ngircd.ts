/** How is a real IRC server (Debian's ngircd) started, and who else talks there? */
import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "irc-framework";
import { onTestFinished } from "vitest";
import { type Crashing, startCrashing } from "./crashing.ts";
import { freePort } from "./port.ts";

const program = "/usr/sbin/ngircd";

/** Why there is no IRC server, in a sentence; null when there is one. */
export const withoutNgircd = existsSync(program) ? null : `there is no ${program}: apt-get install ngircd`;

/** Says in plain sight that tests are skipped. @throws where they must run. */
export function skipWithoutNgircd(): void {
  if (withoutNgircd === null) return;
  if (process.env.CI) throw new Error(withoutNgircd);
  console.warn(`Skipped: ${withoutNgircd}.`);
}

/** A running server. */
export interface IrcServer extends Crashing {
  port: number;
}

/** Starts a server of its own on a free port of this machine. `more`: lines of its configuration. */
export async function startNgircd(more: readonly string[] = []): Promise<IrcServer> {
  const folder = await mkdtemp(join(tmpdir(), "midcycle-ngircd-"));
  const port = await freePort();
  const file = join(folder, "ngircd.conf");
  const configuration = [
    "[Global]",
    "Name = irc.example.net",
    "Info = a test",
    "Listen = 127.0.0.1",
    `Ports = ${port}`,
    "ServerUID = nobody",
    "ServerGID = nogroup",
    "[Limits]",
    "MaxConnectionsIP = 0",
    "MaxPenaltyTime = 0",
    "MaxNickLength = 30",
    "MaxJoins = 50",
    "[Options]",
    "DNS = no",
    "Ident = no",
    "PAM = no",
    ...more,
  ];
  await writeFile(file, `${configuration.join("\n")}\n`, { mode: 0o644 });
  return { port, ...(await startCrashing([program, "-n", "-f", file], folder, () => answers(port))) };
}

/** Somebody else on the server. */
export interface Person {
  /** Everything that they saw, as "#room <nick> text", "#room TOPIC text" or "* nick -> new". */
  seen: string[];
  say(text: string, to?: string): void;
  act(text: string): void;
  notice(text: string): void;
  rename(nick: string): void;
  leave(): void;
  topic(text: string): void;
  /** Resolves with the first thing seen from `after` on that matches. @throws when it does not come */
  sees(what: RegExp | string, after?: number): Promise<string>;
  quit(): void;
}

/** Lets somebody come to a room. */
export async function arrives(port: number, nick: string, room = "#keystone"): Promise<Person> {
  const client = new Client();
  const seen: string[] = [];
  const note = (text: string) => void seen.push(text);
  client.on("message", ({ type, nick, target, message }) => {
    note(`${target} ${type === "notice" ? `-${nick}-` : `<${nick}>`} ${message}`);
  });
  client.on("topic", ({ channel, topic }) => note(`${channel} TOPIC ${topic}`));
  client.on("nick", ({ nick, new_nick }) => note(`* ${nick} -> ${new_nick}`));
  client.on("join", ({ nick, channel }) => note(`${channel} JOIN ${nick}`));
  client.on("userlist", ({ channel }) => note(`${channel} NAMES`));
  client.on("registered", () => client.join(room));
  const raw = (...words: string[]) => client.raw(...words);
  client.connect({ host: "127.0.0.1", port, nick, username: nick, gecos: nick, auto_reconnect: false, version: null });

  const person: Person = {
    seen,
    say: (text, to = room) => raw("PRIVMSG", to, text),
    act: (text) => raw("PRIVMSG", room, `\u0001ACTION ${text}\u0001`),
    notice: (text) => raw("NOTICE", room, text),
    rename: (to) => client.changeNick(to),
    leave: () => raw("PART", room),
    topic: (text) => client.setTopic(room, text),
    async sees(what, after = 0) {
      const fits = (text: string) => (typeof what === "string" ? text.includes(what) : what.test(text));
      for (const until = Date.now() + 8_000; Date.now() < until; await pause(10)) {
        const found = seen.slice(after).find(fits);
        if (found !== undefined) return found;
      }
      throw new Error(`${nick} never saw ${what}; they saw:\n${seen.slice(after).join("\n")}`);
    },
    quit: () => client.quit("bye"),
  };
  onTestFinished(() => client.quit("bye"));
  await person.sees(`${room} NAMES`);
  return person;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => end(true)).once("error", () => end(false));
  });
}
