/** Where does the page of a pad get its script from? */
import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { WebGround } from "../ground.ts";
import { squeezed } from "../squeezed.ts";

/** The script by its address, which holds a hash of it. */
interface PadScript {
  path: string;
  small: ReturnType<typeof squeezed>;
}

const made = new WeakMap<object, Promise<PadScript>>();

/** @returns the address of the script; null when it cannot be made here, and the pads can only be read. */
export async function padScriptPath(ground: WebGround): Promise<string | null> {
  try {
    return (await padScript(ground)).path;
  } catch (failure) {
    ground.log(`The script of the pads cannot be made: ${failure instanceof Error ? failure.message : failure}`);
    return null;
  }
}

/** `/assets/pads/HASH.js`: fetched by the pages of pads alone. */
export function padScriptRoutes(ground: WebGround): Hono {
  return new Hono().get("/assets/pads/:name", async (c) => {
    const script = await padScript(ground);
    if (c.req.path !== script.path) return c.notFound();
    const { body, encoding } = await script.small(c.req.header("Accept-Encoding"));
    return c.body(body, 200, {
      "Content-Type": "text/javascript; charset=UTF-8",
      "Cache-Control": "public, max-age=31536000, immutable",
      Vary: "Accept-Encoding",
      ...(encoding && { "Content-Encoding": encoding }),
    });
  });
}

function padScript(ground: WebGround): Promise<PadScript> {
  const { pads } = ground.house.context();
  const known = made.get(pads);
  if (known) return known;
  const script = pads.script().then((body) => ({
    path: `/assets/pads/${createHash("sha256").update(body).digest("hex").slice(0, 12)}.js`,
    small: squeezed(body),
  }));
  made.set(pads, script);
  script.catch(() => made.delete(pads));
  return script;
}
