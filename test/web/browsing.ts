/** How do tests walk through the pages with cookies and forms, as a browser does without scripts? */
import type { Hono } from "hono";
import { attributes } from "./reading.ts";

/** What somebody has in their browser. */
export interface Browsing {
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends a form from a page of ours, with the token of the session when there is one. */
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** The token that a page's forms carry; empty for a stranger. */
  token(): Promise<string>;
}

/** @returns a browser that knows nothing yet. */
export function browsing(ask: Hono, origin = "http://localhost"): Browsing {
  const cookies = new Map<string, string>();

  async function request(path: string, init: RequestInit): Promise<Response> {
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(jar ? { Cookie: jar } : {}), ...(init.headers as Record<string, string>) };
    const reply = await ask.request(`${origin}${path}`, { ...init, headers });
    for (const given of reply.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      if (/max-age=0/i.test(given)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return reply;
  }

  async function token(): Promise<string> {
    const html = await (await request("/sign-out", {})).text();
    return attributes(/<input type="hidden" name="csrf"[^>]*>/.exec(html)?.[0] ?? "", "value")[0] ?? "";
  }

  return {
    cookies,
    get: (path, headers = {}) => request(path, { headers }),
    async post(path, fields = {}, headers = {}) {
      const body = new URLSearchParams({ csrf: await token(), ...fields }).toString();
      const type = { "Content-Type": "application/x-www-form-urlencoded", Origin: origin };
      return request(path, { method: "POST", body, headers: { ...type, ...headers } });
    },
    token,
  };
}
