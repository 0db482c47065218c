/** On what ground do the tests of channels stand? */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { Channel, Post } from "../../src/channels/channel.ts";
import { openChannels } from "../../src/channels/open.ts";
import type { ChangeVoice, PadVoice, Secrets } from "../../src/channels/world.ts";
import type { ChannelSettings } from "../../src/review/channel-settings.ts";
import type { Notice } from "../../src/words/notice.ts";
import { madeUpProgram } from "../sprint/made-up.ts";
import { everyKind } from "./every-kind.ts";

/** The address of our pages. */
export const address = "https://midcycle.example.org";
export const never = new AbortController().signal;

/** What every channel has in its settings. */
export const usual = { name: "here", tells: null, groupSeconds: 0, perMinute: null };

/** @returns a folder that is gone after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "midcycle-channel-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** @returns the channel of these settings, closed after the test. */
export async function channelOf(
  settings: ChannelSettings,
  more: {
    secrets?: Secrets;
    data?: string;
    voices?: ChangeVoice[];
    pads?: PadVoice;
    address?: string | null;
  } = {},
): Promise<Channel> {
  const program = madeUpProgram();
  const writing = { ...program.writing, address: more.address === undefined ? address : more.address };
  const { secrets = {}, data = "/srv/midcycle", voices = [] } = more;
  const speaking = { secrets: { here: secrets }, data, voices, ...(more.pads && { pads: more.pads }) };
  const world = { program: { ...program, writing, channels: [settings] }, ...speaking };
  const [channel] = await openChannels(world);
  if (!channel) throw new Error("no channel was opened");
  onTestFinished(async () => channel.close?.());
  return channel;
}

/** @returns a message that says these, to the only place. */
export function postOf(notices: readonly Notice[], more: Partial<Post> = {}): Post {
  return { key: "0123456789abcdef0123", notices, to: "", reader: null, thread: "t", after: null, ...more };
}

/** @returns a piece of news with a title. */
export function news(title: string, more: Partial<Notice> = {}): Notice {
  const said = { kind: "poll-moved", paragraphs: [["It was decided."]], numbers: {}, url: "/polls/2" };
  return { id: `poll-2/${title}`, at: "2016-01-28T18:02:11.000Z", title, ...said, ...more };
}

/** @returns every kind of notice as a channel draws it, one below the other. */
export async function drawnKinds(channel: Channel, more: Partial<Post> = {}): Promise<string> {
  const drawn = await Promise.all(
    everyKind.map(async (notice) => {
      const to = channel.placesOf(notice)[0] ?? "";
      return `=== ${notice.kind} (${notice.id})\n${await channel.draw(postOf([notice], { to, ...more }))}\n`;
    }),
  );
  return drawn.join("\n");
}

/** Holds a text against the file beside the tests; UPDATE=1 writes it. */
export function golden(name: string, text: string): void {
  const path = join(import.meta.dirname, `${name}.golden`);
  if (process.env.UPDATE) writeFileSync(path, text);
  expect(text).toBe(existsSync(path) ? readFileSync(path, "utf8") : "");
}
