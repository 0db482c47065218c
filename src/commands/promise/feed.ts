/** What is new about promises, for whoever subscribes to them? */
import type { FeedEntry, FeedView } from "../../words/feed.ts";
import { list } from "../../words/plain.ts";
import type { Context } from "../context.ts";
import { personOf } from "../deciding.ts";
import { allPromises, type Kept } from "./found.ts";

/** Entries of the feed. */
const most = 50;

/** @returns what was promised, kept, missed or judged, the newest first. */
export async function promisesFeed(context: Context): Promise<FeedView> {
  const entries = (await allPromises(context)).flatMap((one) => entriesOf(context, one));
  return {
    title: `What ${context.program.name} promised`,
    about: "What was promised, and what became of it.",
    page: "/promises",
    entries: entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, most),
  };
}

function entriesOf(context: Context, { number, standing }: Kept): FeedEntry[] {
  const { made, state, because, due, keptAt, overruled, writtenAt, by } = standing;
  const name = (id: string) => personOf(context, id).name;
  const page = `/promises/${number}`;
  const whose = list([...made.who.map(name), ...(made.others ? [made.others] : [])]);
  const frame = { by: name(by), page };
  const until = due ? `Due ${due.words}.` : "No date was given.";
  const entry = (at: string, what: string, text: string) => ({
    ...frame,
    ...{ id: `/promises/${number}#${what.replaceAll(" ", "-")}`, at, title: `${what}: ${made.text}`, text },
  });
  const first = entry(writtenAt, "promised", [whose ? `By ${whose}.` : "", until].filter(Boolean).join(" "));
  const over = overruled?.at ?? keptAt ?? (state === "open" || state === "withdrawn" ? null : (due?.at ?? null));
  return over === null ? [first] : [first, entry(over, state, because.join(" "))];
}
