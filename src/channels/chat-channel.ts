/** How are notices said in the rooms of a chat that we listen to anyway? */
import type { ChatChannelSettings } from "../review/channel-settings.ts";
import { shortText } from "../words/notice-text.ts";
import { type Channel, type Post, Unsaid } from "./channel.ts";
import type { World } from "./world.ts";

/** Opens the channel; it speaks through the connection of the chat, and only in a process that listens there. */
export function openChatChannel(settings: ChatChannelSettings, { program, chats = [] }: World): Channel {
  const { name, chat } = settings;
  const connection = chats.find((one) => one.name === chat);
  const listened = program.chats.find((one) => one.name === chat)?.rooms ?? [];
  const rooms = settings.rooms.length > 0 ? settings.rooms : listened.map((room) => room.name);
  const textOf = ({ notices }: Post) => notices.map((notice) => shortText(notice, program.writing.address)).join("\n");

  function spokenThrough() {
    if (connection) return connection;
    const sentence = `${chat} is spoken to only by a Midcycle that listens there: start one.`;
    throw new Unsaid(sentence, { again: true, everything: true });
  }

  return {
    name,
    kind: "chat",
    pace: { parallel: 1, together: 3, threads: false },
    placesOf: () => rooms,
    draw: textOf,
    // The key lets a homeserver know a second try; an IRC server knows none, and says it twice.
    say: async (post) => ({ url: null, reference: await spokenThrough().say(post.to, textOf(post), post.key) }),
    probe: (signal) => spokenThrough().probe(signal),
  };
}
