/** How is a place named in a program file where the team speaks? */
import { z } from "zod";
import type { ChannelSettings, MailSettings } from "../review/channel-settings.ts";
import { canonicalPad, etherpadNameRefusal } from "../sprint/etherpad.ts";
import { padIdRefusal } from "../sprint/pad.ts";
import { topicNames } from "../words/topics.ts";
import { address, id, text, variable } from "./fields.ts";
import { type Mistake, mistakeAt } from "./mistake.ts";

const server = z.string().refine((value) => {
  const url = URL.parse(value);
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "" && url.username === "";
}, 'a mail server without user and password, as "smtp://mail.example.org:587"');
const mailbox = z.string().regex(/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/, "a mail address");
const folder = z.string().regex(/^[^\0\r\n]+$/, "a folder");

const named = {
  name: id.describe("Name of the channel; what was said there is kept under it."),
  tells: z
    .array(z.enum(topicNames))
    .optional()
    .describe("Topics that are told there; all when left out, none when empty."),
  "group-seconds": z.int().min(0).max(86_400).optional().describe("What comes within so many seconds is one message."),
  "per-minute": z.int().min(1).max(100_000).optional().describe("Most messages a minute."),
};

const mail = z.strictObject({
  kind: z.literal("mail"),
  ...named,
  server: server.describe("Mail server; smtps:// is encrypted from the first byte, smtp:// by STARTTLS."),
  "username-env": variable.optional().describe("Variable with the user name at the mail server."),
  "password-env": variable.optional().describe("Variable with the password at the mail server."),
  encrypted: z.boolean().default(true).describe("Never speak to a mail server that offers no encryption."),
  from: mailbox.describe("Who writes."),
  "reply-to": mailbox.optional().describe("Where answers go."),
  to: z.array(mailbox).default([]).describe("Addresses that are told, each by a mail of its own."),
  people: z.boolean().default(false).describe("People of the roster may have mail of their own."),
  subject: text.optional().describe("Stands before every subject, in brackets."),
  "list-id": text.optional().describe("Name of the list, by which mail is sorted."),
  dkim: z
    .strictObject({
      domain: text.describe("Domain that signs."),
      selector: text.describe("Selector of the key."),
      "key-file-env": variable.describe("Variable with the path of the private key."),
    })
    .optional()
    .describe("Sign every mail."),
});

const webhook = z.strictObject({
  kind: z.literal("webhook"),
  ...named,
  "url-env": variable.describe("Variable with the address that is called."),
  shape: z.enum(["json", "slack", "mattermost", "discord"]).default("json").describe("Whose body it wants."),
  "secret-env": variable.optional().describe("Variable with the key by which bodies are signed."),
});

const gerrit = z.strictObject({
  kind: z.literal("gerrit"),
  ...named,
  forge: id.optional().describe("Name of the forge; may be left out when there is one."),
});

const feed = z.strictObject({
  kind: z.literal("feed"),
  ...named,
  folder: folder.describe("Folder of the feed files; in the data folder unless it begins with a slash."),
  keep: z.int().min(1).max(1_000).default(50).describe("Entries that stay in the feed."),
  address: address.optional().describe("Address of the folder for readers."),
});

const file = z.strictObject({
  kind: z.literal("file"),
  ...named,
  folder: folder.describe("Folder of the pages; in the data folder unless it begins with a slash."),
  people: z.boolean().default(false).describe("People of the roster may have a folder of their own below it."),
  address: address.optional().describe("Address of the folder for readers."),
});

const git = z.strictObject({
  kind: z.literal("git"),
  ...named,
  clone: folder.describe("Path of a clone of the site's repository, bare or not."),
  branch: text.default("master").describe("Branch that is committed to."),
  folder: z.string().default("_posts").describe("Folder of the posts within it."),
  push: text.optional().describe("Remote that is pushed to; commits stay in the clone when left out."),
  author: mailbox.default("Midcycle <midcycle@localhost>").describe("Who commits."),
  address: address.optional().describe("Address of the site that is made from it."),
});

const chat = z.strictObject({
  kind: z.literal("chat"),
  ...named,
  chat: id.optional().describe("Name of the chat; may be left out when there is one."),
  rooms: z.array(text).default([]).describe("Some of its rooms; all when left out."),
});

