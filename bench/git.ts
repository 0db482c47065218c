/** How long does it take to read a history of 15,000 commits, beside the bare `git log` that it needs? */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Made, makeHistory } from "../test/fakes/git-history.ts";
import { type Figure, quantile } from "./report.ts";
import { inFolder } from "./world.ts";

const commits = 15_000;
const rounds = 5;
const root = join(import.meta.dirname, "..");

/** Measures the reading, its memory, and a second run of the whole command with nothing new. */
export async function gitHistory(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const { folder: clone, git } = makeHistory(join(folder, "keystone.git"), history());
    git("gc", "--quiet");
    const format = ["%H", "%P", "%aN", "%aE", "%at", "%cN", "%cE", "%ct", "%B", "%N"].join("%x00");
    const log = ["-C", clone, "log", "-z", "--no-notes", `--format=tformat:${format}`, "--branches"];
    const run = (command: string, args: readonly string[]) => {
      const began = performance.now();
      const { stdout, status, stderr } = spawnSync(command, args, { maxBuffer: 1 << 30, encoding: "utf8", cwd: root });
      if (status !== 0) throw new Error(stderr);
      return { took: performance.now() - began, stdout };
    };
    const days = ["--from", "2016-01-27", "--to", "2016-01-29", "--json", "--data", join(folder, "data")];
    const recap = ["bin/midcycle.js", "recap", "--git", clone, ...days];
    run("git", log);
    run(process.execPath, recap);

    const bare: number[] = [];
    const read: { took: number; changes: number; megabytes: number }[] = [];
    const again: number[] = [];
    const node: number[] = [];
    for (let n = 0; n < rounds; n++) {
      bare.push(run("git", log).took);
      read.push(JSON.parse(run(process.execPath, ["bench/git-child.ts", clone]).stdout));
      again.push(run(process.execPath, recap).took);
      node.push(run(process.execPath, ["-e", "0"]).took);
    }
    const middle = (some: number[]) => quantile(some, 0.5);
    const [log50, read50] = [middle(bare), middle(read.map(({ took }) => took))];
    return [
      {
        work: `git history of ${commits.toLocaleString("en")} commits`,
        value: read50 / log50,
        limit: 2,
        unit: "× bare git log",
        detail: `${read50.toFixed(0)} ms for ${read[0]?.changes} changes; git log ${log50.toFixed(0)} ms; medians of ${rounds}`,
      },
      {
        work: "memory for it",
        value: Math.max(...read.map(({ megabytes }) => megabytes)),
        limit: 150,
        unit: "MB",
        detail: "largest resident size of the process",
      },
      {
        work: "recap --git again, nothing new",
        value: middle(again),
        limit: 300,
        unit: "ms",
        detail: `the whole command, median of ${rounds}; node -e 0 takes ${middle(node).toFixed(0)} ms`,
      },
    ];
  });
}

/** Of ten changes three are fast-forwarded; a merge every few hours up to the end of 2016. */
function history(): Made[] {
  const made: Made[] = [{ name: "root", message: "Begin\n", at: Date.parse("2012-01-01") / 1_000 }];
  let tip = "root";
  for (let n = 1; made.length < commits; n++) {
    const at = Date.parse("2012-01-01") / 1_000 + n * 15_000;
    const id = `I${n.toString(16).padStart(40, "0")}`;
    const text = "What it does and why, in some sentences that people wrote. ".repeat(6);
    const message = `Teach the token formatter rule ${n}\n\n${text}\n\nCloses-Bug: #${n}\nChange-Id: ${id}\n`;
    const author = `Person ${n % 200} <person${n % 200}@example.org>`;
    made.push({ name: `c${n}`, parents: [tip], message, at: at - 3_600, author });
    if (n % 10 < 3) tip = `c${n}`;
    else {
      const by = "Jenkins <jenkins@review.example.org>";
      made.push({ name: `m${n}`, parents: [tip, `c${n}`], message: `Merge "Rule ${n}"\n`, at, author: by });
      tip = `m${n}`;
    }
  }
  const last = made.at(-1);
  if (last) last.on = ["master"];
  return made;
}
