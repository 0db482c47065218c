/** Do the arrows between the rooms point inward? */
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { files, imports, text } from "./ways.ts";

const pure = ["review", "governance", "sprint", "words"];
/** What each room may import beside itself. `commands` are the questions that the mouths of the house ask. */
const doors: Record<string, string[]> = {
  review: [],
  governance: ["review"],
  sprint: ["review", "governance"],
  words: ["review", "governance", "sprint"],
  config: pure,
  store: pure,
  forges: pure,
  channels: pure,
  pads: pure,
  commands: [...pure, "store", "forges/forge.ts", "forges/writing.ts", "channels/channel.ts", "pads/pad.ts"],
  jobs: [
    ...pure,
    "store",
    "forges/forge.ts",
    "forges/writing.ts",
    "channels/channel.ts",
    "channels/chat.ts",
    "pads/pad.ts",
    "commands",
  ],
  web: [
    ...pure,
    "store",
    "forges/forge.ts",
    "forges/writing.ts",
    "channels/channel.ts",
    "channels/chat.ts",
    "pads/pad.ts",
    "commands",
  ],
  cli: [
    ...pure,
    "store",
    "forges/forge.ts",
    "forges/writing.ts",
    "channels/channel.ts",
    "pads/pad.ts",
    "commands",
    "config",
    // A question to clones alone opens nothing else, and loading the whole house would take longer than its answer.
    "forges/open.ts",
    "index.ts",
  ],
  demo: [],
};
/** Packages a pure room may use: schemas, patterns, and what a text in Markdown consists of. */
const purePackages = ["zod", "re2js", "marked"];

const sources = files("src", ".ts");
const room = (path: string) => path.split("/")[1] ?? "";

describe("arrows point inward", () => {
  test.each(sources.filter((path) => path !== "src/index.ts"))("%s", (path) => {
    const own = room(path);
    const allowed = doors[own];
    expect(allowed, `room ${own} is not in the house`).toBeDefined();

    const strays = imports(path).filter((target) => {
      if (!target.startsWith(".")) return pure.includes(own) && !purePackages.includes(target);
      const reached = normalize(join(dirname(path), target)).replace(/^src\//, "");
      return (
        reached.split("/")[0] !== own && !allowed?.some((door) => reached === door || reached.startsWith(`${door}/`))
      );
    });

    expect(strays).toEqual([]);
  });
});

test.each(sources.filter((path) => pure.includes(room(path))))("%s has no clock and no randomness", (path) => {
  expect(text(path).replaceAll(/\/\*.*?\*\//gs, "")).not.toMatch(
    /\bDate\.now\(|new Date\(\)|Math\.random\(|(?<!\/)\bprocess\./,
  );
});

test.each(sources)("%s says in its first line which question it answers", (path) => {
  expect(text(path).split("\n")[0]).toMatch(/^(\/\*\*|\/\/|#!) ?.+/);
});

test.each(sources)("%s stays below 250 lines", (path) => {
  expect(text(path).split("\n").length).toBeLessThanOrEqual(251);
});
