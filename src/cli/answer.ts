/** How are the commands in the comments that the mirror knows run once, or only tried out? */
import pc from "picocolors";
import { Refused } from "../commands/context.ts";
import { count } from "../words/plain.ts";
import { asking, answer as print, type Shared } from "./ground.ts";

type AnswerOptions = Shared & { dryRun?: boolean };

/** Runs and answers what was said in comments since the last time; with `dryRun` only says what would become of it. */
export async function answer(options: AnswerOptions): Promise<void> {
  const { answerComments, rehearseComments } = await import("../index.ts");
  const { signal } = new AbortController();
  await asking(options, async (house) => {
    const { context, desks } = house;
    if (!context().program.writing.comments) {
      throw new Refused("This team does not listen to comments: set gerrit: true under commands in its program file.");
    }
    for (const { forge } of desks) {
      if (forge.write) continue;
      throw new Refused(
        `We are nobody at ${forge.name}: set its username-env and password-env, then commands can be answered.`,
      );
    }
    if (!options.dryRun) {
      const told = await Promise.all(desks.map((desk) => answerComments(desk, context, [], signal)));
      const changes = told.reduce((sum, each) => sum + each, 0);
      print(options, { changes }, () =>
        changes > 0 ? `Commands on ${count(changes, "change", "changes")} were looked at.` : "Nobody told us anything.",
      );
      return;
    }
    const ahead = await Promise.all(desks.map((desk) => rehearseComments(desk, context, signal)));
    const lines = ahead.flatMap((one) => one ?? []);
    print(options, lines, () => {
      if (ahead.includes(null)) return "Nothing is run the first time: what is said from then on is.";
      if (lines.length === 0) return "Nobody told us anything.";
      return lines
        .map(({ who, command, link, reply, refused }) => {
          const said = refused === null ? reply?.text : `${pc.red("refused:")} ${refused}`;
          return `${who}: ${command}\n${pc.dim(link)}\n${said}`;
        })
        .join("\n\n");
    });
  });
}
