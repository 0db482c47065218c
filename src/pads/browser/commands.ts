// How does a line that is a command become a deed? Only when somebody signed in asks for it and confirms.
import { RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from "@codemirror/view";
import { made, type Page } from "./page.ts";

/** What the server says of a command. */
interface Answered {
  /** What would be done, or was; null when it is refused. */
  text: string | null;
  page: string | null;
  refused: string | null;
}

class Run extends WidgetType {
  readonly line: string;
  readonly ask: (line: string, view: EditorView, button: HTMLElement) => void;
  constructor(line: string, ask: Run["ask"]) {
    super();
    this.line = line;
    this.ask = ask;
  }
  override eq(other: Run): boolean {
    return other.line === this.line;
  }
  override toDOM(view: EditorView): HTMLElement {
    const button = made("button", "button small pad-run", "Do it …");
    button.type = "button";
    button.setAttribute("aria-label", `Do what the line says: ${this.line}`);
    button.addEventListener("click", () => this.ask(this.line, view, button));
    return button;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

/** Offers to do what a line says that begins with one of the commands; not again once its answer stands below it. */
export function commandLines(page: Page, verbs: readonly string[]) {
  const known = new Set(verbs);
  const ask = (line: string, view: EditorView, button: HTMLElement) => void confirm(page, line, view, button);
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = drawn(view);
      }
      update(update: ViewUpdate): void {
        if (update.docChanged || update.viewportChanged) this.decorations = drawn(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );

  function drawn(view: EditorView): DecorationSet {
    const builder = new RangeSetBuilder<Decoration>();
    const { doc } = view.state;
    for (const { from, to } of view.visibleRanges) {
      for (let at = from; at <= to; ) {
        const line = doc.lineAt(at);
        const word = /^\/([\w?-]+)/.exec(line.text)?.[1]?.toLowerCase();
        const answered = line.number < doc.lines && doc.line(line.number + 1).text.startsWith("> ");
        if (word && known.has(word) && !answered)
          builder.add(line.to, line.to, Decoration.widget({ widget: new Run(line.text, ask), side: 2 }));
        at = line.to + 1;
      }
    }
    return builder.finish();
  }
}

/** Shows what would be done, and does it once that is confirmed; the answer is written below the line. */
async function confirm(page: Page, line: string, view: EditorView, button: HTMLElement): Promise<void> {
  const dialog = made("dialog", "pad-confirm");
  dialog.setAttribute("aria-label", "Confirm a command");
  const said = made("p", "", "Looking at it …");
  said.setAttribute("role", "status");
  const yes = made("button", "button primary", "Do it");
  yes.disabled = true;
  const no = made("button", "button", "Leave it");
  no.addEventListener("click", () => dialog.close());
  const buttons = made("p", "pad-buttons");
  buttons.append(yes, " ", no);
  dialog.append(made("p", "pad-command", line), said, buttons);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (button.isConnected) button.focus();
    else view.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  const key = crypto.getRandomValues(new Uint32Array(4)).join("");
  const would = await send(page, line, key, true);
  said.textContent = would.text ?? would.refused ?? "";
  yes.disabled = would.refused !== null;
  yes.addEventListener("click", async () => {
    yes.disabled = true;
    const done = await send(page, line, key, false);
    if (done.refused !== null) said.textContent = done.refused;
    else dialog.close();
  });
}

async function send(page: Page, line: string, key: string, dryRun: boolean): Promise<Answered> {
  try {
    const body = new URLSearchParams({ csrf: page.csrf, line, key, ...(dryRun && { try: "1" }) });
    const reply = await fetch(`/pads/${encodeURIComponent(page.pad)}/commands`, { method: "POST", body });
    if (reply.ok && !reply.redirected) return (await reply.json()) as Answered;
    return { text: null, page: null, refused: "The server did not take it: reload the page, then try again." };
  } catch (failure) {
    if (!(failure instanceof TypeError)) throw failure;
    return { text: null, page: null, refused: "The server does not answer: try it again in a moment." };
  }
}
