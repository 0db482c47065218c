// How do the moments on a page read on the reader's own clock?

const { zone, sprintZone, now } = document.body.dataset;
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How far the server's clock is ahead of ours: the demo's runs on its own. */
let ahead = now ? Date.parse(now) - Date.now() : 0;

/** Tells the times of the page now, and how long ago they are every half minute. */
export function keepTimes() {
  tellTimes(document);
  tellZones();
  setInterval(() => tellTimes(document), 30_000);
}

/**
 * Tells the times of an element. Pages of a sprint keep the sprint's clock and hold the reader's ready; all others go
 * by the reader's clock and hold the sprint's ready.
 * @param at what time it is at the server; left out when nobody said
 */
export function tellTimes(root, at) {
  if (at) ahead = Date.parse(at) - Date.now();
  tellTheirs(root);
  for (const time of root.querySelectorAll("time:is(.ago, .moment, .now)")) {
    const moment = time.matches(".now") ? new Date(Date.now() + ahead) : new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    const shown = ofSprint ? zone : own;
    const other = ofSprint ? own : (sprintZone ?? "UTC");
    const words = spoken(moment, shown);
    const relative = ago((Date.now() + ahead - moment) / 1_000);
    const aside = other === shown ? "" : ` (${spoken(moment, other)})`;
    const [text, title] = time.matches(".ago") ? [relative, `${words}${aside}`] : [words, `${relative}${aside}`];
    if (time.textContent !== text) time.textContent = text;
    if (time.title !== title) time.title = title;
  }
}

/** On a page that says what time it is at a sprint, what time it is where the reader is. */
function tellTheirs(root) {
  for (const element of root.querySelectorAll(".theirs")) {
    element.hidden = own === zone;
    element.textContent = `, ${spoken(new Date(Date.now() + ahead), own)} where you are`;
  }
}

/** Pages of a sprint have its zone, all others none of their own. */
const ofSprint = zone !== "UTC";

function tellZones() {
  const words = document.querySelector("footer .zones");
  if (!words) return;
  if (!ofSprint) words.textContent = `Times are in your zone, ${own}.`;
  else if (own !== zone) words.append(` Point at one for your own, ${own}.`);
}

const formats = new Map();

function spoken(moment, timeZone) {
  return `${told(moment, timeZone, "en-GB", clock).replace(",", "")} ${zoneName(moment, timeZone)}`;
}

const clock = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hour12: false };

/** "CST", "CET", "GMT+5:45": the language that has a name for it differs from zone to zone. */
function zoneName(moment, timeZone) {
  const named = namers.map((locale) => told(moment, timeZone, locale, { timeZoneName: "short" }).split(" ").at(-1));
  return named.find((name) => !/^GMT[+-]/.test(name)) ?? named[0];
}

const namers = ["en-US", "en-GB", "en-AU", "en-NZ", "en-IN", "en-ZA"];

function told(moment, timeZone, locale, options) {
  const key = [timeZone, locale, "day" in options].join();
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone }));
  return formats.get(key).format(moment);
}

const units = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
];

/** "3 d 4 h ago", "in 2 h", "just now" within a minute: as the server words it. */
function ago(seconds) {
  let left = Math.abs(seconds);
  if (left < 60) return "just now";
  const first = units.findIndex(([, size]) => left >= size);
  const counts = units.slice(first, first + 2).map(([name, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? `${count} ${name}` : "";
  });
  const span = counts.filter(Boolean).join(" ");
  return seconds > 0 ? `${span} ago` : `in ${span}`;
}
