/** Which channels does a program file ask for? Each kind is loaded only when it is used. */
import { setTimeout as pause } from "node:timers/promises";
import type { ChannelSettings } from "../review/channel-settings.ts";
import type { Program } from "../review/program.ts";
import type { Channel } from "./channel.ts";
import type { Chat } from "./chat.ts";
import type { ChatWorld } from "./chat-world.ts";
import type { World } from "./world.ts";

/** @returns the channels of the program, none of them spoken to yet, in the order of the file. */
export async function openChannels(world: World): Promise<Channel[]> {
  return Promise.all(world.program.channels.map((settings) => openChannel(settings, world)));
}

/** @returns everything that the house speaks and listens through. */
export function openMouths(world: World & { chatSecrets?: Record<string, object> }): {
  channels: Promise<Channel[]>;
  chats: Promise<Chat[]>;
} {
  const chats = openChats(world.program, world.chatSecrets);
  return { channels: chats.then((all) => openChannels({ ...world, chats: all })), chats };
}

/** @returns the chats of the program, none of them connected yet. `secrets`: by name of the chat; no chats without them. */
export async function openChats(
  { chats }: Pick<Program, "chats">,
  secrets: Record<string, object> | undefined,
  world: ChatWorld = realWorld,
): Promise<Chat[]> {
  const opened = chats.map(async (settings): Promise<Chat> => {
    const own = secrets?.[settings.name] ?? {};
    if (settings.kind === "irc") return (await import("./irc/open.ts")).openIrc(settings, own, world);
    return (await import("./matrix/open.ts")).openMatrix(settings, own, world);
  });
  return secrets ? Promise.all(opened) : [];
}

const realWorld: ChatWorld = {
  clock: () => new Date().toISOString(),
  luck: Math.random,
  pause: (milliseconds, signal) => pause(milliseconds, undefined, { signal }).catch(() => undefined),
  patience: 1,
};

async function openChannel(settings: ChannelSettings, world: World): Promise<Channel> {
  switch (settings.kind) {
    case "mail":
      return (await import("./mail/open.ts")).openMail(settings, world);
    case "webhook":
      return (await import("./webhook.ts")).openWebhook(settings, world);
    case "gerrit":
      return (await import("./gerrit.ts")).openGerrit(settings, world);
    case "feed":
      return (await import("./feed.ts")).openFeed(settings, world);
    case "file":
      return (await import("./file.ts")).openFile(settings, world);
    case "chat":
      return (await import("./chat-channel.ts")).openChatChannel(settings, world);
    case "pad":
      return (await import("./pad-section.ts")).openPadSection(settings, world);
    case "git":
      return (await import("./git.ts")).openGit(settings, world);
  }
}
