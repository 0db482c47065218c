/** What is a chart on a page: pictures, what they show, the rule, and every value as a table and a file? */
import type { Context as Request } from "hono";
import { HTTPException } from "hono/http-exception";
import { csv } from "../csv.ts";
import { escaped } from "../elements.ts";
import { queryWith, textOf, wordOf } from "../query.ts";

/** One cell: what it reads, and where its rows are; null when nothing opens. */
export interface Cell {
  text: string;
  href: string | null;
}

/** A chart. Whoever does not look at the pictures finds the same in the table. */
export interface Chart {
  /** Its part of an address: "open-over-time". */
  id: string;
  title: string;
  /** What is counted, in a sentence. */
  rule: string;
  /** HTML that is safe to print, each with its small heading or none. */
  pictures: { title: string | null; svg: string }[];
  /** What the colours mean: a name and a class of the stylesheet. */
  legend: { name: string; key: string }[];
  columns: string[];
  rows: { label: string; cells: Cell[] }[];
}

/** @returns a cell that opens nothing. */
export function cell(text: string | number): Cell {
  return { text: String(text), href: null };
}

/** @returns the rows of a chart's table as HTML; there may be thousands of cells, too many for a template. */
export function chartRows(rows: Chart["rows"]): string {
  const data = ({ text, href }: Cell) =>
    `<td>${href === null ? escaped(text) : `<a href="${escaped(href)}">${escaped(text)}</a>`}</td>`;
  return rows
    .map(({ label, cells }) => `<tr><th scope="row">${escaped(label)}</th>${cells.map(data).join("")}</tr>`)
    .join("");
}

/**
 * @returns the chart that `?chart=` asks for, as the file that `?format=` names; null when it asks for none.
 * @throws HTTPException 400 naming the charts of the page.
 */
export function chartFile(c: Request, charts: readonly Chart[]): Response | null {
  const id = textOf(c, "chart");
  if (id === undefined) return null;
  const chart = charts.find((one) => one.id === id);
  if (!chart) {
    const known = charts.length > 0 ? `There are ${charts.map((one) => one.id).join(", ")}.` : "It has none now.";
    throw new HTTPException(400, { message: `This page has no chart called "${id}". ${known}` });
  }
  const { title, rule, columns, rows } = chart;
  const table = rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);
  if (wordOf(c, "format", ["csv", "json"]) === "json") return c.json({ id, title, rule, columns, rows: table });
  return c.body(csv([columns, ...table]), 200, {
    "Content-Type": "text/csv; charset=UTF-8",
    "Content-Disposition": `attachment; filename="${id}.csv"`,
  });
}

/** @returns the charts of a page with the address of each one's file by its id, as templates want them. */
export function shownCharts(c: Request, charts: readonly (Chart | null)[]) {
  const there = charts.flatMap((chart) => chart ?? []);
  const address = ({ id }: Chart) => queryWith(c, { chart: id, format: "csv", as: null });
  return { charts: there, files: Object.fromEntries(there.map((chart) => [chart.id, address(chart)])) };
}
