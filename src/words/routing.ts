/** Who is told of a notice, where and when? */
import type { Instant } from "../review/change.ts";
import type { Notice } from "./notice.ts";
import { topicOf } from "./topics.ts";

/** A channel as far as routing goes. */
export interface Road {
  channel: string;
  /** Topics that are told there, whoever subscribed; null for all. */
  tells: readonly string[] | null;
  /** Seconds in which what comes together is said together. */
  groupSeconds: number;
  /** The places within it that are told of a notice. */
  placesOf(notice: Notice): readonly string[];
}

/** One place or person that is told. */
export interface Stop {
  channel: string;
  place: string;
  /** `Who.id` of whom it is for; null when it is for a place. */
  person: string | null;
  /** Why, in one sentence; null for a place. */
  because: string | null;
  /** Not before this moment. */
  due: Instant;
}

/** @returns the places that are told of a notice, each once, whoever subscribed. A place is told what anybody did. */
export function placeStops(notice: Notice, roads: readonly Road[], now: Instant): Stop[] {
  if (notice.personal) return [];
  const topic = topicOf(notice.kind);
  return roads
    .filter(({ tells }) => tells === null || tells.includes(topic))
    .flatMap((road) =>
      [...new Set(road.placesOf(notice))].map((place) => ({
        channel: road.channel,
        place,
        person: null,
        because: null,
        due: later(now, road.groupSeconds),
      })),
    );
}

/** @returns the name under which notices belong together: the process, else the post, else the notice alone. */
export function threadOf(notice: Notice, process: string | null): string {
  return process ?? notice.post ?? notice.id;
}

/** @returns the instant so many seconds after another. */
export function later(at: Instant, seconds: number): Instant {
  return new Date(Date.parse(at) + seconds * 1_000).toISOString();
}
