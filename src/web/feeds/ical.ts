/** How is a calendar written as iCalendar (RFC 5545)? */
import type { Context as Request } from "hono";
import ical, { ICalEventTransparency } from "ical-generator";
import type { Instant } from "../../review/change.ts";
import type { CalendarEntry } from "../../words/freeze-feed.ts";
import { oneLine } from "../../words/plain-text.ts";

/** @returns a calendar as an answer; `stamp` is when its entries were made. */
export function showCalendar(c: Request, name: string, entries: readonly CalendarEntry[], stamp: Instant): Response {
  return c.body(icalOf(name, entries, { origin: new URL(c.req.url).origin, stamp }), 200, {
    "Content-Type": "text/calendar; charset=UTF-8",
    "Cache-Control": "no-cache",
  });
}

/** @returns the text of a calendar file. Nothing in it makes somebody busy. */
export function icalOf(
  name: string,
  entries: readonly CalendarEntry[],
  at: { origin: string; stamp: Instant },
): string {
  const calendar = ical({
    name: oneLine(name),
    prodId: { company: "midcycle", product: "midcycle", language: "EN" },
    ttl: 3_600,
  });
  for (const { uid, title, text, allDay, from, to, place, page } of entries) {
    calendar.createEvent({
      id: uid,
      stamp: new Date(at.stamp),
      start: new Date(from),
      end: to === null ? null : new Date(to),
      allDay,
      timezone: "UTC",
      summary: oneLine(title),
      description: text ? oneLine(text) : null,
      location: place ? oneLine(place) : null,
      url: `${at.origin}${page}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
