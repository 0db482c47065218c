/** How does the page of a pad talk with the server while somebody types? */
import { upgradeWebSocket } from "@hono/node-server";
import { Hono, type Context as Request } from "hono";
import { HTTPException } from "hono/http-exception";
import { whoIs } from "../../commands/identity.ts";
import { admitTo } from "../../commands/pads/admission.ts";
import type { Hearing } from "../../pads/pad.ts";
import { sessionOf } from "../../store/sessions.ts";
import type { WebGround } from "../ground.ts";
import { addressOf, cookie } from "../sign-in/cookies.ts";

/** The address that pages of pads connect to. */
export const livePadsPath = "/live/pads";

/** `GET /live/pads`: a WebSocket that speaks Hocuspocus's protocol, for everybody who may see the pages. */
export function padSocket(ground: WebGround): Hono {
  return new Hono().get(
    livePadsPath,
    async (c, next) => {
      // A page elsewhere may open a connection too, and the browser sends our cookies with it. Programs say no origin.
      const origin = c.req.header("Origin");
      const own = [addressOf(ground, c), new URL(c.req.url).origin].map((one) => new URL(one).host);
      if (origin !== undefined && !own.includes(URL.parse(origin)?.host ?? "")) {
        throw new HTTPException(403, { message: "Only pages of this Midcycle connect here." });
      }
      if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") {
        throw new HTTPException(400, { message: "Pages of pads connect here; open /pads to read and write." });
      }
      await next();
    },
    upgradeWebSocket((c) => {
      let hearing: Hearing | null = null;
      return {
        onOpen(_event, socket) {
          const { pads } = ground.house.context();
          const caller = {
            send: (message: Uint8Array) => socket.send(message as Uint8Array<ArrayBuffer>),
            close: (code: number, reason: string) => socket.close(code, reason),
            get readyState() {
              return socket.readyState;
            },
          };
          hearing = pads.connect(caller, c.req.raw, async (pad, guest) => {
            const id = await whoComes(ground, c);
            return admitTo(ground.house.context(), pad, { id, guest });
          });
        },
        onMessage: ({ data }) => hearing?.said(bytesOf(data)),
        onClose: ({ code, reason }) => hearing?.gone(code, reason),
      };
    }),
  );
}

/** Asked anew each time: a session may have ended meanwhile. */
async function whoComes(ground: WebGround, c: Request): Promise<string | null> {
  const secret = cookie(ground, c, "session");
  if (!secret) return null;
  const { db, directory, clock } = ground.house.context();
  const known = await sessionOf(db, secret, clock());
  return known ? (whoIs(directory, known)?.id ?? null) : null;
}

function bytesOf(data: unknown): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return new TextEncoder().encode(String(data));
}
