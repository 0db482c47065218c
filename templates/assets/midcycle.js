// How do keys move people through the pages, and when does a page not fetch itself again?
const help = document.getElementById("keys");

function writing(target) {
  return target instanceof Element && target.closest("input, select, textarea, dialog[open]") !== null;
}

function step(by) {
  const subjects = [...document.querySelectorAll("a.subject")];
  if (subjects.length === 0) return;
  const here = subjects.indexOf(document.activeElement);
  const next = here < 0 ? (by > 0 ? 0 : subjects.length - 1) : Math.min(Math.max(here + by, 0), subjects.length - 1);
  subjects[next].focus();
  subjects[next].scrollIntoView({ block: "nearest" });
}

const deeds = {
  "/": () => document.getElementById("search").focus(),
  j: () => step(1),
  k: () => step(-1),
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
  const deed = Object.hasOwn(deeds, event.key) && deeds[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
});

// Nobody looks at a hidden page, and nothing may move under somebody who writes.
document.addEventListener("htmx:before:request", (event) => {
  if (document.hidden || document.activeElement?.closest("main input, main select")) event.preventDefault();
});

// What cannot be fetched now is no reason to take away what is shown.
document.addEventListener("htmx:before:swap", (event) => {
  if (event.detail.ctx.response.status >= 400) event.preventDefault();
});
