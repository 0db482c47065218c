/** Which commands are about freezes? */
import { frozenText } from "../../words/frozen.ts";
import { type Context, Refused } from "../context.ts";
import { frozen } from "../frozen.ts";
import { sayable, sayWhatItIs } from "../overruling.ts";
import type { Reply, Told, Verb } from "../verb.ts";

const onDay = /(?:^|\s)(?:on|at) (\S.*)$/i;

/** `frozen?` and `classify`. */
export const freezes: Verb[] = [
  reading({
    name: "frozen?",
    synonyms: ["frozen", "is it frozen", "freeze?"],
    usage: "[CHANGE|REPOSITORY [BRANCH] [PATH]] [on DATE]",
    summary: "is it frozen, by every rule that is about it, and what would free it",
    who: "anyone",
    examples: ["/frozen?", "/frozen? 272287 on 2016-03-04", "/frozen? keystone stable/mitaka"],
    async run(context, { rest, about }) {
      const on = onDay.exec(rest)?.[1];
      const what = rest.replace(onDay, "").trim() || about;
      if (!what) throw new Refused("Say which change, or a repository and branch: /frozen? CHANGE on DATE.");
      const view = await frozen(context, { what, on });
      const page = view.change
        ? `/frozen/${encodeURIComponent(view.change.key)}`
        : `/frozen?change=${encodeURIComponent(what)}`;
      return { text: frozenText(view, false).join("\n"), page };
    },
  }),
  {
    name: "classify",
    synonyms: ["it is"],
    usage: "[CHANGE] as CLASS [because TEXT]",
    summary: 'say what a change is where its trailers and paths mislead; "as evidence" takes it back',
    who: "a core of the repository, a liaison or the PTL",
    examples: ["/classify 272287 as bug-fix because it only looks like a feature", "/classify 272287 as evidence"],
    run: classified,
  },
];

const asClass = /^(?:(\S+)\s+)?as\s+(\S+)(?:\s+(?:because|since|,)\s*(.*))?$/is;

async function classified(context: Context, { actor, rest, about }: Told): Promise<Reply> {
  const [, named, as, reason] = asClass.exec(rest) ?? [];
  const change = named ?? about;
  if (!as || !change) {
    throw new Refused(
      `Say what it is: /classify CHANGE as CLASS, where CLASS is one of ${sayable.join(", ")} or evidence.`,
    );
  }
  const { sentence, change: key } = await sayWhatItIs(context, actor, { change, as, reason });
  return { text: sentence, page: `/frozen/${encodeURIComponent(key)}` };
}

function reading(verb: Omit<Verb, "tryOut">): Verb {
  return { ...verb, tryOut: verb.run };
}
