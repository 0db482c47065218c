/** What does Midcycle keep in a pad until its sprint or session begins? */
import type { Sprint } from "../../review/program.ts";
import { sprintWindow } from "../../sprint/days.ts";
import { midcycleAuthor, type Pad } from "../../sprint/pad.ts";
import type { Session } from "../../sprint/session.ts";
import { allPads } from "../../store/pads.ts";
import { withSection } from "../../words/kept-section.ts";
import { moment } from "../../words/time.ts";
import type { Context } from "../context.ts";
import { namesIn } from "../room-people.ts";
import { sessionsOf, sprintsOf } from "../rooms.ts";

/** The name of the section, as it stands in its marks. */
export const agendaSection = "agenda";

/**
 * @returns what the section says now; null once the sprint or the session has begun, when it stays as it is. `first`:
 * the pad is made now, so that it gets its one agenda however late it is.
 */
export function agendaText(context: Context, pad: Pick<Pad, "sprint" | "session">, first = false): string | null {
  const sprint = sprintsOf(context).find(({ id }) => id === pad.sprint);
  if (!sprint) return null;
  const sessions = sessionsOf(context, sprint);
  if (pad.session === null)
    return first || context.now() < sprintWindow(sprint).from ? sprintAgenda(sprint, sessions) : null;
  const session = sessions.find(({ id }) => id === pad.session);
  const ahead = first || session?.state === "next" || session?.state === "later";
  return session && ahead ? sessionAgenda(context, sprint, session) : null;
}

/**
 * Writes the section anew in every pad that has one and whose sprint or session is still ahead. What people write
 * around it stays; damaged marks are left alone. @returns a sentence for each pad with damaged marks.
 */
export async function refreshAgendas(context: Context): Promise<string[]> {
  const damaged: string[] = [];
  for (const pad of await allPads(context.db, null)) {
    const body = agendaText(context, pad);
    if (body === null) continue;
    await context.pads.write(pad.id, midcycleAuthor, (text) => {
      const kept = withSection(text, agendaSection, body);
      if ("damaged" in kept) damaged.push(`The agenda of the pad ${pad.id} is not kept. ${kept.damaged}`);
      return "text" in kept ? kept.text : null;
    });
  }
  return damaged;
}

function sprintAgenda(sprint: Sprint, sessions: readonly Session[]): string {
  if (sessions.length === 0) return "No session is planned yet: raise one on the sprint's agenda.";
  return sessions.map((session) => `- ${sessionWords(sprint, session)}`).join("\n");
}

function sessionAgenda(context: Context, sprint: Sprint, session: Session): string {
  const { raisedBy, wants, changes, about } = session;
  const numbers = changes.map((key) => key.slice(key.indexOf("~") + 1));
  return [
    `- ${sessionWords(sprint, session)}`,
    `- raised by ${namesIn(context, sprint)(raisedBy).name}${wants ? `, who wants ${wants}` : ""}`,
    ...(numbers.length > 0 ? [`- changes: ${numbers.join(", ")}`] : []),
    ...(about.length > 0 ? [`- about: ${about.join(", ")}`] : []),
  ].join("\n");
}

function sessionWords({ zone }: Sprint, { title, track, room, at, minutes }: Session): string {
  const place = [track, room].filter((one) => one !== null).join(", ");
  const when = at === null ? "" : `${moment(at, zone)}${minutes ? `, ${minutes} min` : ""}: `;
  return `${when}${title}${place ? ` (${place})` : ""}`;
}
