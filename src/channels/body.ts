/** Of which parts are the longer bodies of a message made? */

import { noticeSheet } from "../words/notice-text.ts";
import { moment } from "../words/time.ts";
import type { Post } from "./channel.ts";
import { filled } from "./template.ts";

/** @returns the notices of a message as a fragment of HTML. */
export function htmlOf({ notices }: Pick<Post, "notices">, address: string | null): Promise<string> {
  const sheets = notices.map((notice) => ({ ...noticeSheet(notice, address), html: notice.texts?.html ?? null }));
  return filled("notice.html", { notices: sheets });
}

/** @returns a message as a whole page that needs nothing else. */
export async function pageOf(
  post: Post,
  { program, address }: { program: string; address: string | null },
): Promise<string> {
  const body = await htmlOf(post, address);
  const at = moment(post.notices.at(-1)?.at ?? "", "UTC");
  return `${(await filled("notice-page.html", { key: post.key, title: titleOf(post), body, program, at })).trim()}\n`;
}

/** @returns the title of a message: of its only notice, or of how many there are. */
export function titleOf({ notices }: Pick<Post, "notices">): string {
  const [first] = notices;
  if (!first) return "";
  const title = first.title.replaceAll(/\s+/g, " ").trim();
  return notices.length === 1 ? title : `${title}, and ${notices.length - 1} more`;
}

/** @returns a name for files and addresses made of a post's name or a notice's id: letters, digits, dots and hyphens. */
export function slugOf({ notices }: Pick<Post, "notices">): string {
  const [first] = notices;
  const name = first?.texts?.file ?? first?.post ?? first?.id ?? "";
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9.]+/g, "-")
      .replaceAll(/^[-.]+|[-.]+$/g, "")
      .slice(0, 150) || "notice"
  );
}
