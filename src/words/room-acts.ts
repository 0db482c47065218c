/** How does each act in a sprint's room read in its history? */
import type { Instant } from "../review/change.ts";
import type { Sprint } from "../review/program.ts";
import { sprintDifferences } from "../sprint/planning.ts";
import type { RoomAct } from "../sprint/room/acts.ts";
import type { Room } from "../sprint/room/room.ts";
import type { Shown } from "../sprint/roster.ts";

/** One act of the history. */
export interface RoomActView {
  seq: number;
  at: Instant;
  by: Shown;
  /** Who wrote it down; null when it was the same. */
  recordedBy: Shown | null;
  through: string;
  link: string | null;
  text: string;
}

/** @returns the acts of a room in words, the latest first. */
export function roomHistory(room: Room, names: (id: string) => Shown): RoomActView[] {
  let sprint: Sprint | null = null;
  const views = room.acts.map((act) => {
    const text = actWords(act, room, sprint);
    if (act.kind === "opened" || act.kind === "edited") sprint = act.body.sprint;
    const { seq, at, by, recordedBy, through, link } = act;
    return { seq, at, through, link, text, by: names(by), recordedBy: by === recordedBy ? null : names(recordedBy) };
  });
  return views.reverse();
}

function actWords(act: RoomAct, room: Room, before: Sprint | null): string {
  const { body, kind } = act;
  const title = (id: string) => `"${room.agenda.find((one) => one.id === id)?.title ?? id}"`;
  const number = (key: string) => key.slice(key.lastIndexOf("~") + 1);
  switch (kind) {
    case "opened":
      return body.sprint === null ? "was the first to do something here" : "made the sprint";
    case "edited":
      return before === null
        ? "took the sprint over"
        : `changed the sprint: ${sprintDifferences(before, body.sprint).join("; ")}`;
    case "signed-up":
      return body.listing === "nobody"
        ? "signed up"
        : `signed up, ${body.presence}${body.company ? `, from ${body.company}` : ""}`;
    case "signed-off":
      return "signed off";
    case "checked-in":
      return `checked in: ${body.place}`;
    case "checked-out":
      return "checked out";
    case "track": {
      const said = Object.entries(body).flatMap(([key, value]) =>
        key === "track" ? [] : [`${key} ${value ?? "none"}`],
      );
      return said.length > 0 ? `said of ${body.track}: ${said.join(", ")}` : `added the track ${body.track}`;
    }
    case "track-dropped":
      return `took the track ${body.track} away`;
    case "booked":
      return `booked ${body.room}-${body.slot} for ${body.track}`;
    case "unbooked":
      return `freed ${body.room}-${body.slot}, which ${body.track} had`;
    case "raised":
      return `raised "${body.title}"${body.track ? ` on ${body.track}` : ""}${body.state === "later" ? "" : ` as what is ${body.state}`}`;
    case "rewritten":
      return `changed ${title(body.session)}: ${Object.keys(body)
        .filter((key) => key !== "session")
        .join(", ")}`;
    case "placed":
      return `moved ${title(body.session)} to ${body.state}${body.track ? ` on ${body.track}` : ""}${body.before ? `, before ${title(body.before)}` : ""}`;
    case "cleaned":
      return `cleared ${body.track ?? "what is on no track"}`;
    case "concluded":
      return body.outcome === null
        ? `took the outcome of ${title(body.session)} back`
        : `said what came of ${title(body.session)}: ${body.outcome}`;
    case "new-day":
      return "began a new day";
    case "messages":
      return body.messages.length > 0
        ? `told everybody: ${body.messages.map(({ text }) => text).join(" | ")}`
        : "took the messages away";
    case "restricted":
      return body.restricted ? "let only cores and organizers move the agenda" : "let everybody move the agenda";
    case "asked":
      return `asked: ${body.text}`;
    case "upvoted":
      return body.up ? `voted for question ${body.question}` : `took back the vote for question ${body.question}`;
    case "answered":
      return `answered question ${body.question}: ${body.text}`;
    case "question-dropped":
      return `took question ${body.question} off the queue`;
    case "reserved":
      return `reserved ${number(body.change)}`;
    case "released":
      return `freed ${number(body.change)}`;
    case "listens":
      return body.pattern === null
        ? "asked to be told of no sessions any more"
        : `asked to be told of sessions like "${body.pattern}"`;
  }
}
