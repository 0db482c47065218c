/** What body does a program elsewhere want? */
import type { WebhookSettings } from "../review/channel-settings.ts";
import type { Notice } from "../words/notice.ts";
import { cut, linkTo, markdownBody, noticeSheet, plainBody, shortText } from "../words/notice-text.ts";
import { markdownText, oneLine } from "../words/plain-text.ts";
import { topicOf } from "../words/topics.ts";
import type { Post } from "./channel.ts";

/** Characters that Discord and the others take at most in one message. */
const most = { slack: 3_500, mattermost: 12_000, discord: 1_900 };

/** @returns the body as JSON. */
export function bodyOf(
  shape: WebhookSettings["shape"],
  post: Post,
  { team, address }: { team: string; address: string | null },
): string {
  const each = (draw: (notice: Notice) => string) => post.notices.map(draw).join("\n\n");
  switch (shape) {
    case "slack":
      return JSON.stringify({
        text: cut(
          each((notice) => slackText(notice, address)),
          most.slack,
        ),
        unfurl_links: false,
      });
    case "mattermost":
      return JSON.stringify({
        text: quiet(
          cut(
            each((notice) => titled(notice, address)),
            most.mattermost,
          ),
        ),
      });
    case "discord": {
      const content = cut(
        each((notice) => titled(notice, address)),
        most.discord,
      );
      return JSON.stringify({ content, allowed_mentions: { parse: [] } });
    }
    case "json":
      return JSON.stringify({
        id: post.key,
        team,
        notices: post.notices.map((notice) => plainNotice(notice, address)),
      });
  }
}

function plainNotice(notice: Notice, address: string | null): object {
  const { id, kind, at, title, url, changes = [], post = null, texts } = notice;
  return {
    ...{ id, kind, topic: topicOf(kind), at, title: oneLine(title).trim(), post, changes, url: linkTo(url, address) },
    text: plainBody(notice, address),
    markdown: texts?.markdown ?? markdownBody(notice, address),
    short: shortText(notice, address),
  };
}

function titled(notice: Notice, address: string | null): string {
  const body = notice.texts ? shortText(notice, address) : markdownBody(notice, address);
  return `**${markdownText(oneLine(notice.title).trim())}**\n${body}`;
}

/** https://api.slack.com/reference/surfaces/formatting: three signs are markup, and a link is <address|text>. */
function slackText(notice: Notice, address: string | null): string {
  const { title, paragraphs, url } = noticeSheet(notice, address);
  const told = notice.texts
    ? [slack(notice.texts.short)]
    : paragraphs.map((pieces) =>
        pieces.map(({ text, url }) => (url ? `<${url}|${slack(text)}>` : slack(text))).join(""),
      );
  return [`*${slack(title).replaceAll("*", "∗")}*`, ...told, ...(url ? [`<${url}>`] : [])].join("\n");
}

function slack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Nobody's bell rings because somebody wrote "@all" in a title. */
function quiet(text: string): string {
  return text.replaceAll(/@(?=(?:all|channel|here)\b)/gi, "@\u2060");
}