const pad = z.strictObject({
  kind: z.literal("pad"),
  ...named,
  pad: text
    .regex(/^[^/?&#]{1,200}$/, "a pad's name as its address has it")
    .describe("Name of a pad here, or on the Etherpad, as its address has it."),
  etherpad: id.optional().describe("Name of the Etherpad that the pad is on; a pad of Midcycle's own when left out."),
  keep: z.int().min(1).max(100).default(10).describe("Notices that stay in the section."),
});

/** Part `channels` of a program file. */
export const channels = z
  .array(z.discriminatedUnion("kind", [mail, webhook, gerrit, feed, file, git, chat, pad]))
  .default([])
  .describe("Where the team is told what moved.");

/** What a program file says of channels, and what they refer to. */
interface File {
  channels: z.output<typeof channels>;
  forges: readonly { name: string }[];
  chat: readonly { name: string; rooms: readonly { name: string }[] }[];
  etherpads: readonly { name: string; "key-env"?: string | undefined }[];
}

/** Seconds in which bursts are gathered where nothing is said: people are spared more than programs. */
const usualGroup = { mail: 60, webhook: 20, gerrit: 20, feed: 0, file: 0, git: 0, chat: 20, pad: 0 };

/** @returns the channels, defaults filled in. */
export function channelsOf({ channels, forges, chat }: Omit<File, "etherpads">): ChannelSettings[] {
  return channels.map((one) => settingsOf(one, forges[0]?.name ?? "", chat[0]?.name ?? ""));
}

function settingsOf(one: z.output<typeof channels>[number], onlyForge: string, onlyChat: string): ChannelSettings {
  const common = {
    name: one.name,
    tells: one.tells ?? null,
    groupSeconds: one["group-seconds"] ?? usualGroup[one.kind],
    perMinute: one["per-minute"] ?? null,
  };
  switch (one.kind) {
    case "mail":
      return mailOf(one, common);
    case "webhook": {
      const { kind, shape } = one;
      return { kind, ...common, shape, urlEnv: one["url-env"], secretEnv: one["secret-env"] ?? null };
    }
    case "gerrit":
      return { kind: one.kind, ...common, forge: one.forge ?? onlyForge };
    case "chat":
      return { kind: one.kind, ...common, chat: one.chat ?? onlyChat, rooms: one.rooms };
    case "pad":
      return { kind: one.kind, ...common, pad: one.pad, etherpad: one.etherpad ?? null, keep: one.keep };
    case "feed":
      return { kind: one.kind, ...common, folder: one.folder, keep: one.keep, address: one.address ?? null };
    case "file":
      return { kind: one.kind, ...common, folder: one.folder, people: one.people, address: one.address ?? null };
    case "git": {
      const { kind, clone, branch, folder, author, push = null, address = null } = one;
      return { ...{ kind, ...common, clone, branch, folder, author }, push, address };
    }
  }
}

function mailOf(
  one: z.output<typeof mail>,
  common: Pick<MailSettings, "name" | "tells" | "groupSeconds" | "perMinute">,
): MailSettings {
  const { kind, server, encrypted, from, to, people, subject = null, dkim } = one;
  return {
    ...{ kind, ...common, server, encrypted, from, to, people, subject },
    usernameEnv: one["username-env"] ?? null,
    passwordEnv: one["password-env"] ?? null,
    replyTo: one["reply-to"] ?? null,
    listId: one["list-id"] ?? null,
    dkim: dkim ? { domain: dkim.domain, selector: dkim.selector, keyFileEnv: dkim["key-file-env"] } : null,
  };
}

/** @returns names used twice, forges, chats, rooms and Etherpads that are not there, and mail that is half signed in or for nobody. */
export function unfitChannels(file: File): Mistake[] {
  const forges = file.forges.map(({ name }) => name);
  return file.channels.flatMap((one, n): Mistake[] => {
    const twice = file.channels.findIndex(({ name }) => name === one.name) < n;
    const own: Mistake[] = twice ? [mistakeAt(file, ["channels", n, "name"], "a name that is not used twice")] : [];
    if (one.kind === "gerrit") {
      const fits = one.forge === undefined ? forges.length === 1 : forges.includes(one.forge);
      if (!fits) own.push(mistakeAt(file, ["channels", n, "forge"], `one of ${forges.join(", ")}`));
    }
    if (one.kind === "chat") {
      const there = one.chat === undefined && file.chat.length > 1 ? undefined : (one.chat ?? file.chat[0]?.name);
      const known = file.chat.find(({ name }) => name === there);
      const names = file.chat.map(({ name }) => name).join(", ");
      if (!known) own.push(mistakeAt(file, ["channels", n, "chat"], names ? `one of ${names}` : "a chat under chat"));
      const rooms = known?.rooms.map(({ name }) => name) ?? [];
      const strange = one.rooms.findIndex((room) => !rooms.includes(room));
      if (known && strange >= 0)
        own.push(mistakeAt(file, ["channels", n, "rooms", strange], `one of ${rooms.join(", ")}`));
    }
    if (one.kind === "pad") {
      const writable = file.etherpads.filter((etherpad) => etherpad["key-env"] !== undefined).map(({ name }) => name);
      const fits = one.etherpad === undefined || writable.includes(one.etherpad);
      const there =
        writable.length > 0 ? `one of ${writable.join(", ")}` : "an Etherpad with a key-env under etherpads";
      if (!fits) own.push(mistakeAt(file, ["channels", n, "etherpad"], there));
      const odd = one.etherpad === undefined ? padIdRefusal(one.pad) : etherpadNameRefusal(canonicalPad(one.pad));
      if (odd !== null) own.push(mistakeAt(file, ["channels", n, "pad"], "the name of a pad as its address has it"));
    }
    if (one.kind === "mail" && (one["username-env"] === undefined) !== (one["password-env"] === undefined)) {
      own.push(mistakeAt(file, ["channels", n, "password-env"], "both username-env and password-env, or neither"));
    }
    if (one.kind === "mail" && one.to.length === 0 && !one.people) {
      own.push(mistakeAt(file, ["channels", n, "to"], "an address, or people: true"));
    }
    return own;
  });
}
