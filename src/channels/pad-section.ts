/** How do the latest notices stay in a section of a pad, beside what people write there? */
import { createHash } from "node:crypto";
import type { PadChannelSettings } from "../review/channel-settings.ts";
import type { Notice } from "../words/notice.ts";
import { noticeSheet, shortText } from "../words/notice-text.ts";
import { markdownText } from "../words/plain-text.ts";
import { moment } from "../words/time.ts";
import { type Channel, type Post, type Said, Unsaid } from "./channel.ts";
import type { World } from "./world.ts";

/** Opens the section; it is called as the channel is, and written only in a process that has the pads open. */
export function openPadSection(settings: PadChannelSettings, { program, pads }: World): Channel {
  const { name, pad, etherpad, keep } = settings;
  const where = etherpad === null ? `the pad ${pad}` : `the pad ${pad} on ${etherpad}`;
  const linesOf = ({ notices }: Post) => notices.map(lineOf);

  /** A pad of ours is Markdown, an Etherpad plain text. */
  function lineOf(notice: Notice): string {
    const { address } = program.writing;
    const { url } = noticeSheet(notice, address);
    const said = shortText({ ...notice, url: null }, address);
    const link = etherpad === null ? `<${url}>` : url;
    const text = etherpad === null ? markdownText(said) : said;
    return `- ${moment(notice.at, "UTC")}: ${text}${url === null ? "" : ` ${link}`}`;
  }

  function revise(body: (now: string | null) => string | null, signal: AbortSignal): Promise<string | null> {
    if (pads) return pads.revise({ pad, etherpad }, name, body, signal);
    throw new Unsaid(`Only a Midcycle that runs writes in ${where}: start one.`, { again: true, everything: true });
  }

  /** `instead`: the lines of an earlier version, by their marks. */
  async function write(post: Post, instead: readonly string[], signal: AbortSignal): Promise<Said> {
    const lines = linesOf(post);
    const url = await revise((now) => revised(now, lines, instead, keep), signal);
    return { url, reference: lines.map(markOf).join(" ") };
  }

  return {
    name,
    kind: "pad",
    pace: { parallel: 1, together: 1, threads: false },
    placesOf: () => [""],
    draw: (post) => linesOf(post).join("\n"),
    say: (post, signal) => write(post, [], signal),
    edit: (reference, post, signal) => write(post, reference.split(" "), signal),
    async find(post, signal) {
      const lines = linesOf(post);
      let there = false;
      const url = await revise((now) => {
        const said = now?.split("\n") ?? [];
        there = lines.every((line) => said.includes(line));
        return null;
      }, signal);
      return there ? { url, reference: lines.map(markOf).join(" ") } : null;
    },
    async probe(signal) {
      await revise(() => null, signal);
      return `${name}: ${where} can be written.`;
    },
  };
}

/** @returns what the section says with these lines in it, the newest first; null when it has them already. */
function revised(
  now: string | null,
  lines: readonly string[],
  instead: readonly string[],
  keep: number,
): string | null {
  const there = now?.split("\n").filter((line) => line.trim() !== "") ?? [];
  const fresh = lines.filter((line) => !there.includes(line));
  const old = (line: string) => instead.includes(markOf(line)) && !lines.includes(line);
  const at = there.findIndex(old);
  if (fresh.length === 0 && at < 0) return null;
  const after = there.filter((line) => !old(line));
  after.splice(Math.max(at, 0), 0, ...fresh);
  return after.slice(0, keep).join("\n");
}

/** By what a line is known again as long as nobody has changed it. */
function markOf(line: string): string {
  return createHash("sha256").update(line).digest("hex").slice(0, 16);
}
