/** How are the questions about changes asked and answered on a terminal? */
import pc from "picocolors";
import type { Context } from "../commands/context.ts";
import { next as askNext, queue as askQueue, waiting } from "../commands/queue.ts";
import { show as askShow } from "../commands/show.ts";
import { moverName, moverSentence } from "../words/mover.ts";
import { count, list, signed } from "../words/plain.ts";
import { sparkline, type WaitSpans, waitSpans } from "../words/sparkline.ts";
import { ago, moment } from "../words/time.ts";
import type { ChangeView, PersonLink, QueueItem, QueueView } from "../words/views.ts";
import { answer, asking, type Shared } from "./ground.ts";
import { linked, linkTo } from "./hyperlinks.ts";
import { columns, paragraph } from "./table.ts";
import { type Watched, watchKeys, watchQueue } from "./watch.ts";

type QueueOptions = Shared & {
  repository?: string;
  mover?: string;
  text?: string;
  sort?: string;
  page: number;
  size: number;
  watch?: boolean;
};
type ChangeOptions = Shared & { change: string };

/** A topic may have hundreds of changes. */
const mostRelated = 12;

/** Prints a page of the queue; with `watch` it stays and is drawn anew when something moves. */
export async function queue(options: QueueOptions): Promise<void> {
  if (options.watch) {
    const text: Watched["text"] = (house, view, moved) => {
      const context = house.context();
      const head = pc.bold(context.program.name) + pc.dim(` · ${moment(context.now(), "UTC")}`);
      return [head, "", queueText(view, spansOf(context, options), context.now(), moved), watchKeys(view)].join("\n");
    };
    return watchQueue(options, { question: options, text });
  }
  await asking(options, async (house) => {
    const context = house.context();
    const spans = spansOf(context, options);
    answer(options, await askQueue(context, options), (view) => queueText(view, spans, context.now(), new Set()));
  });
}

function spansOf(context: Context, options: QueueOptions): WaitSpans {
  return waitSpans(
    waiting(context, options).shown.map(({ turn }) => turn.since),
    context.now(),
  );
}

/** Prints the change to look at next; null in JSON when nothing waits. */
export async function next(options: Shared): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    answer(options, await askNext(context, { as: options.as }), (item) =>
      item ? itemText(item, context.now()) : "Nothing waits now.",
    );
  });
}

/** Prints what keeps a change out of the queue. */
export async function why(options: ChangeOptions): Promise<void> {
  await asking(options, async (house) => {
    answer(options, await askShow(house.context(), options), (view) =>
      [title(view.item), "", whyText(view)].join("\n"),
    );
  });
}

/** Prints everything about a change. */
export async function show(options: ChangeOptions): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    answer(options, await askShow(context, options), (view) => changeText(view, context.now()));
  });
}

function queueText(view: QueueView, waits: WaitSpans, now: string, moved: ReadonlySet<string>): string {
  if (view.empty) return view.empty;
  const table = columns(
    ["change", "repository", "subject", "turn", "since", "votes"],
    view.items.map((item) => [
      { text: String(item.number), href: linkTo(item.url) },
      short(item.repository),
      moved.has(item.key) ? pc.bold(item.subject) : item.subject,
      item.late ? pc.yellow(moverName(item.mover)) : moverName(item.mover),
      ago(item.since, now),
      votes(item),
    ]),
    2,
  );
  const more = view.pages > 1 ? `; page ${view.page} of ${view.pages}` : "";
  const whose = view.as ? ` for ${view.as.name}` : "";
  return `${table}\n\n${count(view.total, "open change", "open changes")}${whose}${more}. ${waitsText(waits)}`;
}

function waitsText({ spans, longest }: WaitSpans): string {
  if (longest === null) return "";
  const line = sparkline(spans.map((span) => span.count));
  return `Waiting ${line} from below ${spans[0]?.below} to ${count(longest, "day", "days")}.`;
}

function itemText(item: QueueItem, now: string): string {
  const waits = `It is the turn of ${moverName(item.mover)} (${names(item.waiting)}), since ${ago(item.since, now)}.`;
  return [
    title(item),
    address(item.url),
    "",
    paragraph(waits),
    ...item.order.map((reason) => paragraph(reason, "  ")),
    "",
    reasonsText(item),
  ].join("\n");
}

function changeText(view: ChangeView, now: string): string {
  const { item } = view;
  const head = [
    title(item),
    address(item.url),
    `${view.status}, by ${item.owner.name}, patch set ${item.patchSet}, on ${item.branch} of ${item.repository}`,
  ];
  const turn =
    view.status === "open"
      ? [
          "",
          `${moverSentence(item.mover)} Since ${ago(item.since, now)}: ${names(item.waiting)}.`,
          "",
          reasonsText(item),
        ]
      : [];
  const history = view.timeline.map(({ at, by, text }) => [moment(at, "UTC"), by?.name ?? "the server", text]);
  const related = view.related
    .slice(0, mostRelated)
    .map(({ key, relation, status, subject }) => [relation, key, status ?? "not known", subject ?? ""]);
  return [
    ...head,
    ...turn,
    "",
    columns(["when", "who", "what"], history, 2),
    ...(related.length > 0 ? ["", columns(["relation", "change", "status", "subject"], related, 3)] : []),
    ...(view.related.length > mostRelated ? [`and ${view.related.length - mostRelated} more; --json lists all`] : []),
  ].join("\n");
}

function whyText({ whyNot }: ChangeView): string {
  if (whyNot.length === 0) return "No rule keeps it out of the queue.";
  return whyNot
    .map(({ met, text, remedy, who }) => {
      const said = !met && remedy ? `${text} ${remedy}` : text;
      const unnamed = !met && !who.some(({ name }) => said.includes(name));
      const whose = unnamed && who.length > 0 ? ` (${names(who)})` : "";
      return `${met ? pc.green("✓") : pc.red("✗")} ${paragraph(`${said}${whose}`, "  ").trimStart()}`;
    })
    .join("\n");
}

function reasonsText(item: QueueItem): string {
  return item.reasons
    .map(
      ({ text, remedy, decides }) =>
        `${decides ? "•" : pc.dim("·")} ${paragraph(remedy ? `${text} ${remedy}` : text, "  ").trimStart()}`,
    )
    .join("\n");
}

function title(item: QueueItem): string {
  return `${pc.bold(String(item.number))} ${item.subject}`;
}

function address(url: string): string {
  const link = linkTo(url);
  return pc.dim(link ? linked(url, link) : url);
}

function votes(item: QueueItem): string {
  return item.votes
    .map(({ label, value }) => `${label.replaceAll(/[a-z]+/g, "").replace("-", "")}${signed(value)}`)
    .join(" ");
}

function names(people: readonly PersonLink[]): string {
  const shown = people.slice(0, 4).map(({ name }) => name);
  const more = people.length - shown.length;
  return list(more > 0 ? [...shown, `${more} more`] : shown) || "nobody by name";
}

function short(repository: string): string {
  return repository.slice(repository.lastIndexOf("/") + 1);
}
