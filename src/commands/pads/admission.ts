/** May somebody read or write in a pad, and under which name? */

import { may, mayNot, type Needed } from "../../governance/roles.ts";
import type { Admission } from "../../pads/pad.ts";
import { mirrors } from "../../sprint/etherpad.ts";
import { guestAuthor, type Pad, type PadAuthor, padIdRefusal, padLimits } from "../../sprint/pad.ts";
import { padOfId } from "../../store/pads.ts";
import type { Context } from "../context.ts";

/** Who comes: somebody known here, or somebody who only gives a name. */
export interface PadVisitor {
  /** `Who.id`; null for who is not signed in or not known here. */
  id: string | null;
  /** What a guest calls themselves; empty for none. */
  guest: string;
}

/** @returns under which name somebody writes in a pad, null when they may only read it; refused when there is no such pad. */
export async function admitTo(context: Context, pad: string, visitor: PadVisitor): Promise<Admission> {
  const odd = padIdRefusal(pad);
  if (odd !== null) return { refused: odd };
  const found = await padOfId(context.db, pad);
  if (!found) return { refused: `There is no pad "${pad}": /pads lists them all.` };
  return { author: writerFor(context, visitor, found) };
}

/** @returns as whom somebody may write, in this pad when one is given; null when they may not. */
export function writerFor(
  context: Context,
  { id, guest }: PadVisitor,
  pad: Pick<Pad, "by"> | null = null,
): PadAuthor | null {
  if (pad && mirrors(pad)) return null;
  if (id !== null && may(context, id, needed(context), context.now())) {
    return { id, name: context.directory.find(id)?.name ?? id };
  }
  const name = guestName(guest);
  return id === null && context.program.pads.guests && name !== null ? guestAuthor(name) : null;
}

/** @returns why somebody may only read, in one sentence that says what to do; null when they may write. */
export function readsOnly(context: Context, visitor: PadVisitor, pad: Pick<Pad, "by"> | null = null): string | null {
  if (pad && mirrors(pad)) return "This pad shows one of an Etherpad: write there, and it comes here.";
  if (writerFor(context, visitor)) return null;
  if (visitor.id !== null) return mayNot(context, visitor.id, needed(context), "write here", context.now());
  const signIn = context.program.signIn ? "sign in" : "ask whoever keeps the program file for sign-in";
  if (context.program.pads.guests)
    return `You only read here: ${context.program.signIn ? "sign in, or " : ""}give a name to write.`;
  return `You only read here: ${signIn} to write.`;
}

/** @returns a name that a guest may have: one line without marks that nobody sees; null when nothing is left of it. */
function guestName(text: string): string | null {
  const name = text
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, padLimits.name);
  return name || null;
}

/** An office may always write. */
function needed({ program }: Context): Needed[] {
  const { write } = program.pads;
  if (write === "contributor") return ["contributor"];
  return write === "core" ? [{ core: null }, "ptl", "organizer"] : ["organizer", "ptl"];
}
