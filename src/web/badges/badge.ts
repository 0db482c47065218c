/** How does a state look as a small picture that other pages show? */

import { makeBadge } from "badge-maker";
import type { Context as Request } from "hono";
import type { Badge } from "../../words/badge.ts";
import { oneLine } from "../../words/plain-text.ts";

/** Dark enough that white words on them are read easily. */
const colours: Record<Badge["colour"], string> = {
  green: "#1a7f37",
  blue: "#0969da",
  orange: "#9a6700",
  red: "#cf222e",
  purple: "#8250df",
  grey: "#59636e",
};

/** @returns a badge as SVG, its words as title and label. */
export function badgeSvg({ label, message, colour }: Badge): string {
  return makeBadge({
    label: oneLine(label),
    message: oneLine(message),
    labelColor: "#444c56",
    color: colours[colour],
    style: "flat",
  });
}

/** @returns a badge that is asked for again each time. */
export function showBadge(c: Request, badge: Badge): Response {
  return c.body(badgeSvg(badge), 200, {
    "Content-Type": "image/svg+xml; charset=UTF-8",
    "Cache-Control": "no-cache",
  });
}
