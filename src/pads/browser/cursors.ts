// Where do the others write, and who are they?

import { type Range, RangeSet } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from "@codemirror/view";
import type { HocuspocusProvider } from "@hocuspocus/provider";
import * as Y from "yjs";
import { type Authors, colourOf } from "./authors.ts";
import { made } from "./page.ts";

/** What each page tells the others of itself. */
export interface Presence {
  user: { id: string; name: string } | null;
  cursor?: { anchor: unknown; head: unknown } | null;
}

class Caret extends WidgetType {
  readonly name: string;
  readonly colour: string;
  constructor(name: string, colour: string) {
    super();
    this.name = name;
    this.colour = colour;
  }
  override eq(other: Caret): boolean {
    return other.name === this.name && other.colour === this.colour;
  }
  override toDOM(): HTMLElement {
    const caret = made("span", `pad-caret ${this.colour}`);
    caret.setAttribute("aria-hidden", "true");
    caret.append(made("span", "pad-caret-name", this.name));
    return caret;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

/** Shows the cursors and selections of everybody else, and tells them ours. */
export function cursors(provider: HocuspocusProvider, text: Y.Text, authors: Authors) {
  const awareness = provider.awareness;
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet = RangeSet.empty;
      readonly view: EditorView;
      readonly heard: (change: { added: number[]; updated: number[]; removed: number[] }) => void;
      constructor(view: EditorView) {
        this.view = view;
        this.heard = ({ added, updated, removed }) => {
          const others = [...added, ...updated, ...removed].some((client) => client !== awareness?.clientID);
          if (others) setTimeout(() => this.view.dispatch({}), 0);
        };
        awareness?.on("change", this.heard);
      }
      update(update: ViewUpdate): void {
        if (update.selectionSet || update.docChanged || update.focusChanged) tell(update.view);
        this.decorations = Decoration.set(drawn(update.view), true);
      }
      destroy(): void {
        awareness?.off("change", this.heard);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );

  function tell(view: EditorView): void {
    const state = awareness?.getLocalState() as Presence | null;
    if (!awareness || !state) return;
    const { anchor, head } = view.state.selection.main;
    const cursor = view.hasFocus ? { anchor: place(anchor), head: place(head) } : null;
    if (JSON.stringify(cursor) !== JSON.stringify(state.cursor ?? null)) awareness.setLocalStateField("cursor", cursor);
  }

  function place(index: number): unknown {
    return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index));
  }

  function drawn(view: EditorView): Range<Decoration>[] {
    const ranges: Range<Decoration>[] = [];
    const end = view.state.doc.length;
    for (const [client, said] of awareness?.getStates() ?? []) {
      const { user, cursor } = said as Presence;
      if (client === awareness?.clientID || !user || !cursor) continue;
      const [anchor, head] = [indexOf(cursor.anchor), indexOf(cursor.head)];
      if (anchor === null || head === null || Math.max(anchor, head) > end) continue;
      const colour = colourOf(authors.byId(user.id));
      const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
      if (from < to) ranges.push(Decoration.mark({ class: `pad-selected ${colour}` }).range(from, to));
      ranges.push(Decoration.widget({ widget: new Caret(user.name, colour), side: 1 }).range(head));
    }
    return ranges;
  }

  function indexOf(said: unknown): number | null {
    try {
      const position = Y.createRelativePositionFromJSON(said);
      const found = text.doc && Y.createAbsolutePositionFromRelativePosition(position, text.doc);
      return found?.type === text ? found.index : null;
    } catch {
      return null;
    }
  }
}
