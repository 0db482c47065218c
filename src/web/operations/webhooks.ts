/** How does a forge tell us to look again? */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { problem } from "../api/problem.ts";
import type { WebGround } from "../ground.ts";

/** Bytes of one request: an event carries a commit message at most. */
const largest = 2 * 1024 * 1024;

/** What problems call the address, which has a secret in it. */
const instance = "/webhooks/gerrit";

/**
 * @returns the address that Gerrit's webhooks plug-in posts to, `/gerrit/{forge}/{secret}`. It answers 202 before
 * anything is read: the plug-in gives up after some seconds, and what is lost the next catch-up finds.
 */
export function webhookRoutes({ house, webhookSecrets, readWebhook, log }: WebGround): Hono {
  const hashes = new Map(Object.entries(webhookSecrets).map(([forge, secret]) => [forge, hash(secret)]));
  const nobodys = randomBytes(32);
  const app = new Hono();

  app.post(
    "/gerrit/:forge/:secret",
    async (c, next) => {
      const expected = hashes.get(c.req.param("forge")) ?? nobodys;
      if (timingSafeEqual(hash(c.req.param("secret")), expected)) return next();
      return problem(c, 404, "There is nothing at this address.", { instance });
    },
    bodyLimit({
      maxSize: largest,
      onError: (c) => problem(c, 413, "A webhook's body has at most 2 MB.", { instance }),
    }),
    async (c) => {
      const body = parsed(await c.req.text());
      if (body === undefined) return problem(c, 400, "A webhook's body is JSON, and this is not.", { instance });
      const what = readWebhook(body.json);
      if (what !== undefined) hear(c.req.param("forge"), what);
      return c.body(null, 202);
    },
  );

  function hear(forge: string, what: number | null): void {
    house.heard(forge, what).then(
      (followed) => followed || log(`a webhook of ${forge} came, but that forge is not followed here`),
      (failure) => log(`could not note a webhook of ${forge}: ${failure instanceof Error ? failure.message : failure}`),
    );
  }
  return app;
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function parsed(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
