/** What did somebody say in an event of a Matrix room? */
import type { Instant } from "../../review/change.ts";
import type { Happening } from "../chat.ts";

/** An event as a homeserver sends it, as far as we look at it. Nothing in it is to be trusted. */
export interface RawEvent {
  event_id?: string;
  type?: string;
  sender?: string;
  origin_server_ts?: number;
  state_key?: string;
  content?: Record<string, unknown>;
}

/**
 * @returns what happened, for people to see; null for what is nobody's words: other events, edits (only what was said first
 * counts), pictures, and what we said ourselves. A quote that a reply begins with is left out.
 */
export function happeningOf(event: RawEvent, room: string, us: string, now: Instant): Happening | null {
  const { event_id: reference, type, sender, content = {} } = event;
  if (type === "m.room.topic" && event.state_key === "") return { kind: "topic", room, text: words(content.topic) };
  if (type !== "m.room.message" || !sender || !reference || sender === us) return null;
  const relation = content["m.relates_to"] as { rel_type?: unknown } | undefined;
  const kinds: Record<string, "said" | "did"> = { "m.text": "said", "m.notice": "said", "m.emote": "did" };
  const kind = kinds[words(content.msgtype)];
  if (!kind || relation?.rel_type === "m.replace") return null;
  const sent = typeof event.origin_server_ts === "number" ? new Date(event.origin_server_ts) : null;
  const at = sent && !Number.isNaN(sent.getTime()) && sent.toISOString() < now ? sent.toISOString() : now;
  return {
    ...{ kind, room, at, reference },
    by: { nick: localPart(sender), account: sender },
    text: withoutQuote(words(content.body)),
    bot: content.msgtype === "m.notice",
  };
}

/** @returns "ana" of "@ana:example.org". */
export function localPart(user: string): string {
  return user.replace(/^@/, "").replace(/:.*$/s, "");
}

function words(value: unknown): string {
  return typeof value === "string" ? value.toWellFormed() : "";
}

function withoutQuote(text: string): string {
  return /^> <@/.test(text) ? text.replace(/^(?:>.*(?:\r?\n|$))+(?:\r?\n)?/, "") : text;
}
