/** How does an IRC network behave that vouches for accounts, or that behaves badly? A small server that does what a test says. */
import { readFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { createServer as createSecure } from "node:tls";
import { onTestFinished } from "vitest";

/** How it behaves from the begin. */
export interface Manner {
  /** Capabilities that it offers. */
  caps?: string[];
  /** Whose password it takes. */
  sasl?: { account: string; password: string };
  /** Nicks that somebody has. */
  taken?: string[];
  /** What it says to everybody before it closes the connection. */
  refuses?: string | undefined;
  /** Accounts that a WHO of a channel tells. */
  who?: Record<string, string>;
  /** It takes no line any more once somebody has joined. */
  deaf?: boolean;
  /** It speaks TLS only, with `certificate`. */
  tls?: boolean;
}

/** What a server that speaks TLS shows, and its key. */
export const certificate = readFileSync(new URL("./irc.pem", import.meta.url), "utf8");

/** A running one. */
export interface FakeIrc {
  port: number;
  /** Lines of all clients, in their order. */
  lines: string[];
  /** How many connections there were. */
  connections: number;
  /** Sends a line to everybody. */
  send(line: string): void;
  /** Sends bytes as they are. */
  raw(bytes: string | Buffer): void;
  /** Ends every connection in the middle of a line. */
  vanish(): void;
  manner: Manner;
}

/** Starts it; it ends with the test. */
export async function fakeIrc(manner: Manner = {}): Promise<FakeIrc> {
  const sockets = new Set<Socket>();
  const server = manner.tls
    ? createSecure({ key: certificate, cert: certificate }, come).on("tlsClientError", () => undefined)
    : createServer(come);
  const fake: FakeIrc = {
    port: 0,
    lines: [],
    connections: 0,
    manner,
    send: (line) => fake.raw(`${line}\r\n`),
    raw(bytes) {
      for (const socket of sockets) socket.write(bytes);
    },
    vanish() {
      for (const socket of sockets) {
        socket.write(":ana!a@h PRIVMSG #keystone :#agreed that we never fin");
        socket.destroySoon();
      }
    },
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  fake.port = address && typeof address === "object" ? address.port : 0;
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return fake;

  function come(socket: Socket): void {
    fake.connections++;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    greet(socket);
  }

  function greet(socket: Socket): void {
    const say = (line: string) => socket.write(`${line}\r\n`);
    let nick = "";
    let waits = false;
    let welcomed = false;
    let rest = "";
    const welcome = () => {
      if (welcomed || waits || nick === "") return;
      welcomed = true;
      say(`:irc.example 001 ${nick} :Welcome`);
      say(`:irc.example 005 ${nick} WHOX CASEMAPPING=rfc1459 PREFIX=(ov)@+ :are supported`);
      say(`:irc.example 376 ${nick} :End of MOTD`);
    };
    if (fake.manner.refuses !== undefined) {
      socket.on("data", (data) => fake.lines.push(data.toString()));
      say(fake.manner.refuses);
      return void socket.end();
    }
    socket.on("data", (data) => {
      const parts = (rest + data.toString()).split("\r\n");
      rest = parts.pop() ?? "";
      for (const line of parts) take(line);
    });

    function take(line: string): void {
      fake.lines.push(line);
      const [verb = "", ...words] = line.split(" ");
      const { caps = [], sasl, taken = [], who = {}, deaf } = fake.manner;
      const offered = [...caps, ...(sasl ? ["sasl"] : [])].join(" ");
      if (verb === "CAP" && words[0] === "LS") {
        waits = true;
        say(`:irc.example CAP * LS :${offered}`);
      } else if (verb === "CAP" && words[0] === "REQ") say(`:irc.example CAP * ACK ${line.slice(line.indexOf(":"))}`);
      else if (verb === "CAP" && words[0] === "END") {
        waits = false;
        welcome();
      } else if (verb === "AUTHENTICATE" && words[0] === "PLAIN") say("AUTHENTICATE +");
      else if (verb === "AUTHENTICATE") {
        const [, account, password] = Buffer.from(words[0] ?? "", "base64")
          .toString()
          .split("\0");
        const good = account === sasl?.account && password === sasl?.password;
        say(
          good
            ? `:irc.example 900 ${nick} ${nick}!m@h ${account} :You are now logged in`
            : `:irc.example 904 ${nick} :SASL authentication failed`,
        );
        if (good) say(`:irc.example 903 ${nick} :SASL authentication successful`);
      } else if (verb === "NICK") {
        const wanted = words[0] ?? "";
        if (taken.includes(wanted))
          return void say(`:irc.example 433 ${nick || "*"} ${wanted} :Nickname is already in use.`);
        if (welcomed) say(`:${nick}!m@h NICK :${wanted}`);
        nick = wanted;
        welcome();
      } else if (verb === "PING") say(`:irc.example PONG irc.example ${words.join(" ")}`);
      else if (verb === "JOIN") {
        const room = words[0] ?? "";
        say(`:${nick}!m@h JOIN ${room}${caps.includes("extended-join") ? " * :x" : ""}`);
        say(`:irc.example 353 ${nick} = ${room} :${[nick, ...Object.keys(who)].join(" ")}`);
        say(`:irc.example 366 ${nick} ${room} :End of NAMES`);
        if (deaf) socket.pause();
      } else if (verb === "WHO") {
        const token = words[1]?.split(",")[1] ?? "1";
        for (const [one, account] of Object.entries(who)) {
          say(
            `:irc.example 354 ${nick} ${token} ${words[0]} u 127.0.0.1 h irc.example ${one} H 0 0 ${account} 0 :real`,
          );
        }
        say(`:irc.example 315 ${nick} ${words[0]} :End of WHO`);
      } else if (verb === "QUIT") socket.end();
    }
  }
}
