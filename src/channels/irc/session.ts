/** What happens on one connection to an IRC network, from its begin to its end? */
import { Client, type IrcEvent } from "irc-framework";
import type { IrcSettings } from "../../review/chat-settings.ts";
import { foldName } from "../../sprint/minutes/line.ts";
import type { Happening } from "../chat.ts";
import type { ChatWorld } from "../chat-world.ts";
import { visible } from "./lines.ts";
import type { People } from "./people.ts";
import { secrecyTrouble } from "./secrecy.ts";
import { BoundedTransport } from "./transport.ts";

/** What a connection tells while it lasts. */
export interface Told {
  heard(what: Happening): void;
  /** Registered with the network: lines may be said. */
  ready(): void;
  /** Something does not work; null for a room says that it works again. */
  trouble(about: string, text: string | null): void;
}

/** One connection. */
export interface Session {
  client: Client;
  /** Rooms that we are in, as the program file names them. */
  rooms: Set<string>;
  /** Does the network vouch for accounts? Null until we are registered. */
  vouches: boolean | null;
  /** Resolves with the reason when the connection has ended; null when we ended it. */
  ended: Promise<{ why: string; banned: boolean } | null>;
}

/** Nicks that are tried with "_" behind them before digits are. */
const underscores = 3;
/** Milliseconds before we come back to a room that we were thrown out of or could not enter. */
const again = 60_000;
const noSasl = "it offers no SASL with a password: take sasl out of the program file, or ask the network";
const inTheWay: Record<string, string> = {
  banned_from_channel: "we are banned from it",
  invite_only_channel: "it is for those who are invited",
  channel_is_full: "it is full",
  bad_channel_key: "it asks for a key",
  too_many_channels: "we are in too many already",
  cannot_send_to_channel: "we may not speak there",
  chanop_privs_needed: "only its operators may set its topic",
};

