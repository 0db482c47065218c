/** What happens between a browser's connection and the pads that it names? */
import type { Hocuspocus, onAuthenticatePayload } from "@hocuspocus/server";
import type { PadAuthor } from "../sprint/pad.ts";
import { longestChange, tooLong } from "./judging.ts";
import type { Admission, Caller, Hearing } from "./pad.ts";

/** Somebody's open connection, and what they may do with each pad that they opened. */
export interface Connected {
  pads: Map<string, { author: PadAuthor | null }>;
  /** Lets somebody in, or throws the sentence that says why not. */
  enter(payload: Pick<onAuthenticatePayload, "documentName" | "token" | "connectionConfig">): Promise<void>;
  close(code: number, reason: string): void;
}

/** Milliseconds between two looks at whether somebody still may what they could. */
const recheck = 60_000;

/** Why a page's connection ends: what it tried, who it is, that its rights are others now. */
export const codes = { tooBig: 1009, refused: 4403, again: 4205 } as const;

/** Joins a browser to the room of the pads. */
export function connect(
  { room, connections }: { room: Hocuspocus<Connected>; connections: Set<Connected> },
  caller: Caller,
  request: Request,
  admit: (pad: string, guest: string) => Promise<Admission>,
): Hearing {
  const guests = new Map<string, string>();
  const own: Connected = {
    pads: new Map(),
    async enter({ documentName, token, connectionConfig }) {
      const guest = guestIn(token);
      const admission = await admit(documentName, guest);
      if ("refused" in admission) throw Object.assign(new Error(), { reason: admission.refused });
      connectionConfig.readOnly = admission.author === null;
      own.pads.set(documentName, admission);
      guests.set(documentName, guest);
    },
    close: (code, reason) => caller.close(code, closeReason(reason)),
  };
  const client = room.handleConnection(caller, request, own);
  connections.add(own);
  const timer = setInterval(() => void look(), recheck).unref();

  async function look(): Promise<void> {
    for (const [pad, { author }] of own.pads) {
      const now = await admit(pad, guests.get(pad) ?? "").catch(() => null);
      if (now === null) continue;
      if ("refused" in now) own.close(codes.refused, now.refused);
      else if (now.author?.id !== author?.id) own.close(codes.again, "What you may do here has changed.");
    }
  }

  return {
    said(message) {
      if (message.byteLength > longestChange + 1_000) {
        own.close(codes.tooBig, tooLong);
        return;
      }
      client.handleMessage(message);
    },
    gone(code, reason) {
      clearInterval(timer);
      connections.delete(own);
      client.handleClose({ code, reason });
    },
  };
}

/** The protocol has 123 bytes for a reason. */
function closeReason(text: string): string {
  const bytes = Buffer.from(text);
  return bytes.byteLength <= 123
    ? text
    : `${bytes
        .subarray(0, 117)
        .toString()
        .replace(/\uFFFD$/, "")}…`;
}

/** The page sends `{"guest": NAME}` in place of a token; who is signed in is known from the request. */
function guestIn(token: string): string {
  try {
    const said = JSON.parse(token) as { guest?: unknown } | null;
    return typeof said?.guest === "string" ? said.guest : "";
  } catch {
    return "";
  }
}
