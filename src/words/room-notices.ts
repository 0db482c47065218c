/** What is there to tell when a session begins, or comes next? Whoever raised it or listens for it is told; places are not. */
import type { Instant } from "../review/change.ts";
import type { Sprint } from "../review/program.ts";
import type { RoomDeed } from "../sprint/room/acts.ts";
import { listenersOf } from "../sprint/room/listening.ts";
import type { Room } from "../sprint/room/room.ts";
import type { Notice } from "./notice.ts";

/** @returns the news in some deeds. `room`: as it was before them. */
export function sessionNotices(room: Room, sprint: Sprint, deeds: readonly RoomDeed[], at: Instant): Notice[] {
  return deeds.flatMap((deed, n) => {
    if (deed.kind !== "placed" && deed.kind !== "raised") return [];
    const { state, track, session: id } = deed.body;
    if (state !== "now" && state !== "next") return [];
    const known = room.agenda.find((one) => one.id === id);
    // Whoever raises it as what is on now need not be told.
    const session = deed.kind === "raised" ? deed.body : known;
    if (!session) return [];
    const concerns = [...new Set([...(known ? [known.raisedBy] : []), ...listenersOf(room, { ...session, track })])];
    if (concerns.length === 0) return [];
    const where = room.tracks.find(({ name }) => name === track)?.location ?? session.room;
    const place = [track ? `on ${track}` : "", where ? `in ${where}` : ""].filter(Boolean).join(", ");
    const when = state === "now" ? "is on now" : "comes next";
    return [
      {
        id: `sprint/${sprint.id}/${room.acts.length + n + 1}`,
        kind: "sprint-session",
        at,
        title: `"${session.title}" ${when} at ${sprint.title}`,
        paragraphs: [[`It ${when}${place ? `, ${place}` : ""}.${session.wants ? ` It wants ${session.wants}.` : ""}`]],
        numbers: {},
        url: `/sprints/${encodeURIComponent(sprint.id)}/sessions/${id}`,
        concerns,
        personal: true,
        changes: [],
      },
    ];
  });
}
