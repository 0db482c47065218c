/** Which file below refs/meta/dashboards makes Gerrit show a dashboard to everybody? */
import { type Dashboard, forForge } from "./dashboard.ts";

/**
 * @returns the file in git's configuration format, without the sections that only Midcycle can show. A section that asks for
 * everything asks for `is:open OR is:closed`: Gerrit passes an empty query over.
 */
export function projectFile(dashboard: Dashboard): string {
  const { title, description, foreach } = dashboard;
  const head = { title, ...(description && { description }), ...(foreach.trim() && { foreach }) };
  const sections = forForge(dashboard).shown.map(({ title, query }) => {
    const name = oneLine(title).replace(/[\\"]/g, "\\$&");
    return `[section "${name}"]\n${line("query", query.trim() || "(is:open OR is:closed)")}`;
  });
  return [
    `[dashboard]\n${Object.entries(head)
      .map(([key, value]) => line(key, value))
      .join("")}`,
    ...sections,
  ].join("");
}

/** Quoted, so that no sign in it begins a comment. */
function line(key: string, value: string): string {
  return `  ${key} = "${oneLine(value).replace(/[\\"]/g, "\\$&")}"\n`;
}

function oneLine(value: string): string {
  return value.trim().replace(/\s*[\r\n]+\s*/g, " ");
}
