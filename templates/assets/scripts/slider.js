// How does one move through the history of a pad, by hand or by itself?

/** Milliseconds between two steps of playing, and after moving until the revision is fetched; steps of the whole way. */
const [step, rest, steps] = [700, 120, 40];

let due = null;
let playing = null;

/** Makes the slider of a pad's history show each revision at once, and lets it play. */
export function slideHistory() {
  const form = document.getElementById("pad-slider");
  if (!form) return;
  const slider = form.elements.namedItem("at");
  const play = document.getElementById("pad-play");
  play.parentElement.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(form, slider.value);
  });
  slider.addEventListener("input", () => {
    clearTimeout(due);
    due = setTimeout(() => show(form, slider.value), rest);
  });
  play.addEventListener("click", () => (playing ? stop(play) : start(form, slider, play)));
}

function start(form, slider, play) {
  const latest = Number(form.dataset.latest);
  if (Number(slider.value) >= latest) slider.value = "0";
  play.textContent = "Pause";
  play.setAttribute("aria-pressed", "true");
  const by = Math.max(1, Math.ceil(latest / steps));
  const next = async () => {
    slider.value = String(Math.min(latest, Number(slider.value) + by));
    await show(form, slider.value);
    if (!playing) return;
    if (Number(slider.value) >= latest) stop(play);
    else playing = setTimeout(next, step);
  };
  playing = setTimeout(next, 0);
}

function stop(play) {
  clearTimeout(playing);
  playing = null;
  play.textContent = "Play";
  play.setAttribute("aria-pressed", "false");
}

async function show(form, at) {
  const address = new URL(form.action);
  address.searchParams.set("at", at);
  try {
    const reply = await fetch(address, { headers: { "X-Midcycle-Part": "main" } });
    if (!reply.ok) throw new TypeError(`answered ${reply.status}`);
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html");
    for (const selector of ["#pad-then", ".columns"]) {
      const [now, then] = [document.querySelector(`main ${selector}`), fresh.querySelector(selector)];
      if (now && then) now.replaceWith(document.adoptNode(then));
    }
    history.replaceState(null, "", address);
  } catch (failure) {
    if (!(failure instanceof TypeError)) throw failure;
    document.getElementById("pad-then-title").textContent = "This revision cannot be fetched now.";
  }
}
