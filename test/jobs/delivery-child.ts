/** What does a process do that delivers and is about to be killed? It says what is due, and dies where it is told to. */
import { type Channel, Unsaid } from "../../src/channels/channel.ts";
import { openChannels } from "../../src/channels/open.ts";
import type { ChangeVoice, Secrets } from "../../src/channels/world.ts";
import { addressWaiting } from "../../src/jobs/addressing.ts";
import { deliverDue } from "../../src/jobs/deliver.ts";
import type { ChannelSettings } from "../../src/review/channel-settings.ts";
import { openStore } from "../../src/store/open.ts";
import { speech } from "./speech-ground.ts";

/** What the parent says. */
export interface Told {
  path: string;
  settings: ChannelSettings[];
  secrets: Record<string, Secrets>;
  /** Where comments are written and looked for. */
  comments: string;
  /** Seconds since the beginning, by the clock of this process. */
  past: number;
  /** "before" or "after" the so-manieth message, or so many milliseconds after the beginning; null lives on. */
  die: { where: "before" | "after" | "anywhere"; at: number } | null;
}

const told = JSON.parse(process.argv[2] ?? "") as Told;
const never = new AbortController().signal;
const { db } = await openStore({ sqlite: told.path });
const context = speech(db, told.settings);
context.passes(told.past);

let messages = 0;
const die = () => process.kill(process.pid, "SIGKILL");
if (told.die?.where === "anywhere") setTimeout(die, told.die.at);

const voice: ChangeVoice = {
  forge: "opendev",
  async say(_change, { text, tag }, signal) {
    const answer = await fetch(`${told.comments}/${tag}`, { method: "POST", body: text, signal });
    if (!answer.ok) throw new Unsaid(`the forge answers ${answer.status}`, { again: true, perhaps: true });
    return told.comments;
  },
  async find(_change, tag, signal) {
    const answer = await fetch(`${told.comments}/${tag}`, { signal });
    return answer.ok ? told.comments : null;
  },
  probe: async () => "",
};

function mortal(channel: Channel): Channel {
  const say: Channel["say"] = async (post, signal) => {
    const mine = ++messages;
    if (told.die?.where === "before" && mine === told.die.at) die();
    const said = await channel.say(post, signal);
    if (told.die?.where === "after" && mine === told.die.at) die();
    return said;
  };
  return { ...channel, say };
}

const world = { program: context.program, secrets: told.secrets, data: "/", voices: [voice] };
const channels = (await openChannels(world)).map(mortal);
await addressWaiting(context, channels);
await Promise.all(
  channels.map(async (channel) => {
    for (let more = true; more; ) {
      const { sent, failed } = await deliverDue(context, channel, never, () => undefined);
      more = sent + failed > 0;
    }
  }),
);
process.exit(0);
