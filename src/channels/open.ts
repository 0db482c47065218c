/** Which channels does a program file ask for? Each kind is loaded only when it is used. */
import type { ChannelSettings } from "../review/channel-settings.ts";
import type { Channel } from "./channel.ts";
import type { World } from "./world.ts";

/** @returns the channels of the program, none of them spoken to yet, in the order of the file. */
export async function openChannels(world: World): Promise<Channel[]> {
  return Promise.all(world.program.channels.map((settings) => openChannel(settings, world)));
}

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
    case "git":
      return (await import("./git.ts")).openGit(settings, world);
  }
}
