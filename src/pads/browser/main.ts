// What does the page of a pad do beyond being read?
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import type { PlacedAuthor } from "../../sprint/pad.ts";
import { authorship, createAuthors } from "./authors.ts";
import { commandLines } from "./commands.ts";
import { cursors } from "./cursors.ts";
import { createEditor, setWriting } from "./editor.ts";
import { minutesPanel } from "./minutes.ts";
import { type Page, part, readPage, say } from "./page.ts";
import { showPeople } from "./people.ts";
import { createPills, pillMarks } from "./pills.ts";
import { type Saving, watchSaving } from "./saving.ts";

/** What the server tells beside the text itself. */
interface Told {
  saved?: number;
  refused?: string;
  trouble?: string | null;
  authors?: PlacedAuthor[];
  clients?: [number, string, string][];
  /** Keys of changes that moved. */
  moved?: string[];
}

/** Milliseconds without a word after which what comes is dated anew. */
const pause = 1_200_000;

const nameKept = "midcycle-pad-name";

const words: Record<Saving, string> = {
  connecting: "Connecting …",
  saving: "Saving …",
  saved: "Saved",
  offline: "No connection: what you type is kept in this page, and stored when the connection is back. Leave it open.",
  reading: "Reading",
};

const page = readPage();
if (page) open(page);

function open(page: Page): void {
  const doc = new Y.Doc();
  const text = doc.getText("text");
  const guest = page.author || !page.guests ? "" : (localStorage.getItem(nameKept) ?? "");
  const own = page.author || (guest ? `guest:${guest}` : "");
  const name = page.author ? page.name : `${guest} (guest)`;
  let writes = own !== "";
  const authors = createAuthors(doc.clientID, own);
  const address = new URL(page.live, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const provider = new HocuspocusProvider({
    // Somebody waits for the connection to come back: not the half minute that is usual.
    websocketProvider: new HocuspocusProviderWebsocket({ url: address.href, maxDelay: 5_000 }),
    name: page.pad,
    document: doc,
    token: JSON.stringify({ guest }),
    flushDelay: 15,
    onAuthenticated: ({ scope }) => write(scope !== "readonly"),
    onAuthenticationFailed: ({ reason }) => end(reason),
    onClose: ({ event }) => {
      // A code of its own says why the server let us go; all else is an outage, and the connection comes back.
      const forGood = [1_000, 1_009, 4_403].includes(event.code);
      if (forGood) end(event.reason || "The server has let this page go: reload it.");
    },
    onStateless: ({ payload }) => told(JSON.parse(payload) as Told),
  });
  provider.awareness?.setLocalState({ user: null, cursor: null });
  provider.attach();
  const pills = createPills(`/pads/${encodeURIComponent(page.pad)}/pills`);
  const saving = watchSaving(provider, () => writes, show);
  let view: ReturnType<typeof createEditor> | null = null;
  provider.on("synced", () => {
    if (view) return;
    view = createEditor(page, text, writes, [
      authorship(text, authors),
      cursors(provider, text, authors),
      pillMarks(pills),
      minutesPanel(page.given.people, page.given.zone, authors),
      ...(page.given.verbs.length > 0 ? [commandLines(page, page.given.verbs)] : []),
    ]);
    part("pad-editor").replaceChildren(view.dom);
    part("pad-bar").hidden = false;
    showPeople(provider, authors, () => (writes ? { id: own, name } : null));
  });
  renewNumber(doc, (client) => authors.own(client));
  saving.tell();
  if (page.guests && !page.author) askName(guest);

  function write(may: boolean): void {
    writes = may;
    if (view) setWriting(view, may);
    const note = document.getElementById("pad-reads");
    if (note) note.hidden = may;
    saving.tell();
  }

  function told({ saved, refused, trouble, authors: all, clients, moved }: Told): void {
    if (moved) pills.moved(moved);
    if (saved !== undefined) saving.saved(saved);
    if (all) authors.take(all, clients ?? []);
    if (refused) warn(refused);
    if (trouble !== undefined) warn(trouble);
  }

  function end(reason: string): void {
    provider.configuration.websocketProvider.disconnect();
    write(false);
    warn(saving.unsaved() ? `${reason} What you typed last is not stored: copy it before you reload.` : reason);
  }
}

/** After a pause we write under a new number, so that it stays known about when each line was written. */
function renewNumber(doc: Y.Doc, tell: (client: number) => void): void {
  let typedAt = Date.now();
  doc.on("update", (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (local) typedAt = Date.now();
  });
  setInterval(() => {
    if (Date.now() - typedAt < pause || !doc.store.clients.has(doc.clientID)) return;
    doc.clientID = crypto.getRandomValues(new Uint32Array(1))[0] ?? doc.clientID;
    tell(doc.clientID);
  }, pause / 4);
}

function show(saving: Saving): void {
  const sign = part("pad-saved");
  if (sign.dataset.saving === saving) return;
  sign.dataset.saving = saving;
  sign.textContent = words[saving];
  if (saving === "offline") say(words.offline);
}

function warn(sentence: string | null): void {
  const place = part("pad-trouble");
  place.hidden = sentence === null;
  place.textContent = sentence ?? "";
}

/** A guest's name is kept in this browser; another name is another author, which needs another connection. */
function askName(guest: string): void {
  const form = part<HTMLFormElement>("pad-guest");
  const field = part<HTMLInputElement>("pad-guest-name");
  form.hidden = false;
  field.value = guest;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = field.value.replace(/\s+/g, " ").trim();
    if (name) localStorage.setItem(nameKept, name);
    else localStorage.removeItem(nameKept);
    location.reload();
  });
}
