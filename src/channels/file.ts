/** How do notices become pages in a folder, for whoever serves files? */
import { join, resolve } from "node:path";
import type { FileSettings } from "../review/channel-settings.ts";
import { pageOf, slugOf } from "./body.ts";
import type { Channel, Post, Said } from "./channel.ts";
import { readOr, writeWhole } from "./files.ts";
import type { World } from "./world.ts";

/** Opens the folder; each notice is a page there, and a later version of a post takes its place. */
export function openFile({ name, folder, address, people }: FileSettings, { program, data }: World): Channel {
  const root = resolve(data, folder);
  const around = { program: program.name, address: program.writing.address };
  const said = (file: string): Said => ({ url: address && `${address}/${file}`, reference: file });

  async function write(file: string, post: Post): Promise<Said> {
    await writeWhole(join(root, file), await pageOf(post, around));
    return said(file);
  }

  return {
    name,
    kind: "file",
    pace: { parallel: 4, together: 1, threads: false },
    placesOf: () => [""],
    ...(people && { reaches: ({ id }) => `people/${id}` }),
    draw: async (post) => `${join(root, fileOf(post))}\n\n${await pageOf(post, around)}`,
    say: (post) => write(fileOf(post), post),
    edit: (reference, post) => write(reference, post),
    async find(post) {
      const there = await readOr(join(root, fileOf(post)));
      return there?.includes(`content="${post.key}"`) ? said(fileOf(post)) : null;
    },
    async probe() {
      await writeWhole(join(root, ".midcycle"), "");
      return `${name} can be written: pages go into ${root}.`;
    },
  };
}

/** What is for one person has a folder of theirs. */
function fileOf(post: Post): string {
  return `${post.to ? `${post.to}/` : ""}${slugOf(post)}.html`;
}
