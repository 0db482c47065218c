/** How does an OpenID Connect provider tell us who somebody is? */
import { hash } from "node:crypto";
import type { Context as Request } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Configuration } from "openid-client";
import { noteRefusal } from "../../commands/rights.ts";
import { keepOnce } from "../../store/once.ts";
import { freshSecret } from "../../store/secret.ts";
import { type Identity, putIdentity } from "../../store/sessions.ts";
import type { WebGround } from "../ground.ts";
import { wayBack } from "../looking-as.ts";
import { emailOf, textOf } from "./claims.ts";
import { addressOf, cookie, dropCookie, giveCookie } from "./cookies.ts";

/** Where the provider sends people back to, who came in and who went out. */
export const returnPath = "/sign-in/oidc/back";
export const leftPath = "/sign-in?out=1";

/** The provider of a program. */
export interface Provider {
  /** What to call it. */
  name: string;
  /** @returns the provider's page to go to. @throws HTTPException 503 when it does not answer. */
  begin(c: Request, back: string): Promise<string>;
  /** @returns who came back from it, and the page to go to. @throws HTTPException 403 when this is not the way that the browser began, 503 as above. */
  finish(c: Request): Promise<{ identity: Identity; back: string }>;
  /** @returns where somebody whom it named signs out there too; null when it has no such page, or does not answer. */
  leave(c: Request, identity: Pick<Identity, "issuer">): Promise<string | null>;
}

/** Seconds that somebody may take at the provider, and that it may take to answer us. */
const [longestStay, patience] = [600, 10];
const longestSubject = 255;
/** Characters of a page's address that are taken along. */
const longestBack = 2_000;

