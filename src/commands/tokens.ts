/** How do people make, see and revoke the tokens of their programs? */
import { rolesOf } from "../governance/roles.ts";
import { either } from "../review/sentence.ts";
import { isGood, putToken, revokeToken, type Token, tokensOf } from "../store/tokens.ts";
import type { NewToken, TokenView } from "../words/tokens.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { coreGroups, linkOfWho } from "./people-links.ts";

/** What a token may be good for: to ask, and to act in its owner's name. */
export const tokenScopes = ["read", "act"] as const;

/** What a new token is to be. `days`: until it is over; 90 when nothing is said, at most a year. */
export interface TokenQuestion {
  name: string;
  scopes: readonly string[];
  days?: number | undefined;
}

const [usualDays, mostDays, longestName, mostTokens] = [90, 366, 60, 50];

/** Makes a token for whoever acts. @returns it with its secret, which is told this once. @throws Refused */
export async function createToken(context: Context, actor: Actor, question: TokenQuestion): Promise<NewToken> {
  const { name, scopes, days = usualDays } = question;
  if (actor.through === "api")
    throw new Refused("A token makes no tokens: sign in to the pages, or use the command line.");
  if (name.trim() === "" || name.length > longestName) {
    throw new Refused(`Give the token a name of at most ${longestName} characters, so that you know it again.`);
  }
  const known: readonly string[] = tokenScopes;
  if (scopes.length === 0 || scopes.some((scope) => !known.includes(scope))) {
    throw new Refused(`A token is good for ${either(known)}, or for both: choose at least one.`);
  }
  if (!Number.isInteger(days) || days < 1 || days > mostDays) {
    throw new Refused(`A token is good for 1 to ${mostDays} days.`);
  }
  const now = context.clock();
  const own = await tokensOf(context.db, actor.id);
  if (own.filter((token) => isGood(token, now)).length >= mostTokens) {
    throw new Refused(`You have ${mostTokens} tokens: revoke one that you no longer need first.`);
  }
  const expires = new Date(Date.parse(now) + days * 86_400_000).toISOString();
  const told = { name: name.trim(), who: actor.id, scopes: known.filter((scope) => scopes.includes(scope)), expires };
  const { secret, token } = await putToken(context.db, told, now);
  return { ...viewOf(context, token), secret };
}

/** @returns somebody's tokens (`Who.id`), or everybody's for null; the newest first, those that are over among them. */
export async function tokens(context: Context, who: string | null): Promise<TokenView[]> {
  return (await tokensOf(context.db, who)).map((token) => viewOf(context, token));
}

/** Revokes a token by its id: of one's own, or anybody's for an administrator. @throws Refused */
export async function dropToken(context: Context, actor: Actor, id: string): Promise<TokenView> {
  const everybodys = actor.through === "cli" || rolesOf(context, actor.id, context.now()).administrator;
  const found = (await tokensOf(context.db, everybodys ? null : actor.id)).find((token) => token.id === id);
  if (!found) throw new Refused(`You have no token with the id "${id}": /me and "midcycle token list" show them.`);
  await revokeToken(context.db, id, context.clock());
  return viewOf(context, { ...found, revoked: found.revoked ?? context.clock() });
}

function viewOf(context: Context, { hash: _, scopes, who, ...token }: Token): TokenView {
  const found = context.directory.find(who);
  const person = found?.id === who ? linkOfWho(context.directory, found, coreGroups(context), context.now()) : null;
  const over = isGood({ ...token, revoked: null }, context.clock()) ? "good" : "over";
  return {
    ...token,
    who: person ?? { id: who, name: who, bot: false, core: false },
    scopes: scopes.split(" "),
    state: token.revoked === null ? over : "revoked",
  };
}
