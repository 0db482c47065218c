// When does an open page look at itself again? When the server says so; from time to time when it cannot.
import { lookAgain } from "./look.js";
import { offerReload } from "./news.js";

const { live, every, since, assets } = document.body.dataset;

/** Milliseconds: without a word for so long the connection is dead; between two looks and two tries without one. */
const [silence, alone] = [50_000, 30_000];

let source = null;
let lastId = since;
let heardAt = 0;
let retry = null;

let due = null;
let lookedAt = Date.now();
let looking = false;
let rest = 500;
/** Whether the server told us to look, since the last look. */
let told = false;
/** What moved since the last look, by key; null when it is not known. */
let moved = new Map();

/** Listens for as long as somebody looks; hidden pages pause, and are told what they missed when they come back. */
export function listen() {
  if (!live) return;
  document.addEventListener("visibilitychange", () => (document.hidden ? pause() : connect()));
  addEventListener("pagehide", pause);
  addEventListener("pageshow", (event) => event.persisted && connect());
  setInterval(glance, 1_000);
  if (!document.hidden) connect();
}

function connect() {
  pause();
  heardAt = Date.now();
  source = new EventSource(`${live}&since=${encodeURIComponent(lastId)}`);
  source.addEventListener("hello", (event) => {
    hear(event);
    if (JSON.parse(event.data).assets !== assets) offerReload();
  });
  source.addEventListener("beat", () => {
    heardAt = Date.now();
  });
  source.addEventListener("look", (event) => {
    hear(event);
    const { changes, within, rest: wanted } = JSON.parse(event.data);
    told = true;
    rest = wanted;
    if (changes.length === 0) moved = null;
    for (const { key, status } of changes) moved?.set(key, status);
    lookIn(Math.random() * within);
  });
  source.addEventListener("error", () => {
    // A refusal is for good, as far as the browser is concerned; anything else it tries again by itself.
    if (source?.readyState === EventSource.CLOSED) retry ??= setTimeout(connect, alone * (0.5 + Math.random()));
  });
}

function pause() {
  source?.close();
  source = null;
  clearTimeout(retry);
  retry = null;
}

function hear(event) {
  heardAt = Date.now();
  if (event.lastEventId) lastId = event.lastEventId;
}

function lookIn(milliseconds) {
  if (due === null) due = setTimeout(look, Math.max(milliseconds, lookedAt + rest - Date.now()));
}

async function look() {
  due = null;
  if (looking) return lookIn(rest);
  looking = true;
  lookedAt = Date.now();
  const about = moved;
  const mark = told ? lastId : null;
  moved = new Map();
  told = false;
  // What could not be fetched is looked for again at the next glance, with all that may have moved.
  if (!(await lookAgain(about, mark))) moved = null;
  looking = false;
}

function glance() {
  if (document.hidden) return;
  const now = Date.now();
  const open = source?.readyState === EventSource.OPEN;
  if (open && now - heardAt > silence) connect();
  const wait = open ? every * 1_000 : Math.min(alone, every * 1_000);
  if (now - lookedAt > wait) lookIn(0);
}
