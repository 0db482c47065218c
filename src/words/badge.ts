/** What does a badge say of a change or of a queue? */
import type { Instant, Status } from "../review/change.ts";
import type { Mover } from "../review/turn.ts";
import type { FrozenView } from "./frozen.ts";
import { moverName } from "./mover.ts";
import { count } from "./plain.ts";
import { day, duration } from "./time.ts";

/** What a badge says; the colour only underlines the words. */
export interface Badge {
  label: string;
  message: string;
  colour: "green" | "blue" | "orange" | "red" | "purple" | "grey";
}

const colours: Record<Mover, Badge["colour"]> = {
  owner: "orange",
  ci: "grey",
  reviewers: "purple",
  cores: "blue",
  approver: "green",
  gate: "green",
  nobody: "grey",
};

/** @returns whose turn a change is and for how long, or that it is closed. */
export function turnBadge(
  change: { status: Status; mover: Mover; since: Instant; late: boolean },
  now: Instant,
): Badge {
  if (change.status === "merged") return { label: "change", message: "merged", colour: "purple" };
  if (change.status === "abandoned") return { label: "change", message: "abandoned", colour: "grey" };
  const seconds = (Date.parse(now) - Date.parse(change.since)) / 1_000;
  const message = `${moverName(change.mover)} for ${duration(Math.max(60, seconds - (seconds % 60)))}`;
  return { label: "turn", message, colour: change.late ? "red" : colours[change.mover] };
}

/** @returns how much waits for whom, and how much of it is late. */
export function queueBadge(name: string | null, waiting: number, late: number): Badge {
  const label = name === null ? "review queue" : `waits for ${name}`;
  if (waiting === 0) return { label, message: "nothing", colour: "green" };
  const message = `${count(waiting, "change", "changes")}${late > 0 ? `, ${late} late` : ""}`;
  return { label, message, colour: late > 0 ? "red" : "blue" };
}

/** @returns whether a change is frozen, and until when. */
export function frozenBadge({ frozen, until, change }: Pick<FrozenView, "frozen" | "until" | "change">): Badge {
  if (change && change.status !== "open") return { label: "freeze", message: change.status, colour: "grey" };
  if (!frozen) return { label: "freeze", message: "not frozen", colour: "green" };
  return { label: "freeze", message: until ? `frozen until ${day(until, "UTC")}` : "frozen", colour: "orange" };
}

/** @returns that there is nothing to say. */
export function unknownBadge(label: string): Badge {
  return { label, message: "not known", colour: "grey" };
}
