/** Which pieces of work can be done once, by whoever does not follow? */
export { answerComments, rehearseComments } from "./comments.ts";
export { judge as gateJudge } from "./gate/judge.ts";
export { readToggled } from "./gate/live.ts";
export { gatePass } from "./gate/pass.ts";
export { passDue } from "./passes.ts";
export { readNew } from "./read-new.ts";
export { readAll, waitingToBeRead } from "./reading.ts";
export { rehearseDeliveries } from "./rehearsing.ts";
export { voicesOf } from "./speaking.ts";
