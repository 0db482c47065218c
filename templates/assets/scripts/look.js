// How does a page take in what it shows now, without moving what its reader holds?
import { announce } from "./news.js";
import { holdRows, markMoved, movedBlocks } from "./rows.js";
import { tellTimes } from "./times.js";

/** The header by which a page asks for itself without the frame. */
const part = { "X-Midcycle-Part": "main" };

let etag = null;
let engine = null;
/** The newest main part as it came, rows that are withheld included. */
let latest = null;

/**
 * Fetches the page again and takes it in.
 * @param moved statuses by key of what moved; null when that is not known
 * @param mark the id of the newest look that the page was told of; null for a look of its own accord
 * @returns whether the server answered as it should.
 */
export async function lookAgain(moved, mark = null) {
  try {
    const reply = await fetch(location.href, {
      headers: { ...part, ...(mark && { "X-Midcycle-Mark": mark }), ...(etag && { "If-None-Match": etag }) },
      cache: "no-store",
    });
    if (reply.status === 304) return true;
    // Led elsewhere, to sign in perhaps, is not this page.
    if (!reply.ok || reply.redirected) return false;
    const text = await reply.text();
    etag = reply.headers.get("ETag");
    const fresh = new DOMParser().parseFromString(text, "text/html");
    await takeIn(fresh, moved);
    return true;
  } catch (failure) {
    if (!(failure instanceof TypeError)) throw failure;
    return false;
  }
}

async function takeIn(fresh, moved) {
  const next = fresh.getElementById("main");
  if (!next) return;
  const main = document.getElementById("main");
  tellTimes(next, next.dataset.now);
  delete next.dataset.now;
  latest = next.outerHTML;
  const news = holdRows(main, next, moved);
  news.blocks = movedBlocks(main, next);
  await exchange(main, next.outerHTML);
  const world = fresh.getElementById("world");
  if (world) document.getElementById("world")?.replaceWith(world);
  markMoved(news);
  announce(news, showAll);
}

/** Shows what was withheld and takes away what has left, because the reader asks for it. */
async function showAll(keys) {
  await exchange(document.getElementById("main"), latest);
  const first = keys.map((key) => document.querySelector(`[data-key="${CSS.escape(key)}"] a.subject`)).find(Boolean);
  first?.focus();
  markMoved({ changed: keys, blocks: [] });
}

/** Focus, scroll position, selection, open details and forms that are being filled in stay as they are. */
async function exchange(main, html) {
  const htmx = await morphing();
  const held = holding(main);
  for (const element of held) element.setAttribute("data-held", "");
  const focus = document.activeElement;
  const href = focus?.getAttribute("href");
  const anchor = anchorIn(main, focus);
  const top = anchor?.getBoundingClientRect().top;

  await htmx.swap({ text: html, target: main, sourceElement: document.body, swap: "outerMorph ignoreTitle:true" });

  for (const element of held) element.removeAttribute("data-held");
  if (href && main.contains(focus) && focus.getAttribute("href") !== href) {
    main.querySelector(`a[href="${CSS.escape(href)}"]`)?.focus({ preventScroll: true });
  }
  const shift = anchor?.isConnected ? anchor.getBoundingClientRect().top - top : 0;
  if (Math.abs(shift) >= 1) scrollBy({ top: shift, behavior: "instant" });
}

/** Forms with something in them that nobody has sent, or with the focus, and what is selected. */
function holding(main) {
  const forms = [...main.querySelectorAll("form")].filter(
    (form) => (form.contains(document.activeElement) && typing(document.activeElement)) || filledIn(form),
  );
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return forms;
  const ends = [selection.anchorNode, selection.focusNode].map((node) =>
    (node instanceof Element ? node : node?.parentElement)?.closest("[data-key], li, p, tr, pre, section"),
  );
  const selected = ends.filter((element) => element && main.contains(element));
  // What is held now is stale then: it is fetched whole as soon as it is let go.
  if (selected.length > 0) document.addEventListener("selectionchange", letGo);
  return [...forms, ...selected];
}

function letGo() {
  if (!getSelection()?.isCollapsed) return;
  document.removeEventListener("selectionchange", letGo);
  etag = null;
  lookAgain(new Map());
}

function typing(element) {
  return element.matches("input, select, textarea");
}

function filledIn(form) {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLSelectElement) {
      const given = [...field.options].findIndex((one) => one.defaultSelected);
      return field.selectedIndex !== Math.max(0, given);
    }
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    return field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue;
  });
}

/** The element by which the reader knows the place: what has the focus, else the first row or block in sight. */
function anchorIn(main, focus) {
  const inSight = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  if (focus && main.contains(focus) && focus !== main && inSight(focus)) return focus;
  return [...main.querySelectorAll("[data-key], .timeline li, .block, tr, p")].find(
    (element) => inSight(element) && element.getBoundingClientRect().top >= 0,
  );
}

function morphing() {
  engine ??= import("./htmx.js").then(({ default: htmx }) => {
    htmx.config.morphIgnore = ["data-htmx-powered", "open"];
    htmx.config.morphSkip = "[data-held]";
    return htmx;
  });
  return engine;
}
