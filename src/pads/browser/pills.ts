// How does everything stand that the text names, beside the text and without touching it?
import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  hoverTooltip,
  showTooltip,
  type Tooltip,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from "@codemirror/view";
import { type Reference, referencesIn } from "../../review/references.ts";
import type { Pill } from "../../words/pills.ts";
import { made } from "./page.ts";

/** Milliseconds to wait for more that is to be asked; references in one question. */
const limits = { rest: 120, of: 60, spread: 300 };

/** What is known of what the text names. */
export interface Pills {
  get(of: string): Pill | null;
  /** Asks for what is not known yet. */
  want(of: readonly string[]): void;
  /** Changes moved: what is about them is asked for again; everything when nobody says which. */
  moved(keys: readonly string[]): void;
  onChange(listener: () => void): void;
}

/** @returns pills that are asked for at an address, many at once. */
export function createPills(address: string): Pills {
  const known = new Map<string, Pill | null>();
  const asked = new Set<string>();
  const listeners: (() => void)[] = [];
  let due: ReturnType<typeof setTimeout> | null = null;

  function soon(): void {
    if (due === null && asked.size > 0) due = setTimeout(ask, limits.rest);
  }

  async function ask(): Promise<void> {
    const of = [...asked].slice(0, limits.of);
    for (const one of of) asked.delete(one);
    try {
      const reply = await fetch(`${address}?${new URLSearchParams(of.map((one) => ["of", one]))}`);
      if (!reply.ok) throw new TypeError(`answered ${reply.status}`);
      const pills = new Map(((await reply.json()) as Pill[]).map((pill) => [pill.of, pill]));
      for (const one of of) known.set(one, pills.get(one) ?? null);
      for (const listener of listeners) listener();
    } catch (failure) {
      // Without an answer the pills stay as they are; what moves next asks again.
      if (!(failure instanceof TypeError)) throw failure;
    } finally {
      due = null;
      soon();
    }
  }

  return {
    get: (of) => known.get(of) ?? null,
    want(of) {
      for (const one of of) if (!known.has(one)) asked.add(one);
      soon();
    },
    moved(keys) {
      const about = new Set(keys);
      for (const [of, pill] of known) {
        // What named nothing before may be there now.
        if (keys.length === 0 || pill === null || pill.changes.some((key) => about.has(key))) asked.add(of);
      }
      // All pages are told at once: each asks at a moment of its own.
      setTimeout(soon, Math.random() * limits.spread);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

const opened = StateEffect.define<Tooltip | null>();

/** The card of the pill that has the focus. */
const card = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(opened)) return effect.value;
    return transaction.docChanged ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

class PillMark extends WidgetType {
  readonly pill: Pill;
  constructor(pill: Pill) {
    super();
    this.pill = pill;
  }
  override eq(other: PillMark): boolean {
    return JSON.stringify(other.pill) === JSON.stringify(this.pill);
  }
  override toDOM(view: EditorView): HTMLElement {
    const link = made("a", `pad-pill ${this.pill.state}`, this.pill.text);
    link.href = this.pill.page;
    link.target = "_blank";
    link.setAttribute("aria-label", `${this.pill.text}. ${this.pill.card.join(" ")}`);
    // A pill that is drawn anew loses the focus while the editor is at work.
    const open = (tooltip: () => Tooltip | null) =>
      setTimeout(() => view.dom.isConnected && view.dispatch({ effects: opened.of(tooltip()) }), 0);
    link.addEventListener("focus", () =>
      open(() => (link.isConnected ? cardAt(view.posAtDOM(link), this.pill) : null)),
    );
    link.addEventListener("blur", () => open(() => null));
    return link;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

/** Pills beside the text; hovering or the focus opens the card. */
export function pillMarks(pills: Pills) {
  const marks = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      readonly view: EditorView;
      constructor(view: EditorView) {
        this.view = view;
        this.decorations = drawn(view, pills);
        pills.onChange(() => {
          this.decorations = drawn(this.view, pills);
          this.view.dispatch({});
        });
      }
      update(update: ViewUpdate): void {
        if (update.docChanged || update.viewportChanged) this.decorations = drawn(update.view, pills);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
  const hover = hoverTooltip((view, pos) => {
    const line = view.state.doc.lineAt(pos);
    const found = referencesIn(line.text).find(({ from, to }) => line.from + from <= pos && pos <= line.from + to);
    const pill = found && pills.get(found.of);
    return pill ? cardAt(line.from + found.from, pill, line.from + found.to) : null;
  });
  return [marks, hover, card];
}

function drawn(view: EditorView, pills: Pills): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const wanted: string[] = [];
  for (const { from, to, of } of seen(view)) {
    wanted.push(of);
    const pill = pills.get(of);
    if (!pill) continue;
    builder.add(from, to, Decoration.mark({ class: "pad-reference" }));
    builder.add(to, to, Decoration.widget({ widget: new PillMark(pill), side: 1 }));
  }
  pills.want(wanted);
  return builder.finish();
}

/** What the lines in sight name. */
function seen(view: EditorView): Reference[] {
  const found: Reference[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      for (const one of referencesIn(line.text))
        found.push({ ...one, from: line.from + one.from, to: line.from + one.to });
      at = line.to + 1;
    }
  }
  return found;
}

function cardAt(pos: number, pill: Pill, end?: number): Tooltip {
  return {
    pos,
    ...(end !== undefined && { end }),
    above: true,
    create() {
      const dom = made("div", `pad-card ${pill.state}`);
      const [title = "", ...rest] = pill.card;
      dom.append(made("strong", "", title), ...rest.map((line) => made("p", "", line)));
      return { dom };
    },
  };
}
