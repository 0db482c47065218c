/** How is everything that is new at a forge read, so that a single piece of work sees it? */
import type { Context } from "../commands/context.ts";
import type { Desk } from "./desk.ts";
import { catchUp } from "./passes.ts";
import { readAll } from "./reading.ts";

/** Reads what moved since the mark, all of it when there is none; the board has it afterwards. @throws Unavailable */
export async function readNew(desk: Desk, house: { context(): Context }, signal: AbortSignal): Promise<void> {
  await catchUp(desk, signal);
  await readAll(desk, signal);
  await house.context().board.reload();
}
