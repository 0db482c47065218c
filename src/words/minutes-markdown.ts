/** How do minutes read as the text of a pad? */
import { timeOfDay } from "../sprint/minutes/clock-time.ts";
import type { Item, Minutes, Topic } from "../sprint/minutes/minutes.ts";
import { itemsOf } from "../sprint/minutes/minutes.ts";
import { type Around, actionsByOwner, meetingTitle } from "./minutes-text.ts";

/** @returns the minutes in Markdown; what people wrote stands in it as they wrote it. */
export function minutesMarkdown(minutes: Minutes, { place, log }: Around): string {
  const { started, ended } = minutes;
  const day = started?.at?.slice(0, 10);
  const times = [started?.at, ended?.at].map((at) => (at ? timeOfDay(at).slice(0, 5) : null));
  const span = day ? `${day}, ${times[0]}${times[1] ? ` to ${times[1]}` : ""} UTC. ` : "";
  const actions = actionsByOwner(itemsOf(minutes, "action")).map(
    ({ owner, actions }) => `- ${owner ?? "nobody yet"}\n${actions.map(({ text }) => `  - [ ] ${text}`).join("\n")}`,
  );
  const present = minutes.present.map(({ name }) => name).join(", ");
  return [
    `# ${meetingTitle(minutes, place)}`,
    `${span}[Full log](${log})`,
    ...minutes.topics.map((topic) => topicMarkdown(topic, log)),
    ...(actions.length > 0 ? [`## Actions\n\n${actions.join("\n")}`] : []),
    ...(present ? [`Present: ${present}`] : []),
  ]
    .join("\n\n")
    .concat("\n");
}

function topicMarkdown({ title, items }: Topic, log: string): string {
  const rows = items.map((item) => `- ${words(item)} ([${item.by ?? "?"}](${log}#l-${item.line}))`);
  return [...(title === null ? [] : [`## ${title}`]), ...(rows.length > 0 ? [rows.join("\n")] : [])].join("\n\n");
}

function words({ kind, text }: Item): string {
  return kind === "info" || kind === "link" ? text : `**${kind.toUpperCase()}** ${text}`;
}
