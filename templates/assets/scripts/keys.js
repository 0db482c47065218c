// Which keys move people through the pages?

const rows = "a.subject, [data-row] th a";

/** The one table: the help is made from it, and a key that is not in it does nothing. */
const keys = [
  { keys: ["j"], words: "the next change of the list", deed: () => step(1) },
  { keys: ["k"], words: "the change before it", deed: () => step(-1) },
  { keys: ["o"], words: "open it (Enter does, too)", deed: () => selected()?.click() },
  { keys: ["e"], words: "all its reasons, or none", deed: expand },
  { keys: ["u"], words: "back to the list", deed: up },
  { keys: ["/"], words: "find a change or a person", deed: () => document.getElementById("search")?.select() },
  ...[
    ["h", "/", "to the front door"],
    ["q", "/queue", "to the queue"],
    ["d", "/dashboards", "to the dashboards"],
    ["f", "/freezes", "to the freezes"],
    ["x", "/exemptions", "to the decisions"],
    ["p", "/people", "to the people, or to yourself when you have said who you are"],
    ["t", "/statistics", "to the statistics"],
    ["s", "/sprints", "to the sprints"],
  ].map(([key, href, words]) => ({ keys: ["g", key], words, href, deed: () => go(href) })),
  { keys: ["?"], words: "these words; Esc closes them", deed: help },
];

/** Milliseconds within which the second key follows the first. */
const patience = 1_500;

let first = null;

/** Listens to the keys of the table, never while somebody writes. */
export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writing(event.target)) return;
    const typed = first && Date.now() - first.at < patience ? [first.key, event.key] : [event.key];
    first = null;
    const deed = available().find(({ keys }) => keys.join(" ") === typed.join(" "))?.deed;
    if (deed) {
      event.preventDefault();
      deed();
    } else if (typed.length === 1 && keys.some(({ keys }) => keys.length > 1 && keys[0] === event.key)) {
      first = { key: event.key, at: Date.now() };
    }
  });
  const hint = document.createElement("p");
  hint.append("Press ", madeOf("kbd", "?"), " for keys");
  document.querySelector("footer")?.append(hint);
}

function writing(target) {
  return (
    target instanceof Element && target.closest("input, select, textarea, [contenteditable], dialog[open]") !== null
  );
}

/** Only places that the navigation has can be gone to. */
function available() {
  return keys.filter(({ href }) => !href || href === "/" || document.querySelector(`.top nav a[href="${href}"]`));
}

function step(by) {
  const all = [...document.querySelectorAll(`main :is(${rows})`)];
  if (all.length === 0) return;
  const here = all.indexOf(selected());
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1);
  all[next].focus({ preventScroll: true });
  (all[next].closest("[data-key], tr") ?? all[next]).scrollIntoView({ block: "nearest" });
}

/** The row that has the focus, or holds what has it. */
function selected() {
  const { activeElement } = document;
  if (activeElement?.matches(rows)) return activeElement;
  return activeElement?.closest("[data-key]")?.querySelector(rows) ?? null;
}

function expand() {
  const row = selected()?.closest("[data-key]");
  const all = [...(row ?? document.getElementById("main")).querySelectorAll("details")];
  const open = !all.some((one) => one.open);
  for (const one of all) one.open = open;
}

function up() {
  const came = document.referrer && new URL(document.referrer);
  if (came && came.origin === location.origin && came.href !== location.href && history.length > 1) history.back();
  else location.assign(document.querySelector(".top nav a[aria-current]")?.href ?? "/");
}

function go(href) {
  const { as } = document.body.dataset;
  location.assign(href === "/people" && as ? `/people/${encodeURIComponent(as)}` : href);
}

function help() {
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  dialog.setAttribute("aria-labelledby", "keys-title");
  const title = madeOf("h2", "Keys");
  title.id = "keys-title";
  const list = document.createElement("dl");
  for (const { keys, words } of available()) {
    const row = document.createElement("div");
    const term = document.createElement("dt");
    keys.forEach((key, n) => {
      term.append(n > 0 ? " " : "", madeOf("kbd", key));
    });
    row.append(term, madeOf("dd", words));
    list.append(row);
  }
  const close = madeOf("button", "Close");
  close.className = "button";
  close.onclick = () => dialog.close();
  dialog.append(title, list, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function madeOf(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
