// With what is a pad read and written?
import { defaultKeymap } from "@codemirror/commands";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { yCollab, yUndoManagerKeymap } from "y-codemirror.next";
import * as Y from "yjs";
import type { Page } from "./page.ts";

const writable = new Compartment();

/** @returns the editor of a text in place of what the page showed. Undo takes back only what was typed here. */
export function createEditor(page: Page, text: Y.Text, writes: boolean, beside: Extension): EditorView {
  const undoManager = new Y.UndoManager(text);
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return new EditorView({
    state: EditorState.create({
      doc: text.toString(),
      extensions: [
        // Yjs counts characters: a line ends in exactly one.
        EditorState.lineSeparator.of("\n"),
        EditorView.cspNonce.of(page.nonce),
        EditorView.darkTheme.of(dark),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": `The text of ${page.title}`, spellcheck: "true" }),
        search({ top: true }),
        highlightSelectionMatches(),
        keymap.of([...yUndoManagerKeymap, ...searchKeymap, ...defaultKeymap]),
        yCollab(text, null, { undoManager }),
        writable.of(writing(writes)),
        beside,
      ],
    }),
  });
}

/** Lets the reader write, or no longer. */
export function setWriting(view: EditorView, writes: boolean): void {
  view.dispatch({ effects: writable.reconfigure(writing(writes)) });
}

/** Who may not write still has a cursor, to read by keyboard and to copy. */
function writing(writes: boolean): Extension {
  return [EditorState.readOnly.of(!writes)];
}
