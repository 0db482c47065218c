/** How do we say how far a long reading has come? */
import { count } from "./plain.ts";
import { duration } from "./time.ts";
import type { ForgeHealth } from "./views.ts";

type Progress = NonNullable<ForgeHealth["progress"]>;

/** @returns how fast it goes and how long it still takes: "40 changes/s, 2 min left". */
export function paceText({ perSecond, secondsLeft }: Pick<Progress, "perSecond" | "secondsLeft">): string {
  if (perSecond === 0 || secondsLeft === null) return "waiting for the first answer";
  const speed = perSecond >= 1 ? Math.round(perSecond) : Number(perSecond.toFixed(1));
  return `${count(speed, "change", "changes")}/s, ${duration(secondsLeft)} left`;
}

/** @returns one line: "1,250 of 12,600 changes read, 889 changes/s, 12 s left". */
export function progressText(progress: Progress): string {
  const { done, total } = progress;
  return `${done.toLocaleString("en")} of ${count(total, "change", "changes")} read, ${paceText(progress)}`;
}
