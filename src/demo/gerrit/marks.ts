/** What happens when somebody sets a topic or hashtags? */
import type { Change } from "./change.ts";
import { changeEvent, named } from "./events.ts";
import { type Act, own, record } from "./record.ts";
import type { Site } from "./site.ts";

/** Sets the topic, or takes it away with null; nothing happens when it is the same. */
export function setTopic(site: Site, act: Act, change: Change, topic: string | null): void {
  const old = change.topic;
  if (old === topic) return;
  change.topic = topic;
  const text =
    topic === null
      ? `Topic ${old} removed`
      : old === null
        ? `Topic set to ${topic}`
        : `Topic changed from ${old} to ${topic}`;
  const more = { changer: named(act.by), ...(old === null ? {} : { oldTopic: old }) };
  record(site, change, act, {
    note: { text, tag: own("setTopic") },
    events: [() => changeEvent(site, change, "topic-changed", act.at, more)],
  });
}

/** Adds and removes hashtags; nothing happens when that changes nothing. */
export function setHashtags(site: Site, act: Act, change: Change, add: string[], remove: string[]): void {
  const added = [...new Set(add)].filter((hashtag) => !change.hashtags.includes(hashtag)).sort();
  const removed = change.hashtags.filter((hashtag) => remove.includes(hashtag));
  if (added.length + removed.length === 0) return;
  change.hashtags = [...change.hashtags.filter((hashtag) => !removed.includes(hashtag)), ...added].sort();
  const said = (list: string[], verb: string) =>
    list.length === 0 ? [] : [`Hashtag${list.length === 1 ? "" : "s"} ${verb}: ${list.join(", ")}`];
  const more = {
    editor: named(act.by),
    ...(added.length > 0 ? { added } : {}),
    ...(removed.length > 0 ? { removed } : {}),
    ...(change.hashtags.length > 0 ? { hashtags: change.hashtags } : {}),
  };
  record(site, change, act, {
    note: { text: [...said(added, "added"), ...said(removed, "removed")].join("\n"), tag: own("setHashtag") },
    events: [() => changeEvent(site, change, "hashtags-changed", act.at, more)],
  });
}
