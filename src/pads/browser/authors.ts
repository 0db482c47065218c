// Whose words are whose, and in which colour?
import { type EditorState, RangeSet, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter, ViewPlugin } from "@codemirror/view";
import type * as Y from "yjs";
import { midcycleAuthor, type PadClient, type PlacedAuthor } from "../../sprint/pad.ts";
import { made } from "./page.ts";

/** Colours there are; who comes later shares one, and is told apart by name. */
const colours = 12;

/** Who writes in this pad. */
export interface Authors {
  /** Takes in what the server tells. */
  take(authors: readonly PlacedAuthor[], clients: readonly [number, string, string][]): void;
  /** The reader writes under this number from now on. */
  own(client: number): void;
  byClient(client: number): PlacedAuthor | null;
  /** When whoever has this number began to write; null when that is not known. */
  since(client: number): string | null;
  byId(id: string): PlacedAuthor | null;
  all(): PlacedAuthor[];
  onChange(listener: () => void): void;
}

/** @returns authors of whom nothing is known yet but the reader. */
export function createAuthors(ownClient: number, own: string): Authors {
  const placed = new Map<string, PlacedAuthor>();
  const clients = new Map<number, PadClient>();
  const now = () => new Date().toISOString();
  if (own) clients.set(ownClient, { author: own, at: now() });
  const listeners: (() => void)[] = [];
  const byId = (id: string) => placed.get(id) ?? null;
  return {
    take(authors, fresh) {
      for (const one of authors) placed.set(one.id, one);
      for (const [client, author, at] of fresh) clients.set(client, { author, at });
      for (const listener of listeners) listener();
    },
    own: (client) => void (own && clients.set(client, { author: own, at: now() })),
    byClient: (client) => byId(clients.get(client)?.author ?? ""),
    since: (client) => clients.get(client)?.at ?? null,
    byId,
    all: () => [...placed.values()].sort((a, b) => a.place - b.place),
    onChange: (listener) => void listeners.push(listener),
  };
}

/** @returns the class that gives an author's colour; none for what is written by itself. */
export function colourOf(author: PlacedAuthor | null): string {
  return author && author.id !== midcycleAuthor.id ? `pad-author-${author.place % colours}` : "";
}

const redrawn = StateEffect.define<RangeSet<Decoration>>();

/** The text with the colours of its authors, moved along with what is typed and drawn anew soon after. */
const coloured = StateField.define<RangeSet<Decoration>>({
  create: () => RangeSet.empty,
  update(set, transaction) {
    for (const effect of transaction.effects) if (effect.is(redrawn)) return effect.value;
    return transaction.docChanged ? set.map(transaction.changes) : set;
  },
  provide: (field) => EditorView.decorations.from(field),
});

class Name extends GutterMarker {
  readonly author: PlacedAuthor;
  readonly first: boolean;
  constructor(author: PlacedAuthor, first: boolean) {
    super();
    this.author = author;
    this.first = first;
  }
  override eq(other: Name): boolean {
    return other.author.id === this.author.id && other.first === this.first;
  }
  override toDOM(): Node {
    const mark = made("span", `pad-name ${colourOf(this.author)}`, this.first ? this.author.name : "");
    mark.title = this.author.name;
    return mark;
  }
}

/** Milliseconds between two drawings; a pad of very many pieces is drawn less often. */
const rests = { usual: 150, many: 1_500 };

/** Colours for the text and names beside the lines. */
export function authorship(text: Y.Text, authors: Authors) {
  const plugin = ViewPlugin.define((view) => {
    let due: ReturnType<typeof setTimeout> | null = null;
    let rest = rests.usual;
    const draw = () => {
      due = null;
      const { set, pieces } = drawn(text, authors);
      rest = pieces > 20_000 ? rests.many : rests.usual;
      view.dispatch({ effects: redrawn.of(set) });
    };
    const soon = () => {
      due ??= setTimeout(draw, rest);
    };
    authors.onChange(soon);
    soon();
    return {
      update: (update) => update.docChanged && soon(),
      destroy: () => due && clearTimeout(due),
    };
  });
  const names = gutter({
    class: "pad-names",
    lineMarker: (view, line) => nameAt(view.state, line.from, line.to, authors),
    lineMarkerChange: (update) => update.state.field(coloured) !== update.startState.field(coloured),
  });
  return [coloured, plugin, names];
}

function drawn(text: Y.Text, authors: Authors): { set: RangeSet<Decoration>; pieces: number } {
  const builder = new RangeSetBuilder<Decoration>();
  const marks = new Map<number, Decoration>();
  let [at, pieces] = [0, 0];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    pieces++;
    const author = authors.byClient(item.id.client);
    if (author) {
      const mark =
        marks.get(item.id.client) ??
        Decoration.mark({ class: `pad-by ${colourOf(author)}`, author: author.id, at: authors.since(item.id.client) });
      marks.set(item.id.client, mark);
      builder.add(at, at + item.length, mark);
    }
    at += item.length;
  }
  return { set: builder.finish(), pieces };
}

function nameAt(state: EditorState, from: number, to: number, authors: Authors): Name | null {
  const author = writtenAt(state, from, to)?.author ?? null;
  const line = state.doc.lineAt(from);
  const before = line.number > 1 ? state.doc.line(line.number - 1) : null;
  const other = before && (writtenAt(state, before.from, before.to)?.author ?? null);
  const known = author === null ? null : authors.byId(author);
  return known && new Name(known, author !== other);
}

/** @returns who wrote the first words of a line, and since when their page writes; null when nobody is known to have. */
export function writtenAt(state: EditorState, from: number, to: number): { author: string; at: string | null } | null {
  let found: { author: string; at: string | null } | null = null;
  state.field(coloured, false)?.between(from, Math.max(from, to), (start, end, mark) => {
    if (end <= from || (start >= to && to > from)) return;
    found = mark.spec as { author: string; at: string | null };
    return false;
  });
  return found;
}
