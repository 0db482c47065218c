// Is what was typed here stored? Only the server's word counts.
import type { HocuspocusProvider } from "@hocuspocus/provider";

/** How what was typed here stands. */
export type Saving = "connecting" | "saved" | "saving" | "offline" | "reading";

/** Milliseconds after typing until the server is asked; and between two questions. */
const rest = 60;

/**
 * Asks the server with `{"mark": N}` after what was typed; its `{"saved": N}` comes once everything before that is
 * stored. What is typed without a connection counts as not stored until it came back and said so.
 */
export function watchSaving(provider: HocuspocusProvider, writes: () => boolean, show: (saving: Saving) => void) {
  let [typed, marked, mark] = [0, 0, 0];
  let asking: ReturnType<typeof setTimeout> | null = null;
  let waiting = false;
  /** Has the server all that was typed before this connection? */
  let joined = false;
  let stored = 0;

  const unsaved = () => typed > stored;

  function tell(): void {
    if (!joined)
      show(provider.configuration.websocketProvider.status === "connecting" && !unsaved() ? "connecting" : "offline");
    else if (!writes()) show("reading");
    else show(unsaved() ? "saving" : "saved");
  }

  function soon(): void {
    if (asking === null) asking = setTimeout(ask, rest);
  }

  function ask(): void {
    asking = null;
    if (!joined || waiting || !writes()) return;
    provider.flushPendingUpdates();
    waiting = true;
    marked = typed;
    provider.sendStateless(JSON.stringify({ mark: ++mark }));
  }

  provider.document.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return;
    typed++;
    soon();
    tell();
  });
  provider.on("unsyncedChanges", ({ number }: { number: number }) => {
    if (number > 0 || joined) return;
    joined = true;
    waiting = false;
    if (unsaved()) ask();
    tell();
  });
  provider.on("synced", () => {
    // Who only reads has nothing that could be missing at the server.
    if (!writes()) joined = true;
    tell();
  });
  provider.on("disconnect", () => {
    joined = false;
    waiting = false;
    tell();
  });
  provider.on("status", tell);
  addEventListener("beforeunload", (event) => {
    if (unsaved()) event.preventDefault();
  });

  return {
    /** The server's word: everything before a mark is stored. */
    saved(number: number): void {
      if (number !== mark) return;
      waiting = false;
      stored = Math.max(stored, marked);
      if (unsaved()) soon();
      tell();
    },
    unsaved,
    tell,
  };
}
