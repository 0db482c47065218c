/** How do notices become comments on the changes that they are about? */
import type { GerritSettings } from "../review/channel-settings.ts";
import { shortText } from "../words/notice-text.ts";
import { type Channel, type Post, Unsaid } from "./channel.ts";
import type { World } from "./world.ts";

/** Characters of one notice in a comment; the page that it links to says all. */
const most = 1_500;

/** Opens the channel. Comments are tagged as a machine's and send no mail: whoever looks at the change sees them. */
export function openGerrit({ name, forge }: GerritSettings, { program, voices }: World): Channel {
  const { address } = program.writing;
  const voice = () => {
    const own = voices.find((one) => one.forge === forge);
    if (own) return own;
    const sentence = `${name}: we are nobody at ${forge}: set its username-env and password-env.`;
    throw new Unsaid(sentence, { again: true, everything: true });
  };
  const textOf = ({ notices }: Post) => notices.map((notice) => shortText(notice, address, most)).join("\n\n");

  return {
    name,
    kind: "gerrit",
    pace: { parallel: 2, together: 10, threads: false },
    placesOf: ({ changes = [] }) => changes.filter((change) => change.startsWith(`${forge}~`)),
    draw: (post) => `${post.to}\n\n${textOf(post)}`,
    async say(post, signal) {
      const url = await voice().say(post.to, { text: textOf(post), tag: tagOf(post) }, signal);
      return { url, reference: tagOf(post) };
    },
    async find(post, signal) {
      const url = await voice().find(post.to, tagOf(post), signal);
      return url === null ? null : { url, reference: tagOf(post) };
    },
    probe: (signal) => voice().probe(signal),
  };
}

function tagOf({ key }: Post): string {
  return `post~${key}`;
}
