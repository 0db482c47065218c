/** Which dashboards does a program file define or bend? */
import { z } from "zod";
import { slugOf } from "../review/dashboards/dashboard.ts";
import { triageId, triageSections } from "../review/dashboards/triage.ts";
import type { DashboardSettings } from "../review/program.ts";
import { parseQuery } from "../review/query/parse.ts";
import { QueryMistake } from "../review/query/query.ts";
import { id, text } from "./fields.ts";
import { type Mistake, mistakeAt } from "./mistake.ts";

/** A query of Gerrit's language; may be empty. */
const query = z.string().superRefine((written, context) => {
  if (written.trim() === "") return;
  try {
    parseQuery(written);
  } catch (problem) {
    if (!(problem instanceof QueryMistake)) throw problem;
    context.addIssue({ code: "custom", message: `a query of Gerrit's (${problem.message})` });
  }
});

const title = text.regex(/^[^\r\n]*$/, "a title on one line");

const section = z.strictObject({
  id: id.optional().describe("Short name; made of the title when left out. One of the triage's own replaces it."),
  title: title.describe("Heading for people."),
  query: query.describe("Which changes, in Gerrit's query language; empty: all of the dashboard's."),
});

/** The list of dashboards in a program file. */
export const dashboards = z
  .array(
    z.strictObject({
      id: id.describe(`Name in addresses; "${triageId}" bends the one that every program has.`),
      title: title.optional().describe("Heading; needed unless it bends the triage."),
      description: text.optional().describe("What it is for, in a sentence."),
      foreach: query.optional().describe("What holds for every section; the team's open changes when left out."),
      drop: z.array(id).default([]).describe("Ids of the triage's sections to leave out."),
      order: z.array(id).default([]).describe("Ids of sections to show first, in this order."),
      sections: z.array(section).default([]).describe("Sections to add."),
    }),
  )
  .default([])
  .describe("Lists of changes by query; the triage is there without.");

type Written = z.output<typeof dashboards>;

/** @returns the settings with every id filled in. */
export function dashboardSettings(written: Written): DashboardSettings[] {
  return written.map(({ title, description, foreach, sections, ...rest }) => ({
    ...rest,
    title: title ?? null,
    description: description ?? null,
    foreach: foreach ?? null,
    sections: sections.map((one) => ({ ...one, id: one.id ?? slugOf(one.title) })),
  }));
}

/** @returns what does not fit together: ids used twice, sections that are not there, dashboards without a title or a section. */
export function unfitDashboards(file: { dashboards: Written }): Mistake[] {
  const mistakes: Mistake[] = [];
  const settings = dashboardSettings(file.dashboards);
  for (const [n, { id, title, drop, order, sections }] of settings.entries()) {
    const note = (path: PropertyKey[], expected: string) =>
      mistakes.push(mistakeAt(file, ["dashboards", n, ...path], expected));
    if (settings.findIndex((one) => one.id === id) < n) note(["id"], "a name that is not used twice");
    if (id !== triageId && title === null) note([], "a title");
    if (id !== triageId && sections.length === 0) note(["sections"], "at least one section");
    const own = sections.map((one) => one.id);
    const known = [...new Set([...(id === triageId ? triageSections : []), ...own])];
    for (const [k, one] of own.entries()) {
      if (own.indexOf(one) < k) note(["sections", k, "id"], "an id that is not used twice (it is made of the title)");
      if (sections.findIndex(({ title }) => title === sections[k]?.title) < k) {
        note(["sections", k, "title"], "a title that is not used twice");
      }
    }
    for (const [list, ids] of Object.entries({ drop, order })) {
      for (const [k, one] of ids.entries()) {
        if (!known.includes(one)) note([list, k], `one of ${known.join(", ")}`);
      }
    }
  }
  return mistakes;
}
