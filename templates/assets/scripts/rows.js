// Which rows of a list are new, have changed, or have left, and how is the list kept from jumping?

/** Milliseconds that a change stays marked. */
const marked = 6_000;

/** Until when each row or block is marked, by key. */
const marks = new Map();

/**
 * Makes the lists of `next` stand as those of `main` do: rows keep their places, new ones are withheld, those that left
 * stay where they were and say so.
 * @param moved statuses by key of what moved; null when that is not known
 * @returns the keys of what is `fresh`, `changed` and `left`.
 */
export function holdRows(main, next, moved) {
  const news = { fresh: [], changed: [], left: [] };
  const [before, after] = [main, next].map((side) => [...side.querySelectorAll("[data-list]")]);
  if (before.length !== after.length) return news;
  before.forEach((list, n) => {
    holdList(list, after[n], moved, news);
  });
  return news;
}

function holdList(list, after, moved, news) {
  const shown = rowsOf(list);
  if (shown.length === 0) {
    news.changed.push(...rowsOf(after).map(keyOf));
    return;
  }
  const coming = new Map(rowsOf(after).map((row) => [keyOf(row), row]));
  const kept = shown.map((row) => {
    const key = keyOf(row);
    const again = coming.get(key);
    coming.delete(key);
    if (again) {
      if (wordsOf(again) !== wordsOf(row) || row.classList.contains("left")) news.changed.push(key);
      return again;
    }
    const still = row.cloneNode(true);
    // What did not move was only pushed onto the next page by what came before it.
    if (moved === null || moved.has(key) || row.classList.contains("left")) leave(still, moved?.get(key), news);
    return still;
  });
  news.fresh.push(...coming.keys());
  const frame = after.querySelector("ol") ?? list.querySelector("ol").cloneNode(false);
  frame.replaceChildren(...kept);
  after.replaceChildren(frame);
}

function leave(row, status, news) {
  news.left.push(keyOf(row));
  if (row.classList.contains("left")) return;
  row.classList.remove("moved", "late");
  row.classList.add("left");
  const flag = row.ownerDocument.createElement("span");
  flag.className = "flag gone";
  flag.textContent =
    { merged: "merged", abandoned: "abandoned", gone: "gone from the forge" }[status] ?? "left this list";
  row.querySelector(".where")?.append(" ", flag);
}

/** @returns the ids of the headings whose blocks say something else now; blocks with a list tell by their rows. */
export function movedBlocks(main, next) {
  const blocks = (side) => [...side.querySelectorAll(".block[aria-labelledby]:not(:has([data-list]))")];
  const before = new Map(blocks(main).map((block) => [block.getAttribute("aria-labelledby"), wordsOf(block)]));
  return blocks(next)
    .filter((block) => before.has(block.getAttribute("aria-labelledby")))
    .filter((block) => before.get(block.getAttribute("aria-labelledby")) !== wordsOf(block))
    .map((block) => block.getAttribute("aria-labelledby"));
}

/** Marks what has changed for a moment; a later look does not cut the moment short. */
export function markMoved({ changed, blocks }) {
  const until = Date.now() + marked;
  for (const key of changed) marks.set(`[data-key="${CSS.escape(key)}"]`, until);
  for (const id of blocks) marks.set(`.block[aria-labelledby="${CSS.escape(id)}"]`, until);
  for (const [selector, end] of marks) {
    const elements = document.querySelectorAll(`#main ${selector}`);
    for (const element of elements) element.classList.add("moved");
    setTimeout(() => {
      if ((marks.get(selector) ?? 0) > Date.now()) return;
      marks.delete(selector);
      for (const element of document.querySelectorAll(`#main ${selector}.moved`)) element.classList.remove("moved");
    }, end - Date.now());
  }
}

function rowsOf(list) {
  return [...list.querySelectorAll("[data-key]")];
}

function keyOf(row) {
  return row.dataset.key;
}

/** What an element says, times aside: those move by themselves. */
function wordsOf(element) {
  const copy = element.cloneNode(true);
  for (const time of copy.querySelectorAll("time")) time.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}
