/** How do the smallest things on a page look in HTML: a moment, a person, a vote, a mover? */
import type { Instant } from "../review/change.ts";
import type { Mover } from "../review/turn.ts";
import { moverName } from "../words/mover.ts";
import { signed } from "../words/plain.ts";
import { ago, moment } from "../words/time.ts";
import type { PersonLink } from "../words/views.ts";
import { remembered } from "./remembered.ts";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };

/** @returns a text that means itself within an element or a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** @returns how far a moment is from now, the moment itself as its title. */
export function relativeTime(at: Instant, now: Instant, zone: string): string {
  return `<time class="ago" datetime="${escaped(at)}" title="${spoken(at, zone)}">${ago(at, now)}</time>`;
}

/** @returns a moment as the clock in a zone shows it, how far it is as its title. */
export function absoluteTime(at: Instant, now: Instant, zone: string): string {
  return `<time class="moment" datetime="${escaped(at)}" title="${ago(at, now)}">${spoken(at, zone)}</time>`;
}

/** @returns now as the clock in a zone shows it; it goes on where there is JavaScript. */
export function presentTime(now: Instant, zone: string): string {
  return `<time class="now" datetime="${escaped(now)}">${spoken(now, zone)}</time>`;
}

/** @returns a person as a link to their page, marked when they are a core or a bot. */
export function personLink({ id, name, bot, core }: PersonLink): string {
  const link = `<a class="person${bot ? " bot" : ""}" href="/people/${escaped(encodeURIComponent(id))}">${escaped(name)}</a>`;
  return core ? `${link}<span class="core" title="a core">core</span>` : link;
}

/** @returns a vote's value with its sign, green or red, with a title. */
export function voteMark(value: number, title: string): string {
  const kind = value > 0 ? "yes" : value < 0 ? "no" : "none";
  return `<span class="vote ${kind}" title="${escaped(title)}">${signed(value)}</span>`;
}

/** @returns who must move, as a link to what that means. */
export function moverMark(mover: Mover): string {
  return `<a class="mover ${mover}" href="/about#${mover}">${moverName(mover)}</a>`;
}

/** Calendars are slow, and pages name the same moments again and again. */
const spoken = remembered(
  20_000,
  (at: Instant, zone: string) => `${zone} ${at}`,
  (at, zone) => escaped(moment(at, zone)),
);
