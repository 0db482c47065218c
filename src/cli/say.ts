/** How does somebody tell Midcycle what to do on a terminal? */
import { text as allOf } from "node:stream/consumers";
import pc from "picocolors";
import { Refused } from "../commands/context.ts";
import { somebody } from "../commands/people-links.ts";
import { verbs as all, usageOf } from "../commands/registry.ts";
import { type Answer, say as tell } from "../commands/say.ts";
import { theChange } from "../commands/the-change.ts";
import { verbTable } from "../commands/verb-table.ts";
import { codes } from "./exit.ts";
import { answer, asking, say as beside, type Shared } from "./ground.ts";
import { columns } from "./table.ts";

type SayOptions = Shared & { text: string; about?: string; dryRun?: boolean };

/** Runs the commands of a text, "-" for standard input, and prints an answer for each; code 2 when one was refused. */
export async function say(options: SayOptions): Promise<void> {
  const { as, about, dryRun = false } = options;
  if (!as) throw new Refused("Say who you are: --as PERSON, or MIDCYCLE_AS.");
  const text = options.text === "-" ? await allOf(process.stdin) : options.text;
  await asking(options, async (house) => {
    const context = house.context();
    const saying = {
      actor: { id: somebody(context, as).id, through: "cli" as const, link: null },
      text,
      about: about === undefined ? null : (await theChange(context, about)).key,
      dryRun,
    };
    const answers = await tell(context, saying, beside);
    if (answers.some(({ refused }) => refused !== null)) process.exitCode = codes.refused;
    answer(options, answers, (all) => all.map(answerText).join("\n\n"));
  });
}

/** Prints every command; with `markdown`, the table of the README. */
export async function verbs(options: Shared & { markdown?: boolean }): Promise<void> {
  if (options.markdown) {
    process.stdout.write(`${verbTable()}\n`);
    return;
  }
  const told = all.map(({ name, synonyms, usage, summary, who, examples }) => ({
    name,
    synonyms,
    usage,
    summary,
    who,
    examples,
  }));
  answer(options, told, () =>
    columns(
      ["command", "what it does", "who may"],
      all.map((verb) => [usageOf(verb), verb.summary, verb.who]),
      1,
    ),
  );
}

function answerText({ text, reply, refused }: Answer): string {
  const said = refused === null ? reply?.text : `${pc.red("refused:")} ${refused}`;
  return `${pc.dim(text)}\n${said}${reply?.page ? pc.dim(`\n${reply.page}`) : ""}`;
}
