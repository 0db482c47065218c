/** How is a chat named in a program file? */
import { z } from "zod";
import type { ChatSettings } from "../review/chat-settings.ts";
import { address, id, text, variable } from "./fields.ts";
import { type Mistake, mistakeAt } from "./mistake.ts";

const nick = z
  .string()
  .regex(/^[A-Za-z[\]\\`_^{|}][\w[\]\\`^{|}-]{0,29}$/, "a nick of letters, digits and -_[]{}|\\`^, no digit in front");
const hostName = z.string().regex(/^[\w.:-]+$/, "a host name or address, without a port");
const channelName = z.string().regex(/^[#&+!][^\s,\p{Cc}]{1,49}$/u, 'a channel, as "#openstack-keystone"');
const roomName = z.string().regex(/^[#!][^\s:]+:\S+$/, 'a room, as "#keystone:example.org"');

const room = {
  meetings: z.boolean().default(true).describe("May meetings be held there?"),
  "announce-minutes": z
    .int()
    .min(0)
    .max(10_080)
    .default(30)
    .describe("A change that somebody names is told about once in so many minutes; 0 for never."),
};

const irc = z.strictObject({
  kind: z.literal("irc"),
  name: id.describe("Name of the network; its meetings are kept under it."),
  host: hostName.describe("Server of the network."),
  port: z.int().min(1).max(65_535).default(6_697).describe("Its port."),
  tls: z.boolean().default(true).describe("Speak encrypted, to a server whose certificate is right."),
  nick: nick.default("midcycle").describe("Nick; something is added to it while somebody else has it."),
  "real-name": text.default("Midcycle, a bot").describe("What stands beside the nick."),
  "password-env": variable.optional().describe("Variable with the password of the server itself."),
  sasl: z
    .strictObject({
      account: text.describe("Account at the network's services."),
      "password-env": variable.describe("Variable with the password of the account."),
    })
    .optional()
    .describe("Sign in to the network's services; nothing is said without that once it is asked for."),
  rooms: z
    .array(z.strictObject({ name: channelName.describe("Channel."), ...room }))
    .min(1)
    .describe("Where it listens."),
});

const matrix = z.strictObject({
  kind: z.literal("matrix"),
  name: id.describe("Name of the homeserver; its meetings are kept under it."),
  url: address.describe("Address of the homeserver."),
  user: text.optional().describe('User, as "@midcycle:example.org"; needed with a password.'),
  "password-env": variable.optional().describe("Variable with the user's password."),
  "token-env": variable.optional().describe("Variable with an access token, instead of user and password."),
  rooms: z
    .array(z.strictObject({ name: roomName.describe("Room, by alias or id."), ...room }))
    .min(1)
    .describe("Where it listens."),
});

/** Part `chat` of a program file. */
export const chat = z
  .array(z.discriminatedUnion("kind", [irc, matrix]))
  .default([])
  .describe("Chats in which Midcycle listens, answers and keeps minutes.");

type Entries = z.output<typeof chat>;

/** @returns the chats with everything that is left out said. */
export function chatsOf(entries: Entries): ChatSettings[] {
  return entries.map((entry): ChatSettings => {
    const rooms = entry.rooms.map(({ name, meetings, "announce-minutes": announce }) => {
      return { name, meetings, announce };
    });
    const { name } = entry;
    const passwordEnv = entry["password-env"] ?? null;
    if (entry.kind === "matrix") {
      return {
        kind: "matrix",
        name,
        url: entry.url,
        user: entry.user ?? null,
        passwordEnv,
        tokenEnv: entry["token-env"] ?? null,
        rooms,
      };
    }
    const { host, port, tls, nick } = entry;
    const sasl = entry.sasl ? { account: entry.sasl.account, passwordEnv: entry.sasl["password-env"] } : null;
    return { kind: "irc", name, host, port, tls, nick, realName: entry["real-name"], passwordEnv, sasl, rooms };
  });
}

/** @returns the mistakes of chats that do not fit together. */
export function unfitChats(file: { chat: Entries }): Mistake[] {
  const names = file.chat.map(({ name }) => name);
  return file.chat.flatMap((entry, n) => {
    const rooms = entry.rooms.map(({ name }) => name.toLowerCase());
    const bare = entry.kind === "matrix" && !entry["token-env"] && !(entry.user && entry["password-env"]);
    return [
      ...(names.indexOf(entry.name) < n ? [mistakeAt(file, ["chat", n, "name"], "a name that is not used twice")] : []),
      ...(entry.name === "import" || entry.name === "pad"
        ? [mistakeAt(file, ["chat", n, "name"], "another name: minutes that are no chat's have this one")]
        : []),
      ...(bare ? [mistakeAt(file, ["chat", n, "token-env"], "token-env, or both user and password-env")] : []),
      ...entry.rooms.flatMap(({ name }, m) =>
        rooms.indexOf(name.toLowerCase()) < m
          ? [mistakeAt(file, ["chat", n, "rooms", m, "name"], "a room that is not named twice")]
          : [],
      ),
      ...(entry.kind === "irc" && entry.sasl && !entry.tls && !/^(?:localhost|127\.[\d.]+|::1)$/.test(entry.host)
        ? [mistakeAt(file, ["chat", n, "tls"], "true, for there is sasl and the server is elsewhere")]
        : []),
    ];
  });
}
