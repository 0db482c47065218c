/** Is the queue kept in sight on a real terminal, and is the terminal given back? */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { linkTo, showsLinks } from "../../src/cli/hyperlinks.ts";
import { columns } from "../../src/cli/table.ts";
import { root } from "../house/ways.ts";
import { place, programText, refused, simulatedGerrit } from "./ground.ts";

const missing = spawnSync("script", ["--version"]).status === 0 ? null : "there is no script(1), which makes terminals";
if (missing !== null && process.env.CI) throw new Error(missing);
if (missing !== null) console.warn(`Skipped: ${missing}.`);

const gerrit = await simulatedGerrit();
const here = place({ ...gerrit.variables, MIDCYCLE_PROGRAM: "aurora.yaml" });

beforeAll(async () => {
  here.write("aurora.yaml", programText(gerrit.url));
  expect((await here.run(["sync"])).code).toBe(0);
});

test("without a terminal it is refused", async () => {
  refused(await here.run(["queue", "--watch"]), 2, /--watch needs a terminal/);
  refused(await here.run(["queue", "--watch", "--json"]), 2, /leave --json out/);
});

describe.skipIf(missing !== null)(missing ?? "on a terminal", { timeout: 60_000 }, () => {
  /** Runs the command on a terminal of 100 columns and 24 lines. */
  function watched(args: string) {
    const command = `stty cols 100 rows 24; exec ${process.execPath} ${root}/bin/midcycle.js ${args}`;
    const { PATH = "", HOME = "" } = process.env;
    const env = { PATH, HOME, TERM: "xterm", SHELL: "/bin/sh", ...gerrit.variables, MIDCYCLE_PROGRAM: "aurora.yaml" };
    const child = spawn("script", ["-qec", command, "/dev/null"], { cwd: here.folder, env });
    onTestFinished(() => void child.kill("SIGKILL"));
    let seen = "";
    child.stdout.on("data", (chunk) => {
      seen += chunk;
    });
    const ended = once(child, "close").then(([code]) => code as number);
    return {
      child,
      ended,
      seen: () => seen,
      sees: (text: string | RegExp) => expect.poll(() => seen, { timeout: 40_000 }).toMatch(text),
    };
  }

  const numberOf = async () => {
    const { out } = await here.run(["next", "--json"]);
    return JSON.parse(out) as { number: number; subject: string };
  };

  test("draws the queue anew when the mirror moves, and ends clean with q", async () => {
    const { number } = await numberOf();
    const screen = watched("queue --watch");
    await screen.sees(/q ends/);
    const text = screen.seen();
    expect(text).toContain("\u001b[?1049h\u001b[?25l");
    expect(text).toContain("Aurora");
    expect(text).toMatch(/Waiting [▁-█]{8} from below a day to \d+ days/);

    const reply = await fetch(`${gerrit.url}/a/changes/${number}/abandon`, {
      method: "POST",
      headers: {
        Authorization: `Basic ${btoa(`mira:${gerrit.variables.AURORA_PASSWORD}`)}`,
        "Content-Type": "application/json",
      },
      body: "{}",
    });
    expect(reply.status).toBe(200);
    const open = Number(/(\d+) open changes/.exec(text)?.[1]);
    expect((await here.run(["sync"])).code).toBe(0);
    await screen.sees(new RegExp(`${open - 1} open changes`));

    screen.child.stdin.write("q");
    expect(await screen.ended).toBe(0);
    expect(screen.seen().endsWith("\u001b[?25h\u001b[?1049l")).toBe(true);
  });

  test.each([
    ["Ctrl-C", "\u0003"],
    ["Escape", "\u001b"],
  ])("ends clean with %s", async (_, keys) => {
    const screen = watched("queue --watch");
    await screen.sees(/q ends/);
    screen.child.stdin.write(keys);
    expect(await screen.ended).toBe(0);
    expect(screen.seen()).toContain("\u001b[?25h\u001b[?1049l");
  });

  test("what is asked wrongly is refused before the screen is taken", async () => {
    const screen = watched("queue --watch --mover everybody");
    expect(await screen.ended).toBe(2);
    expect(screen.seen()).toMatch(/Choose one of owner/);
    expect(screen.seen()).not.toContain("\u001b[?1049h");
  });
});

describe("links", () => {
  const table: [environment: Record<string, string>, terminal: boolean, shown: boolean][] = [
    [{ TERM_PROGRAM: "iTerm.app" }, true, true],
    [{ TERM_PROGRAM: "iTerm.app" }, false, false],
    [{ TERM_PROGRAM: "iTerm.app", NO_COLOR: "1" }, true, false],
    [{ VTE_VERSION: "7600" }, true, true],
    [{ VTE_VERSION: "5000" }, true, false],
    [{ TERM: "xterm-kitty" }, true, true],
    [{ TERM: "dumb", VTE_VERSION: "7600" }, true, false],
    [{ WT_SESSION: "x" }, true, true],
    [{ TERM: "xterm-256color" }, true, false],
    [{ TERM: "xterm-256color", FORCE_HYPERLINK: "1" }, true, true],
    [{ VTE_VERSION: "7600", FORCE_HYPERLINK: "0" }, true, false],
  ];
  test.each(table)("with %j on a terminal %s: %s", (environment, terminal, shown) => {
    expect(showsLinks(environment, terminal)).toBe(shown);
  });

  test("in a pipe are only text, and never lead anywhere but the web", () => {
    expect(linkTo("https://review.example.org/1")).toBeNull();
    const row = [[{ text: "272287", href: "https://review.example.org/1" }, "subject"]];
    expect(columns(["change", "what"], row, 1)).toContain(
      "\u001b]8;;https://review.example.org/1\u0007272287\u001b]8;;\u0007",
    );
    expect(columns(["change", "what"], [[{ text: "272287", href: null }, "subject"]], 1)).not.toContain("\u001b]8");
  });
});
