/** How do minutes and the log of a meeting read as pages of their own, laid out and anchored as meetbot does? */
import { clockTime, timeOfDay } from "../sprint/minutes/clock-time.ts";
import type { Line } from "../sprint/minutes/line.ts";
import { type Item, itemsOf, type Minutes, type Topic } from "../sprint/minutes/minutes.ts";
import { type Around, actionsByOwner, meetingTitle } from "./minutes-text.ts";

/** @returns the minutes as a page; each item links to its line of the log. Everything is escaped. */
export function minutesHtml(minutes: Minutes, around: Around): string {
  const { started, ended } = minutes;
  const logs = `(<a href="${escaped(around.log)}">full logs</a>)`;
  const when = (at: string | null | undefined) => (at ? ` at ${clockTime(at)} UTC` : "");
  const actions = itemsOf(minutes, "action");
  const parts = [
    `<h1>${escaped(meetingTitle(minutes, around.place))}</h1>`,
    `<p>${started ? `Meeting started by ${escaped(started.by ?? "somebody")}${when(started.at)}` : "Nobody started a meeting"} ${logs}.</p>`,
    section("Meeting summary", list(minutes.topics.map((topic) => topicHtml(topic, around.log)))),
    `<p>${ended ? `Meeting ended${when(ended.at)}` : "The meeting has not been ended"} ${logs}.</p>`,
    section("Action items", list(actions.map(({ text }) => escaped(text)))),
    actions.length === 0
      ? ""
      : section(
          "Action items, by person",
          list(
            actionsByOwner(actions).map(
              ({ owner, actions }) =>
                `${owner === null ? "<b>UNASSIGNED</b>" : escaped(owner)}${list(actions.map(({ text }) => escaped(text)))}`,
            ),
          ),
        ),
    section(
      "People present (lines said)",
      list(minutes.present.map(({ name, lines }) => `${escaped(name)} (${lines})`)),
    ),
  ];
  return page(meetingTitle(minutes, around.place), parts.filter((part) => part !== "").join("\n"));
}

/** @returns the log as a page; line N has the anchor `l-N`, N being its `Line.id`. Everything is escaped. */
export function logHtml(lines: readonly Line[], place: string): string {
  const rows = lines.filter(({ kind }) => kind !== "renamed").map(rowHtml);
  return page(`${place} log`, `<pre>${rows.join("\n")}</pre>`);
}

function rowHtml({ id, at, by, text, kind }: Line): string {
  const name = kind === "did" ? `* ${by ?? "?"}` : `<${by ?? "?"}>`;
  const command = kind === "did" || kind === "ours" ? null : /^(#\w+[ \t]*)(.*)$/s.exec(text);
  const words = command ? `<b>${escaped(command[1] ?? "")}</b>${escaped(command[2] ?? "")}` : escaped(text);
  const anchor = escaped(`l-${id}`);
  return `<a href="#${anchor}" id="${anchor}">${timeOfDay(at) || "-"}</a> ${escaped(name)} ${words}`;
}

function topicHtml({ title, mark, items }: Topic, log: string): string {
  const own =
    items.length === 0
      ? ""
      : list(
          items.map((item) => `${itemHtml(item)} ${details(item, log)}`),
          "a",
        );
  return title === null ? own : `<b>${escaped(title)}</b> ${mark ? details(mark, log) : ""}${own}`;
}

function itemHtml(item: Item): string {
  if (item.kind === "info") return escaped(item.text);
  if (item.kind !== "link") return `<i>${item.kind.toUpperCase()}</i>: ${escaped(item.text)}`;
  const safe = /^(?:https?|irc|ftp|ssh|mailto):/i.test(item.url);
  const address = safe ? `<a href="${escaped(item.url)}">${escaped(item.url)}</a>` : escaped(item.url);
  return `<i>LINK</i>: ${escaped(item.prefix)}${address}${escaped(item.suffix)}`;
}

function details({ by, at, line }: { by: string | null; at: string | null; line: string }, log: string): string {
  return `(<a href="${escaped(`${log}#l-${line}`)}">${escaped(by ?? "?")}</a>, ${timeOfDay(at)})`;
}

function section(name: string, inside: string): string {
  return `<h3>${name}</h3>\n${inside}`;
}

function list(rows: readonly string[], type?: "a"): string {
  const inside = rows.length === 0 ? ["(none)"] : rows;
  return `<ol${type ? ` type="${type}"` : ""}>\n${inside.map((row) => `<li>${row}</li>`).join("\n")}\n</ol>`;
}

function page(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
</head>
<body>
${body}
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
