/** On what ground do the tests of signing in through a provider stand? */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { onTestFinished } from "vitest";
import type { SignInSettings } from "../../src/review/program.ts";
import { serve } from "../../src/web/serve.ts";
import { standing } from "./api-ground.ts";

const client = { clientId: "midcycle", clientSecret: "a secret between the two" };

/** A server on this machine whose answers are given later. */
async function listening(): Promise<{ server: Server; issuer: string; answer(by: RequestListener): void }> {
  let by: RequestListener = (_, reply) => void reply.writeHead(500).end();
  const server = createServer((request, reply) => by(request, reply));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    server,
    issuer,
    answer(listener) {
      by = listener;
    },
  };
}

/** Our pages over HTTP, with a provider whose answers are given later. */
export async function pagesWithProvider(signIn: Partial<SignInSettings> = {}) {
  const { server, issuer, answer } = await listening();
  const { ground, lines } = await standing({ signIn: { issuer, name: "The Hall", ...signIn } });
  const pages = await serve({ ...ground, provider: client, host: "127.0.0.1", port: 0 });
  onTestFinished(() => pages.close());
  return { server, issuer, answer, ground, lines, address: pages.address };
}

/**
 * Our pages with a real provider. Whoever signs in there as NAME has the verified address NAME@example.org;
 * "unverified" has Ana's, which nobody verified, and "long" a name that never ends.
 */
export async function pagesWithRealProvider(signIn: Partial<SignInSettings> = {}) {
  const place = await pagesWithProvider(signIn);
  const { clientId, clientSecret } = client;
  const quiet = process.emitWarning;
  const said = console.warn;
  console.warn = () => undefined;
  const provider = new Provider(place.issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${place.address}/sign-in/oidc/back`],
        post_logout_redirect_uris: [`${place.address}/sign-in?out=1`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["of no importance"] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: id === "long" ? "x".repeat(5_000) : `${id} of the Hall`,
        email: id === "unverified" ? "ana@example.org" : `${id}@example.org`,
        email_verified: id !== "unverified",
      }),
    }),
  });
  console.warn = said;
  process.emitWarning = quiet;
  place.answer(provider.callback());
  return place;
}

/** A browser without scripts that goes from host to host, with cookies for each. */
export function wandering() {
  const jars = new Map<string, Map<string, string>>();

  async function go(address: string, fields?: Record<string, string>): Promise<Response> {
    const { host, origin } = new URL(address);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    const reply = await fetch(address, {
      redirect: "manual",
      headers: { Cookie: [...jar].map((pair) => pair.join("=")).join("; "), ...(fields ? { Origin: origin } : {}) },
      ...(fields ? { method: "POST", body: new URLSearchParams(fields) } : {}),
    });
    for (const given of reply.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(given)) jar.delete(name);
      else jar.set(name, value);
    }
    return reply;
  }

  /** Follows redirects to the next page, or to the first address that fits. */
  async function follow(address: string, until?: RegExp): Promise<{ reply: Response; address: string }> {
    for (let at = address, hops = 0; hops < 20; hops++) {
      if (until?.test(at)) return { reply: new Response(), address: at };
      const reply = await go(at);
      const next = reply.headers.get("Location");
      if (!next) return { reply, address: at };
      at = new URL(next, at).href;
    }
    throw new Error(`twenty redirects from ${address}`);
  }

  /** Signs in at the provider as somebody. @returns the address by which it sends them back to us. */
  async function cross(pages: string, login: string, back = "/queue"): Promise<string> {
    const returned = /\/sign-in\/oidc\/back\?/;
    let { reply, address } = await follow(`${pages}/sign-in/oidc?${new URLSearchParams({ back })}`, returned);
    for (const prompt of ["login", "consent"]) {
      if (returned.test(address)) return address;
      const action = /<form[^>]*action="([^"]+)"/.exec(await reply.text())?.[1];
      if (!action) throw new Error(`no form at ${address}`);
      const sent = await go(new URL(action, address).href, { prompt, login, password: "x" });
      ({ reply, address } = await follow(new URL(sent.headers.get("Location") ?? "", address).href, returned));
    }
    return address;
  }

  return { go, follow, cross, jar: (address: string) => jars.get(new URL(address).host) ?? new Map<string, string>() };
}