/** @returns the provider; null when the program has none. */
export function createProvider(ground: WebGround): Provider | null {
  const settings = ground.provider && ground.house.context().program.signIn;
  if (!settings?.issuer || !ground.provider) return null;
  const { issuer, name } = settings;
  const { clientId, clientSecret } = ground.provider;
  let known: Promise<Configuration> | null = null;

  /** What the provider says of itself, asked once it has answered. */
  async function discovered(): Promise<{ oidc: typeof import("openid-client"); config: Configuration }> {
    const oidc = await import("openid-client");
    const insecure = new URL(issuer as string).protocol === "http:" ? [oidc.allowInsecureRequests] : [];
    known ??= oidc.discovery(
      new URL(issuer as string),
      clientId,
      clientSecret ?? undefined,
      clientSecret === null ? oidc.None() : undefined,
      { timeout: patience, execute: [...insecure, oidc.enableNonRepudiationChecks] },
    );
    const config = await known.catch((failure: unknown) => {
      known = null;
      throw silent(failure);
    });
    return { oidc, config };
  }

  function silent(failure: unknown): HTTPException {
    ground.log(`the sign-in provider ${issuer} failed: ${saying(failure)}`);
    return new HTTPException(503, {
      message: `${name} does not answer as a provider should: try again in a moment, or tell whoever runs it.`,
      cause: failure,
    });
  }

  async function refuse(why: string): Promise<HTTPException> {
    await noteRefusal(ground.house.context(), { id: null, through: "web" }, `sign in through ${name}`, why);
    return new HTTPException(403, { message: `You are not signed in: ${why} Begin again at /sign-in.` });
  }

  async function begin(c: Request, back: string): Promise<string> {
    const { oidc, config } = await discovered();
    const secret = freshSecret();
    const issued = Date.parse(ground.house.context().clock());
    const taken = back.length > longestBack ? "/" : back;
    giveCookie(ground, c, "sign-in", `${secret}.${issued}.${taken}`, longestStay);
    const address = oidc.buildAuthorizationUrl(config, {
      redirect_uri: addressOf(ground, c) + returnPath,
      scope: settings?.scopes ?? "openid",
      state: derived("state", secret),
      nonce: derived("nonce", secret),
      code_challenge: await oidc.calculatePKCECodeChallenge(derived("verifier", secret)),
      code_challenge_method: "S256",
    });
    return address.href;
  }

  async function finish(c: Request): Promise<{ identity: Identity; back: string }> {
    const context = ground.house.context();
    const [, secret = "", issued = "", back = "/"] =
      /^([\w-]{43})\.(\d{1,15})\.(.*)$/.exec(cookie(ground, c, "sign-in") ?? "") ?? [];
    dropCookie(ground, c, "sign-in");
    const now = context.clock();
    const over = Date.parse(now) - Number(issued) > longestStay * 1_000;
    if (!secret || over) throw await refuse("this browser has not begun to, or long ago.");
    const expires = new Date(Date.parse(now) + longestStay * 1_000).toISOString();
    if (!(await keepOnce(context.db, "sign-in", secret, { created: now, expires }))) {
      throw await refuse("this way in was used before.");
    }
    const { oidc, config } = await discovered();
    try {
      const { search } = new URL(c.req.url);
      const tokens = await oidc.authorizationCodeGrant(config, new URL(addressOf(ground, c) + returnPath + search), {
        pkceCodeVerifier: derived("verifier", secret),
        expectedState: derived("state", secret),
        expectedNonce: derived("nonce", secret),
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      const subject = claims?.sub ?? "";
      if (!subject || subject.length > longestSubject) throw new Error("the provider names nobody");
      const asked = settings?.emailClaim ?? "email";
      const more =
        claims?.[asked] === undefined && config.serverMetadata().userinfo_endpoint
          ? await oidc.fetchUserInfo(config, tokens.access_token, subject)
          : {};
      const said: Record<string, unknown> = { ...more, ...claims };
      const whom = {
        issuer: issuer as string,
        subject,
        name: textOf(said.name ?? said.preferred_username),
        email: emailOf(said, asked),
      };
      return { identity: await putIdentity(context.db, whom, now), back: wayBack(back) };
    } catch (failure) {
      if (isOutage(failure)) throw silent(failure);
      ground.log(`a sign-in through ${issuer} was refused: ${saying(failure)}`);
      const denied = failure instanceof oidc.AuthorizationResponseError ? textOf(failure.error) : null;
      throw await refuse(denied ? `${name} says "${denied}".` : "what came back is not what this browser went for.");
    }
  }

  async function leave(c: Request, identity: Pick<Identity, "issuer">): Promise<string | null> {
    if (identity.issuer !== issuer) return null;
    const found = await discovered().catch(() => null);
    if (!found?.config.serverMetadata().end_session_endpoint) return null;
    // https://openid.net/specs/openid-connect-rpinitiated-1_0.html: without the ID token, which we do not keep, it asks once more.
    const back = { post_logout_redirect_uri: addressOf(ground, c) + leftPath };
    return found.oidc.buildEndSessionUrl(found.config, back).href;
  }

  return { name: name ?? issuer, begin, finish, leave };
}

/** One secret in the browser stands for all that a way in needs: nothing has to be kept for who never comes back. */
function derived(what: string, secret: string): string {
  return hash("sha256", `${what} ${secret}`, "base64url");
}

/** A network that fails, or an answer of the server's own trouble; anything else is said about this one way in. */
function isOutage(failure: unknown): boolean {
  const { code, status, cause } = Object(failure) as { code?: unknown; status?: unknown; cause?: unknown };
  const answered = cause instanceof Response ? cause.status : status;
  return (
    (failure instanceof TypeError && failure.message === "fetch failed") ||
    code === "OAUTH_TIMEOUT" ||
    (typeof answered === "number" && answered >= 500)
  );
}

function saying(failure: unknown): string {
  const { message, code, cause } = Object(failure) as { message?: string; code?: string; cause?: { message?: string } };
  return [message, code, cause?.message].filter(Boolean).join(": ");
}
