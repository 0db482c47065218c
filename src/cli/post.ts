/** How is a post written to a terminal, a file or a blog's folder? */
import { stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Refused } from "../commands/context.ts";
import type { PostFormat } from "../commands/post.ts";
import type { RecapSettings } from "../review/recap-settings.ts";
import { fileName } from "../words/recap/file-name.ts";
import type { PostView } from "../words/recap/model.ts";
import { type Shared, say } from "./ground.ts";
import { printable } from "./table.ts";

/** How a post is to be written. */
export interface PostOptions extends Shared {
  format: "md" | PostFormat | "json";
  out?: string | undefined;
  address?: string | undefined;
  language?: string | undefined;
  bytes: number;
}

const endings = { markdown: "md", html: "html", mail: "txt", chat: "txt", json: "json" } as const;

/** Writes a post as it is asked for. @throws Refused for a file that cannot be written. */
export async function writePost(view: PostView, options: PostOptions, recaps: RecapSettings): Promise<void> {
  const format = options.json ? "json" : options.format === "md" ? "markdown" : options.format;
  const { address = null, bytes } = options;
  const text =
    format === "json"
      ? `${JSON.stringify(view, null, 2)}\n`
      : // Templates and Markdown are dear to load, and programs need neither.
        await (await import("../commands/post.ts")).post(format, view, { address, recaps, bytes });
  if (!options.out) {
    process.stdout.write(format === "json" ? text : printable(text));
    return;
  }
  const folder = await stat(options.out).then(
    (found) => found.isDirectory(),
    () => options.out?.endsWith("/") ?? false,
  );
  const file = folder ? join(options.out, fileName(view, endings[format])) : options.out;
  await writeFile(file, text).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === "ENOENT")
      throw new Refused(`There is no folder ${dirname(file)}: make it, or give another file to --out.`);
    throw new Refused(`${file} cannot be written (${failure.code}): give another file to --out.`);
  });
  say(`It is in ${file}.`);
}
