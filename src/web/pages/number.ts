/** What does the page of a number show: the rule, the value, and every row that was counted? */
import type { Context as Request } from "hono";
import { Refused } from "../../commands/context.ts";
import type { OpenNumber, Row } from "../../review/number.ts";
import { csv } from "../csv.ts";
import type { Page, Pages } from "../page.ts";
import { numberOf, queryWith, wordOf } from "../query.ts";
import { turningOf } from "./queue.ts";

/** Where a number was found: the page that shows it. */
export interface NumberPlace extends Pick<Page, "section" | "zone"> {
  back: { href: string; title: string };
}

const size = 200;

/** @returns the number of that id. @throws Refused naming some that there are. */
export function numberIn(numbers: readonly OpenNumber[], id: string): OpenNumber {
  const found = numbers.find((number) => number.id === id);
  if (found) return found;
  const ids = [...new Set(numbers.map((number) => number.id))];
  const known = ids.length > 0 ? `Among them are ${ids.slice(0, 8).join(", ")}.` : "It shows no numbers yet.";
  throw new Refused(`This page shows no number called "${id}". ${known}`);
}

/** Shows a number as a page of its own, or with `?format=csv` or `json` as a file. */
export function showNumber(
  pages: Pages,
  c: Request,
  number: OpenNumber,
  place: NumberPlace,
): Response | Promise<Response> {
  const format = wordOf(c, "format", ["csv", "json"]);
  if (format === "json") return c.json(number);
  if (format === "csv") {
    return c.body(csvOf(number), 200, {
      "Content-Type": "text/csv; charset=UTF-8",
      "Content-Disposition": `attachment; filename="${number.id.replace(/[^\w.-]+/g, "-")}.csv"`,
    });
  }
  const count = Math.max(1, Math.ceil(number.rows.length / size));
  const page = Math.min(numberOf(c, "page", 1_000_000) ?? 1, count);
  const here = new URL(c.req.url).pathname;
  const view = {
    ...number,
    number,
    rows: number.rows.slice((page - 1) * size, page * size),
    turning: turningOf(
      { page, pages: count, total: number.rows.length },
      (to) => here + queryWith(c, { page: String(to) }),
    ),
    back: place.back,
    csv: here + queryWith(c, { page: null, format: "csv" }),
    json: here + queryWith(c, { page: null, format: "json" }),
  };
  const { section, zone = "UTC" } = place;
  return pages.show(c, { template: "number", title: number.title, section, zone, view });
}

const columns = ["certain", "change", "repository", "text", "by", "at", "note", "url"] as const;

function csvOf({ rows, uncertain }: OpenNumber): string {
  const line = (row: Row, certain: string) =>
    columns.map((column) => (column === "certain" ? certain : (row[column] ?? "")));
  return csv([columns, ...rows.map((row) => line(row, "yes")), ...uncertain.map((row) => line(row, "no"))]);
}
