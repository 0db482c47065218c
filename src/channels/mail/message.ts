/** How does a message read as a mail? */
import type { SendMailOptions } from "nodemailer";
import type { MailSettings } from "../../review/channel-settings.ts";
import { plainBody } from "../../words/notice-text.ts";
import { oneLine } from "../../words/plain-text.ts";
import { wrapped } from "../../words/wrap.ts";
import { htmlOf, titleOf } from "../body.ts";
import type { Post, Reader } from "../channel.ts";
import { filled } from "../template.ts";

/** @returns the mail, without the date: the same each time for the same message. `address`: of our pages. */
export async function mailOf(settings: MailSettings, post: Post, address: string | null): Promise<SendMailOptions> {
  const { from, replyTo, subject, listId } = settings;
  const { reader, after } = post;
  const title = oneLine(titleOf(post)).trim();
  return {
    from,
    to: reader ? { name: reader.name, address: post.to } : post.to,
    ...(replyTo !== null && { replyTo }),
    subject: subject === null ? title : `[${subject}] ${title}`,
    messageId: messageId(settings, post.key),
    ...(after !== null && { inReplyTo: after, references: [after] }),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "X-Midcycle-Post": post.key,
      ...(listId !== null && { "List-Id": `<${listId}>`, Precedence: "list" }),
      ...(reader?.leave && {
        "List-Unsubscribe": `<${reader.leave}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    text: textOf(post, address),
    html: (await filled("notice-mail.html", { body: await htmlOf(post, address), ...footOf(reader) })).trim(),
    baseBoundary: post.key,
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** @returns the name of a message, by which a mail server and a reader know a second copy. */
export function messageId({ from }: Pick<MailSettings, "from">, key: string): string {
  const host = /@([^\s>]+)/.exec(from)?.[1] ?? "localhost";
  return `<midcycle.${key}@${host}>`;
}

function textOf({ notices, reader }: Post, address: string | null): string {
  const several = notices.length > 1;
  const parts = notices.map((notice) => {
    const title = wrapped(oneLine(notice.title).trim());
    const body = plainBody(notice, address);
    const line = "-".repeat(Math.max(...title.split("\n").map(({ length }) => length)));
    return several ? [`${title}\n${line}`, body].filter(Boolean).join("\n\n") : body || title;
  });
  const foot = reader ? [`-- \n${wrapped(reader.because)}${reader.leave ? `\nEnd it: ${reader.leave}` : ""}`] : [];
  return `${[...parts, ...foot].join("\n\n")}\n`;
}

function footOf(reader: Reader | null): { because: string; leave: string } {
  return { because: reader?.because ?? "", leave: reader?.leave ?? "" };
}
