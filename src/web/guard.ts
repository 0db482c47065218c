/** What keeps the pages safe: which headers go out, and whose requests come in? */
import type { MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { NONCE, secureHeaders } from "hono/secure-headers";

/** Nothing from elsewhere, nothing inline, no frames; addresses stay with us. A file to take away may say a policy of its own. */
export const safeHeaders: MiddlewareHandler = (c, next) => (/^\/pads\//.test(c.req.path) ? forPads : forAll)(c, next);

const forAll = headersWith([]);

/** The editor of the pads makes its own styles, and carries the number that its page was given. */
const forPads = headersWith([NONCE]);

function headersWith(styles: (typeof NONCE)[]): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", ...styles],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    overwrite: false,
    referrerPolicy: "same-origin",
    strictTransportSecurity: false,
  });
}

/** For pictures that are made to be shown on the pages of others. */
export const shownAnywhere: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("Cross-Origin-Resource-Policy", "cross-origin");
};

/** A limit on bodies of unknown length makes a new request from the one that came, which only a genuine one allows. */
export const genuine: MiddlewareHandler = async (c, next) => {
  const { method, url, headers, body, signal } = c.req.raw;
  if (!/^(GET|HEAD)$/.test(method) && c.req.header("Content-Length") === undefined) {
    c.req.raw = new Request(url, { method, headers, body, signal, duplex: "half" } as RequestInit);
  }
  await next();
};

/** @returns whether a host name or address means this machine only. */
export function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/**
 * Turns away requests that call this machine by another name: a page elsewhere may have its name point here. `address`:
 * by which people reach us, when another server stands before us.
 */
export const loopbackOnly =
  (address: string | null): MiddlewareHandler =>
  async (c, next) => {
    const { hostname } = new URL(c.req.url);
    if (!isLoopback(hostname) && hostname !== (address && new URL(address).hostname)) {
      throw new HTTPException(421, {
        message: `Midcycle listens for this machine only and was called "${hostname}": open http://localhost instead, or start it with --host.`,
      });
    }
    await next();
  };