/** Connects, and enters the rooms once registered. */
export function begin(
  settings: IrcSettings,
  secrets: { password?: string; account?: string },
  { clock, luck }: Pick<ChatWorld, "clock" | "luck">,
  people: People,
  told: Told,
  signal: AbortSignal,
): Session {
  const client = new Client();
  const names = new Map(settings.rooms.map(({ name }) => [foldName(name), name]));
  let registered = false;
  let nicks = 0;
  let why = "";
  let banned = false;
  const timers = new Set<NodeJS.Timeout>();
  const session: Session = { client, rooms: new Set(), vouches: null, ended: ending() };
  const self = (nick: string) => foldName(nick) === foldName(client.user.nick);
  const room = (channel: string) => names.get(foldName(channel));

  const listen: Record<string, (event: IrcEvent) => void> = {
    registered() {
      const { cap } = client.network;
      if (settings.sasl && !cap.isEnabled("sasl")) return end(noSasl);
      registered = true;
      session.vouches =
        cap.isEnabled("account-tag") || (cap.isEnabled("account-notify") && cap.isEnabled("extended-join"));
      told.ready();
      for (const { name } of settings.rooms) client.join(name);
    },
    "sasl failed": ({ reason }) =>
      end(
        /^(?:capability|unsupported)_/.test(reason)
          ? noSasl
          : `its services do not take account ${settings.sasl?.account} (${reason}): check the password`,
      ),
    "nick in use"() {
      if (registered) return;
      nicks++;
      const more = nicks <= underscores ? "_".repeat(nicks) : String(Math.floor(luck() * 9_000) + 1_000);
      client.changeNick(settings.nick + more);
    },
    "nick invalid": ({ nick }) => end(`it does not take the nick ${nick}: give another in nick`),
    join({ nick, channel, account }) {
      const own = self(nick);
      if (own) people.are(channel, []);
      people.joined(channel, nick, account === undefined ? undefined : account || null);
      const name = room(channel);
      if (!own || name === undefined) return;
      session.rooms.add(name);
      told.trouble(name, null);
      if (session.vouches && client.network.supports("whox")) {
        client.who(channel, ({ users }) => {
          for (const one of users) people.identified(one.nick, one.account || null);
        });
      }
      told.heard({ kind: "gap", room: name, since: null, at: clock() });
    },
    userlist: ({ channel, users }) =>
      people.are(
        channel,
        users.map(({ nick }) => nick),
      ),
    part: ({ nick, channel }) => left(nick, channel, "we left it"),
    kick: ({ kicked, nick, channel, message }) =>
      left(kicked, channel, `${nick} put us out${message ? ` (${visible(message).slice(0, 80)})` : ""}`),
    quit({ nick }) {
      people.gone(nick);
      regain(nick);
    },
    nick({ nick, new_nick }) {
      people.renamed(nick, new_nick);
      if (!self(new_nick)) told.heard({ kind: "renamed", from: nick, to: new_nick, at: clock() });
      regain(nick);
    },
    account: ({ nick, account }) => people.identified(nick, account || null),
    invite({ channel }) {
      if (room(channel) !== undefined) client.join(channel);
    },
    topic({ channel, topic }) {
      const name = room(channel);
      if (name !== undefined) told.heard({ kind: "topic", room: name, text: visible(topic) });
    },
    message: said,
    "irc error"({ error, reason, channel }) {
      const name = channel === undefined ? undefined : room(channel);
      const text = inTheWay[error];
      if (name !== undefined && text) {
        told.trouble(name, `${name}: ${text}${reason ? ` (${visible(reason)})` : ""}.`);
        if (!session.rooms.has(name)) comeBack(name);
      }
      if (error === "password_mismatch") end("it does not take our password: check password-env");
      if (error === "irc" || error === "banned_from_network") {
        why = visible(reason ?? "").slice(0, 200);
        banned = error === "banned_from_network" || /[kgz]-?lined?\b|akill|autokill|banned/i.test(why);
      }
    },
  };
  for (const [event, listener] of Object.entries(listen)) {
    client.on(event, listener);
  }

  const { host, port, tls, nick, realName, sasl } = settings;
  client.connect({
    ...{ host, port, tls, nick, gecos: realName, username: "midcycle", version: null, auto_reconnect: false },
    ...(secrets.password !== undefined && { password: secrets.password }),
    // Without an account of its own the library would try the server's password at the services.
    account: sasl ? { account: sasl.account, password: secrets.account ?? "" } : {},
    transport: BoundedTransport,
    rejectUnauthorized: true,
  });
  return session;

  function said({ type, nick, target, message, account, tags, from_server }: IrcEvent): void {
    if (type === "notice" || from_server || !nick || self(nick) || !registered) return;
    const direct = self(target);
    const name = direct ? null : room(target);
    if (name === undefined) return;
    const told_ = client.network.cap.isEnabled("account-tag") ? account || null : people.account(nick);
    const by = { nick, account: told_ };
    const bot = tags?.bot !== undefined || tags?.["draft/bot"] !== undefined;
    told.heard({
      ...{ kind: type === "action" ? "did" : "said", room: name, by, text: visible(message), at: clock() },
      ...{ reference: null, bot },
    });
  }

  function left(nick: string, channel: string, how: string): void {
    people.left(channel, nick);
    if (!self(nick)) return;
    people.forget(channel);
    const name = room(channel);
    if (name === undefined) return;
    session.rooms.delete(name);
    told.trouble(name, `${name}: ${how}; Midcycle comes back in a minute.`);
    comeBack(name);
  }

  function comeBack(name: string): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!session.rooms.has(name)) client.join(name);
    }, again);
    timers.add(timer);
  }

  /** Our own nick has become free. */
  function regain(nick: string): void {
    if (foldName(nick) === foldName(settings.nick) && !self(nick)) client.changeNick(settings.nick);
  }

  function end(reason: string): void {
    why = reason;
    client.connection.transport?.close(true);
  }

  function ending(): Session["ended"] {
    return new Promise((resolve) => {
      const leave = () => {
        client.quit("Midcycle goes");
        // A server that does not answer must not hold us.
        setTimeout(() => client.connection.transport?.close(true), 1_000).unref();
      };
      client.on("socket close", (failure) => {
        signal.removeEventListener("abort", leave);
        for (const timer of timers) clearTimeout(timer);
        const cause =
          failure instanceof Error ? (secrecyTrouble(failure) ?? failure.message) : "it closed the connection";
        resolve(signal.aborted ? null : { why: why || cause, banned });
      });
      signal.addEventListener("abort", leave, { once: true });
    });
  }
}
