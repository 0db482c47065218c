// How do sessions move on the agenda, by mouse and by keyboard? Without this, each has a form of its own.
import { lookAgain } from "./look.js";

const states = ["now", "next", "later", "done"];

/** Listens for as long as the page is open: rows come and go. */
export function moveSessions() {
  if (!document.getElementById("moving")) return;
  document.addEventListener("dragstart", take);
  document.addEventListener("dragover", hover);
  document.addEventListener("dragleave", ({ target }) => laneOf(target)?.classList.remove("over"));
  document.addEventListener("drop", drop);
  document.addEventListener("dragend", () => unmark());
  document.addEventListener("keydown", steer);
}

let dragged = null;

function take(event) {
  const session = event.target.closest?.(".session[draggable]");
  if (!session) return;
  dragged = session;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", session.dataset.title);
}

function hover(event) {
  const lane = laneOf(event.target);
  if (!dragged || !lane) return;
  event.preventDefault();
  unmark();
  lane.classList.add("over");
  followerAt(lane, event.clientY)?.classList.add("follows");
}

function drop(event) {
  const lane = laneOf(event.target);
  if (!dragged || !lane) return;
  event.preventDefault();
  const follower = followerAt(lane, event.clientY);
  unmark();
  put(dragged, { ...lane.dataset, before: follower?.dataset.session ?? "" });
  dragged = null;
}

/** The session that would come behind the pointer; null at the end of the lane. */
function followerAt(lane, y) {
  const others = [...lane.querySelectorAll(".session")].filter((one) => one !== dragged);
  return others.find((one) => y < one.getBoundingClientRect().top + one.offsetHeight / 2) ?? null;
}

function laneOf(element) {
  return element.closest?.(".lane") ?? null;
}

function unmark() {
  for (const one of document.querySelectorAll(".lane.over, .session.follows")) one.classList.remove("over", "follows");
}

/** Where the arrow keys have brought a session, before Enter; null when it is where it was. */
let aim = null;

function steer(event) {
  const summary = event.target.closest?.(".moving > summary");
  const session = summary?.closest(".session");
  if (!session) return;
  if (event.key.startsWith("Arrow")) {
    event.preventDefault();
    aim = next(aim?.session === session.dataset.session ? aim : whereIs(session), event.key);
    show(session);
  } else if (aim?.session === session.dataset.session && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    const { state, track, before } = aim;
    aim = null;
    put(session, { state, track, before: before ?? "" });
  } else if (aim && event.key === "Escape") {
    aim = null;
    unmark();
    say("It stays where it is.");
  }
}

function whereIs(session) {
  const { state, track } = laneOf(session).dataset;
  return {
    session: session.dataset.session,
    state,
    track,
    before: followerOf(session),
  };
}

/** Left and right change the state; up and down the place in the lane, and at its ends the track. */
function next(from, key) {
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const n = states.indexOf(from.state) + (key === "ArrowRight" ? 1 : -1);
    return states[n] ? { ...from, state: states[n], before: null } : from;
  }
  const own = document.querySelector(`[data-session="${CSS.escape(from.session)}"]`);
  const all = [...idsIn(from, own), null];
  const n = all.indexOf(from.before) + (key === "ArrowDown" ? 1 : -1);
  if (n >= 0 && n < all.length) return { ...from, before: all[n] };
  const tracks = [...new Set([...document.querySelectorAll(".lane")].map((lane) => lane.dataset.track))];
  const track = tracks[tracks.indexOf(from.track) + (key === "ArrowDown" ? 1 : -1)];
  return track === undefined ? from : { ...from, track, before: null };
}

function followerOf(session) {
  return session.nextElementSibling?.dataset.session ?? null;
}

function idsIn(place, own) {
  return lanes(place).flatMap((lane) =>
    [...lane.querySelectorAll(".session")].filter((one) => one !== own).map((one) => one.dataset.session),
  );
}

function lanes({ state, track }) {
  return [...document.querySelectorAll(".lane")].filter(
    (one) => one.dataset.state === state && one.dataset.track === track,
  );
}

function show(session) {
  unmark();
  const { state, track, before } = aim;
  for (const lane of lanes(aim)) lane.classList.add("over");
  const follower = before && document.querySelector(`[data-session="${CSS.escape(before)}"]`);
  follower?.classList.add("follows");
  const place = follower ? `before ${follower.dataset.title}` : "at the end";
  say(`${session.dataset.title}: ${state} on ${track || "no track"}, ${place}. Enter puts it there, Escape leaves it.`);
}

/** Moves it as the form would, then shows what the server has made of it and gives the focus back. */
async function put(session, { state, track, before }) {
  const id = session.dataset.session;
  const form = document.getElementById("move");
  const body = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries({ session: id, state, track, before })) body.set(name, value);
  const reply = await fetch(form.action, { method: "POST", body });
  const refused = reply.ok ? null : new DOMParser().parseFromString(await reply.text(), "text/html");
  await lookAgain(new Map());
  unmark();
  document.querySelector(`[data-session="${CSS.escape(id)}"] .moving > summary`)?.focus();
  const why = refused?.querySelector(".refused, main p")?.textContent ?? "It could not be moved.";
  say(reply.ok ? `${session.dataset.title} is ${state}.` : why);
}

function say(text) {
  const status = document.getElementById("moving");
  if (status) status.textContent = text;
}
