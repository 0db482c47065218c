/** How are tokens and refusals looked after on a terminal? Whoever has the database at hand may. */
import type { Actor } from "../commands/actor.ts";
import { type AuditQuestion, audit as askAudit } from "../commands/audit.ts";
import { type Context, Refused } from "../commands/context.ts";
import { somebody } from "../commands/people-links.ts";
import { acting } from "../commands/rights.ts";
import { createToken, dropToken, tokens } from "../commands/tokens.ts";
import { count } from "../words/plain.ts";
import { moment } from "../words/time.ts";
import type { TokenView } from "../words/tokens.ts";
import { answer, asking, type Shared } from "./ground.ts";
import { columns } from "./table.ts";

type TokenOptions = Shared & {
  deed: "list" | "create" | "revoke";
  id?: string;
  name?: string;
  scope: string[];
  days: number;
};

/** Lists, creates or revokes tokens. A new one is printed this once, alone on standard output unless JSON is asked for. */
export async function token(options: TokenOptions): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    if (options.deed === "list") {
      const who = options.as ? somebody(context, options.as).id : null;
      return answer(options, await tokens(context, who), tokensText);
    }
    const actor = actorOf(context, options);
    if (options.deed === "create") {
      const question = { name: options.name ?? "", scopes: options.scope, days: options.days };
      const made = await acting(context, actor, "make a token", () => createToken(context, actor, question));
      process.stderr.write("Copy it now: it is shown this once, and kept nowhere.\n");
      return answer(options, made, ({ secret }) => secret);
    }
    const { id } = options;
    if (!id) throw new Refused('Say which: "midcycle token list" shows the ids.');
    const gone = await acting(context, actor, "revoke a token", () => dropToken(context, actor, id));
    answer(options, gone, ({ name, prefix }) => `${name} (${prefix}…) is revoked.`);
  });
}

/** Prints a page of what was refused. */
export async function audit(options: Shared & AuditQuestion): Promise<void> {
  await asking(options, async (house) => {
    const view = await askAudit(house.context(), null, options);
    answer(options, view, ({ rows, total, page, pages }) => {
      if (rows.length === 0) return "Nothing of this kind was refused.";
      const table = columns(
        ["last", "who", "through", "what", "why not", "times"],
        rows.map((row) => [
          moment(row.last, "UTC"),
          row.who?.name ?? "a stranger",
          row.through,
          row.what,
          row.why,
          String(row.times),
        ]),
        4,
      );
      return `${table}\n\n${count(total, "row", "rows")}${pages > 1 ? `; page ${page} of ${pages}` : ""}.`;
    });
  });
}

function actorOf(context: Context, { as, deed }: TokenOptions): Actor {
  if (!as && deed === "create") throw new Refused("Say whose token it is: --as PERSON, or MIDCYCLE_AS.");
  return { id: as ? somebody(context, as).id : "", through: "cli", link: null };
}

function tokensText(all: TokenView[]): string {
  if (all.length === 0) return 'There are no tokens yet: "midcycle token create --as PERSON --name TEXT" makes one.';
  return columns(
    ["id", "begins with", "name", "whose", "good for", "until", "last used", "state"],
    all.map((one) => [
      one.id,
      one.prefix,
      one.name,
      one.who.name,
      one.scopes.join(", "),
      one.expires ? moment(one.expires, "UTC") : "for ever",
      one.used ? moment(one.used, "UTC") : "never",
      one.state,
    ]),
    2,
  );
}
