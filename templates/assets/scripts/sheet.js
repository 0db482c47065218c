// How does a number open where it stands, with its rule and its rows?
import { tellTimes } from "./times.js";

/** The header by which a page is asked for without the frame. */
const part = { "X-Midcycle-Part": "main" };

/** Opens numbers in a sheet beside the page; with a key held down, or when that fails, the link leads to the number's page. */
export function openNumbersInPlace() {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.number, dialog.sheet .turning a");
    if (!link || event.defaultPrevented || event.button > 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const open = link.closest("dialog.sheet");
    if (open) fill(open, link.href);
    else show(link);
  });
}

function show(link) {
  const sheet = document.createElement("dialog");
  sheet.className = "sheet";
  sheet.setAttribute("aria-label", "What this number counts");
  sheet.addEventListener("click", (event) => event.target === sheet && sheet.close());
  sheet.addEventListener("close", () => {
    sheet.remove();
    const back = link.isConnected ? link : document.querySelector(`a[href="${CSS.escape(link.getAttribute("href"))}"]`);
    back?.focus({ preventScroll: true });
  });
  document.body.append(sheet);
  sheet.showModal();
  fill(sheet, link.href);
}

async function fill(sheet, href) {
  sheet.replaceChildren(bar(sheet, href), note("Opening …"));
  try {
    const reply = await fetch(href, { headers: part });
    if (!reply.ok) throw new TypeError(`answered ${reply.status}`);
    const main = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById("main");
    if (!main) throw new TypeError("no main part");
    main.querySelector(".back")?.remove();
    tellTimes(main);
    const body = document.createElement("div");
    body.className = "body";
    body.append(...main.childNodes);
    sheet.replaceChildren(bar(sheet, href), body);
  } catch (failure) {
    if (!(failure instanceof TypeError)) throw failure;
    sheet.replaceChildren(bar(sheet, href), note("This cannot be opened now; its page may say more."));
  }
  sheet.querySelector("button")?.focus();
}

function bar(sheet, href) {
  const line = document.createElement("p");
  line.className = "bar";
  const page = document.createElement("a");
  page.href = href;
  page.textContent = "As a page of its own";
  const close = document.createElement("button");
  close.className = "button small";
  close.textContent = "Close";
  close.onclick = () => sheet.close();
  line.append(page, close);
  return line;
}

function note(text) {
  const words = document.createElement("p");
  words.className = "empty";
  words.setAttribute("role", "status");
  words.textContent = text;
  return words;
}
