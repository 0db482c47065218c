// How is the reader told what has moved, quietly?

let place = null;

/** Says how much is new, has changed and has left, and offers to show it; `show` is called with the keys of what is new. */
export function announce({ fresh, changed, left, blocks }, show) {
  place ??= made();
  const { words, button } = place;
  const said = [
    counted(changed.length, "change has moved", "changes have moved"),
    counted(fresh.length, "new change", "new changes"),
    counted(left.length, "change has left", "changes have left"),
    ...blocks.map((id) => `“${document.getElementById(id)?.textContent.trim()}” has changed`),
  ].filter(Boolean);
  if (said.length > 0) words.textContent = `${said.join(", ")}.`;
  const parts = [fresh.length > 0 && `${fresh.length} new`, left.length > 0 && `${left.length} left`].filter(Boolean);
  button.hidden = parts.length === 0;
  button.textContent = parts.join(" · ");
  button.title = fresh.length > 0 ? "Show them in their places" : "Take away what has left";
  button.onclick = async () => {
    button.hidden = true;
    await show(fresh);
  };
}

/** Says once that the server has newer pages than this one. */
export function offerReload() {
  place ??= made();
  if (place.box.querySelector(".newer")) return;
  const note = document.createElement("button");
  note.className = "button small newer";
  note.textContent = "Midcycle is newer than this page: reload";
  note.onclick = () => location.reload();
  place.box.append(note);
  place.words.textContent = "Midcycle is newer than this page.";
}

function made() {
  const box = document.createElement("aside");
  box.className = "news";
  box.setAttribute("aria-label", "What moved");
  const words = document.createElement("p");
  words.className = "unseen";
  words.setAttribute("role", "status");
  const button = document.createElement("button");
  button.className = "button primary";
  button.hidden = true;
  box.append(words, button);
  document.body.append(box);
  return { box, words, button };
}

function counted(n, one, many) {
  return n === 0 ? "" : `${n} ${n === 1 ? one : many}`;
}
