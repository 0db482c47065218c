/** How does somebody who signed in prove that an account of a forge is theirs? They post a code from it. */
import type { Instant } from "../review/change.ts";
import { keepOnce, keptOnce, takeOnce } from "../store/once.ts";
import { postedSince } from "../store/posted.ts";
import { freshSecret } from "../store/secret.ts";
import { putLink } from "../store/sessions.ts";
import { type Context, Refused } from "./context.ts";

/** What every code begins with. */
const mark = "mc-link-";
/** Milliseconds that a code is good for, and that the clock of a forge may be behind. */
const [span, drift] = [30 * 60_000, 60 * 60_000];
const mostCodes = 5;

/** A code that is to be posted: told this once. */
export interface LinkCode {
  code: string;
  expires: Instant;
}

/**
 * Makes a code for an identity. Whoever's account posts it is linked to that identity: the page that shows it says so,
 * because nobody should post what somebody else gave them.
 * @throws Refused when there are too many already
 */
export async function createLinkCode(context: Context, identity: string): Promise<LinkCode> {
  const { db, clock, now } = context;
  const created = clock();
  const waiting = (await keptOnce(db, "link", created)).filter(({ about }) => about === identity);
  if (waiting.length >= mostCodes) {
    throw new Refused(`${mostCodes} codes of yours wait already: post one of them, or come back in half an hour.`);
  }
  const code = `${mark}${freshSecret()}`;
  const expires = new Date(Date.parse(created) + span).toISOString();
  const since = new Date(Date.parse(now()) - drift).toISOString();
  await keepOnce(db, "link", code, { about: identity, body: since, created, expires });
  return { code, expires };
}

/** Links every account that posted a code which still waits; a code links the first that posted it, and no bot. */
export async function takeLinkCodes(context: Context): Promise<void> {
  const { db, clock, directory } = context;
  const waiting = await keptOnce(db, "link", clock());
  const since = waiting.map(({ body }) => body).sort()[0];
  if (since === undefined) return;
  for (const { by, text } of await postedSince(db, mark, since)) {
    if (directory.who(by).bot) continue;
    for (const code of text.match(/mc-link-[\w-]{43}/g) ?? []) {
      const kept = await takeOnce(db, "link", code, clock());
      if (kept) await putLink(db, kept.about, by, clock());
    }
  }
}
