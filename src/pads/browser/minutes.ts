// What have the lines come to so far: topics, what was agreed, who does what by when?
import type { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { readMinutes } from "../../sprint/minutes/meeting.ts";
import { type Item, itemsOf, saysSomething } from "../../sprint/minutes/minutes.ts";
import type { Named } from "../../sprint/minutes/owner.ts";
import { type Authors, writtenAt } from "./authors.ts";
import { made, part } from "./page.ts";

/** Milliseconds of quiet before the minutes are read again. */
const rest = 300;

/** Keeps the panel beside the text: every entry leads to its line. */
export function minutesPanel(people: readonly Named[], zone: string, authors: Authors) {
  let due: ReturnType<typeof setTimeout> | null = null;
  return EditorView.updateListener.of((update) => {
    const first = part("pad-minutes").dataset.read === undefined;
    if (!update.docChanged && !first) return;
    part("pad-minutes").dataset.read = "";
    if (due) clearTimeout(due);
    due = setTimeout(() => draw(update.view, people, zone, authors), rest);
  });
}

function draw(view: EditorView, people: readonly Named[], zone: string, authors: Authors): void {
  const minutes = readMinutes(linesOf(view.state, authors), { form: "text", people, zone });
  const place = part("pad-minutes-list");
  part("pad-minutes").hidden = !saysSomething(minutes);
  const actions = itemsOf(minutes, "action");
  place.replaceChildren(
    ...minutes.topics.flatMap(({ title, mark, items }) => [
      ...(title !== null && mark ? [heading(view, title, mark.line)] : []),
      ...(items.length > 0 ? [list(view, items)] : []),
    ]),
  );
  part("pad-minutes-count").textContent = actions.length === 1 ? "1 action" : `${actions.length} actions`;
}

function* linesOf(state: EditorState, authors: Authors) {
  for (let number = 1; number <= state.doc.lines; number++) {
    const { from, to, text } = state.doc.line(number);
    // Only these lines can be kept; the author of each is looked up for them alone.
    if (!/^\s*(?:[#[]|https?:)/.test(text)) continue;
    const written = writtenAt(state, from, to);
    const by = (written && authors.byId(written.author)?.name) ?? null;
    yield { id: String(number), at: written?.at ?? null, by, text };
  }
}

function heading(view: EditorView, title: string, line: string): HTMLElement {
  const element = made("h3", "");
  element.append(toLine(view, title, line));
  return element;
}

function list(view: EditorView, items: readonly Item[]): HTMLElement {
  const element = made("ul", "plain");
  element.append(
    ...items.map((item) => {
      const entry = made("li", `pad-item ${item.kind}`);
      entry.append(made("span", "flag", item.kind), " ", toLine(view, wordsOf(item), item.line));
      if (item.kind === "action") entry.append(...more(item.owners.map(({ name }) => name).join(", "), item.due?.text));
      return entry;
    }),
  );
  return element;
}

function more(owners: string, due: string | undefined): (Node | string)[] {
  const said = [owners || "nobody is named", ...(due ? [due] : [])].join(" · ");
  return [made("span", "note", ` ${said}`)];
}

function wordsOf(item: Item): string {
  if (item.kind === "link") return `${item.prefix}${item.url}${item.suffix}`;
  if (item.kind === "vote")
    return `${item.question}: ${item.tally.map(({ option, voters }) => `${option} ${voters.length}`).join(", ")}`;
  return item.text;
}

function toLine(view: EditorView, text: string, number: string): HTMLButtonElement {
  const button = made("button", "pad-to-line", text || "…");
  button.type = "button";
  button.addEventListener("click", () => {
    const line = view.state.doc.line(Math.min(Number(number), view.state.doc.lines));
    view.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
    view.focus();
  });
  return button;
}
