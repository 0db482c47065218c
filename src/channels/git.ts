/** How do posts become commits in a clone of a site? */
import { join, resolve } from "node:path";
import type { GitSettings } from "../review/channel-settings.ts";
import { markdownBody } from "../words/notice-text.ts";
import { markdownText, oneLine } from "../words/plain-text.ts";
import { slugOf, titleOf } from "./body.ts";
import type { Channel, Post, Said } from "./channel.ts";
import { commitFile, committed, createGit, tipOf } from "./git-commit.ts";
import type { World } from "./world.ts";

/** Opens the clone. What is checked out there keeps its own changes; commits are made beside it. */
export function openGit(settings: GitSettings, { program, data }: World): Channel {
  const { name, branch, folder, push, author, address } = settings;
  const clone = resolve(data, settings.clone);
  const pages = program.writing.address;
  const git = createGit(clone);
  const said = (path: string): Said => ({ url: address, reference: path });
  let turn: Promise<unknown> = Promise.resolve();

  /** Two commits on one branch take turns. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function commit(path: string, post: Post, signal: AbortSignal): Promise<Said> {
    const message = `${titleOf(post).slice(0, 72)}\n\nMidcycle-Post: ${post.key}\n`;
    const what = { path, text: textOf(post, pages), message, author };
    await inTurn(() => commitFile(git, { branch, remote: push }, what, signal));
    return said(path);
  }

  const pathOf = (post: Post) => join(folder, `${slugOf(post)}.md`);
  return {
    name,
    kind: "git",
    pace: { parallel: 1, together: 1, threads: false },
    placesOf: () => [""],
    draw: (post) => `${pathOf(post)}\n\n${textOf(post, pages)}`,
    say: (post, signal) => commit(pathOf(post), post, signal),
    edit: (reference, post, signal) => commit(reference, post, signal),
    async find(post, signal) {
      const there = await inTurn(() => committed(git, { branch, remote: push }, `Midcycle-Post: ${post.key}`, signal));
      return there ? said(pathOf(post)) : null;
    },
    async probe(signal) {
      const tip = await tipOf(git, { branch, remote: push }, signal);
      const where = push === null ? clone : `${push} from ${clone}`;
      return `${name}: ${branch} of ${where} ${tip === null ? "has no commits yet" : "can be committed to"}.`;
    },
  };
}

function textOf(post: Post, address: string | null): string {
  const [first] = post.notices;
  if (first?.texts) return `${first.texts.markdown.trim()}\n`;
  const title = oneLine(titleOf(post)).trim();
  // Themes differ in whether they escape a title: nothing in it may be a tag.
  const plain = title.replaceAll("<", "‹").replaceAll(">", "›");
  const front = `---\ntitle: ${JSON.stringify(plain)}\ndate: ${first?.at ?? ""}\n---\n`;
  const body = post.notices.map((notice) => markdownBody(notice, address)).join("\n\n");
  return `${front}\n# ${markdownText(title)}\n\n${body}\n`.replaceAll(/\n{3,}/g, "\n\n");
}
