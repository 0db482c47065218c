/** How does somebody's Etherpad become pads beside ours? */
import { createHash } from "node:crypto";
import type { EtherpadSettings } from "../../review/etherpad-settings.ts";
import { etherpadAuthor } from "../../sprint/etherpad.ts";
import { padLimits } from "../../sprint/pad.ts";
import { type OtherPad, type OtherPads, PadsUnavailable, type Run } from "../pad.ts";
import { type AText, type Pool, runsOf, spliceOf } from "./changeset.ts";
import { type Api, type Door, openApi, publicText } from "./http.ts";
import { placing } from "./section.ts";
import { stepsTo } from "./steps.ts";
import { visit } from "./visit.ts";

/** Opens an Etherpad; nothing is sent until it is asked something. `key`: null where only what is public can be read. */
export function openEtherpad(settings: EtherpadSettings, key: string | null, deadline = 20_000): OtherPads {
  const door: Door = { url: settings.url, key, keyFrom: settings.keyEnv, deadline };
  const api = openApi(door);
  const names = new Map<string, string>();

  async function revise(pad: string, section: string, body: Parameters<typeof placing>[1], signal: AbortSignal) {
    const protocol = /^1\.2\./.test(await api.version(signal)) ? 3 : 4;
    // The same token each time makes us the same author, in one colour.
    const token = `t.${createHash("sha256").update(`midcycle ${door.url} ${key}`).digest("hex").slice(0, 20)}`;
    const open = await visit({ url: door.url, pad, token, protocol, deadline }, signal);
    try {
      const { text } = open.text;
      const place = placing(text, body, section);
      if (place.kind === "same") return "same" as const;
      if (place.kind === "damaged") return { damaged: place.why };
      const pool: Pool = { numToAttrib: { 0: ["author", open.author] }, nextNum: 1 };
      await open.commit(spliceOf(text, place.from, place.to, place.text), pool);
      return "written" as const;
    } finally {
      open.leave();
    }
  }

  return {
    name: settings.name,
    url: settings.url,
    async mark(pad, signal) {
      if (key === null)
        return createHash("sha256")
          .update(await publicText(door, pad, signal))
          .digest("hex");
      const { lastEdited } = (await api.call("getLastEdited", { padID: pad }, signal)) as { lastEdited?: unknown };
      return String(lastEdited);
    },
    async read(pad, before, signal): Promise<OtherPad> {
      if (key === null) {
        const text = await publicText(door, pad, signal);
        return { revision: null, steps: steps(before, [{ text, author: null }]) };
      }
      const { revisions } = (await api.call("getRevisionsCount", { padID: pad }, signal)) as { revisions: number };
      const rev = String(revisions);
      const { text } = (await api.call("getText", { padID: pad, rev }, signal)) as { text: string | AText };
      const runs = typeof text === "string" ? [{ text, author: null }] : await authored(api, pad, text, signal);
      for (const { author } of runs) if (author !== null && !names.has(author)) await learn(author, signal);
      return { revision: revisions, steps: steps(before, runs) };
    },
    keep: key === null ? null : (pad, body, signal) => revise(pad, "", body, signal),
    revise: key === null ? null : revise,
  };

  function steps(before: string, runs: readonly Run[]): OtherPad["steps"] {
    const size = runs.reduce((sum, { text }) => sum + text.length, 0);
    if (size > padLimits.text) {
      throw new PadsUnavailable(`It has ${size} characters, more than a pad here holds: begin a new pad there.`);
    }
    const plain = runs.map(({ text, author }) => ({ author, text: text.replaceAll("\0", "\uFFFD").toWellFormed() }));
    return stepsTo(before, plain).map(({ author, text }) => ({
      author: etherpadAuthor(settings.name, author, author === null ? null : (names.get(author) ?? null)),
      text,
    }));
  }

  /** Whoever gave no name yet is asked for again. */
  async function learn(author: string, signal: AbortSignal): Promise<void> {
    const said = await api.call("getAuthorName", { authorID: author }, signal);
    const name = typeof said === "string" ? said : (said as { authorName?: unknown } | null)?.authorName;
    if (typeof name === "string" && name.trim() !== "") names.set(author, name.trim());
  }
}

/** Version 1.8 tells the text of a revision with its attributes; version 2 the text alone. */
async function authored(api: Api, pad: string, text: AText, signal: AbortSignal): Promise<Run[]> {
  const { pool } = (await api.call("getAttributePool", { padID: pad }, signal)) as { pool: Pool };
  return runsOf(text, pool) ?? [{ text: text.text, author: null }];
}
