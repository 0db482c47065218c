/** What does the mirror cost beside fetching from a real Gerrit? */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startGerrit, whyNoGerrit } from "../test/real/gerrit.ts";
import { makeHistory } from "../test/real/history.ts";
import { pushChain } from "../test/real/push.ts";
import { furnish, type Human, humans, repositories, type Site } from "../test/real/site.ts";
import { programText, variables } from "../test/real/team.ts";
import { cost, measured } from "./backfill.ts";
import type { Figure, Skipped } from "./report.ts";
import { inFolder } from "./world.ts";

/** Changes that people argue about, and changes that were only pushed. */
const [lived, pushed] = [200, 2_800];

/** Measures on a real Gerrit when a JDK and its jars can be had. */
export async function real(): Promise<(Figure | Skipped)[]> {
  const missing = await whyNoGerrit();
  if (missing !== null) return [{ work: "backfill from a real Gerrit", why: missing }];
  const gerrit = await startGerrit();
  try {
    const site = await furnish(gerrit);
    await makeHistory(site, lived, () => undefined);
    await pushMany(site, pushed, 70);
    return await inFolder(async (folder) => {
      const program = join(folder, "program.yaml");
      await writeFile(program, programText(site, new Date().toISOString().slice(0, 10)));
      for (const name of Object.values(variables)) process.env[name] ??= "unused";
      const { username: user, password } = site.bot;
      const order = { program, user, password, file: join(folder, "mirror.sqlite") };
      return [cost(`real Gerrit ${gerrit.version}`, await measured(order), 1.15)];
    });
  } finally {
    await gerrit.close();
  }
}

/** Pushes changes in chains of so many, each chain by another of the team and to another repository. */
export async function pushMany({ gerrit }: Site, count: number, chain: number): Promise<void> {
  for (let done = 0; done < count; done += chain) {
    const owner = humans[(done / chain) % humans.length] as Human;
    const project = repositories[(done / chain) % repositories.length] as string;
    const commits = Array.from({ length: chain }, (_, n) => ({
      message: `Mend part ${done + n}\n\nIt was broken for some people.`,
      path: `parts/${done + n}.txt`,
      text: `part ${done + n}\n`,
    }));
    await pushChain(gerrit.url, owner, project, commits);
  }
}
