/** How does the agenda of a sprint read as a calendar to subscribe to? */
import type { AgendaView } from "./agenda.ts";
import type { CalendarEntry } from "./freeze-feed.ts";

/** Minutes of a session of which nobody has said how long it is. */
const usual = 60;

/**
 * @returns what tracks have booked and what is planned for a time, of one track or of all. The same thing has the same
 * uid however it is moved, so that a calendar moves it too. `team`: `Program.id`.
 */
export function agendaEntries(view: AgendaView, team: string, track: string | null): CalendarEntry[] {
  const { sprint, days, tracks } = view;
  const uid = (name: string) => `${name}@${sprint.id}.${team}.midcycle`;
  const page = `/sprints/${encodeURIComponent(sprint.id)}`;
  const sessions = tracks.flatMap(({ now, next, later, done }) => [...now, ...next, ...later, ...done]);
  return [
    ...days.flatMap(({ slots }) =>
      slots.flatMap(({ code, what, begins, ends, booked }) =>
        booked
          .filter((one) => track === null || one.track === track)
          .map((one) => ({
            uid: uid(`track-${one.track}-${one.room.replaceAll(/[^\w-]+/g, "-")}-${code}`),
            title: `${one.track}: ${what}`,
            text: `${one.track} has ${one.room} at ${sprint.title}.`,
            ...{ allDay: false, from: begins, to: ends, place: one.room, page: `${page}/agenda` },
          })),
      ),
    ),
    ...sessions.flatMap((session) => {
      if (session.at === null || (track !== null && session.track !== track)) return [];
      const location = tracks.find(({ name }) => name === session.track)?.location ?? null;
      const to = new Date(Date.parse(session.at) + (session.minutes ?? usual) * 60_000).toISOString();
      const about = session.changes.map(({ number, subject }) => `${number} ${subject ?? ""}`.trim());
      return [
        {
          uid: uid(`session-${session.id}`),
          title: session.track ? `${session.track}: ${session.title}` : session.title,
          text: [session.wants ? `Wants ${session.wants}.` : "", ...about].filter(Boolean).join(" "),
          ...{ allDay: false, from: session.at, to, place: session.room ?? location },
          page: `${page}/sessions/${session.id}`,
        },
      ];
    }),
  ];
}
