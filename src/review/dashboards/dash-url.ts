/** At which address of a Gerrit is a dashboard shown? */
import { type Dashboard, forForge } from "./dashboard.ts";

/** Where gerrit-dash-creator's dashboards are when they say nothing. */
const usual = "https://review.opendev.org/#/dashboard/?";

/**
 * @returns the address, byte for byte that of gerrit-dash-creator 0.2.0: title and foreach, then the sections in order, with
 * `+` for blanks and `%2D` for hyphens, because some browsers and old Gerrits take commas and hyphens apart.
 */
export function dashUrl({ title, foreach, baseUrl, sections }: Dashboard): string {
  const parts = [pair("title", title), pair("foreach", foreach), ...sections.map((one) => pair(one.title, one.query))];
  return `${baseUrl ?? usual}${parts.join("&")}`;
}

/** @returns the address of a dashboard on one forge, without the sections that only Midcycle can show. */
export function forgeUrl(dashboard: Dashboard, forgeAddress: string): string {
  const baseUrl = dashboard.baseUrl ?? `${forgeAddress}/dashboard/?`;
  return dashUrl({ ...dashboard, baseUrl, sections: forForge(dashboard).shown });
}

/** @returns the address of a query on one forge. */
export function queryUrl(query: string, forgeAddress: string): string {
  return `${forgeAddress}/q/${encodeURIComponent(query.trim().toWellFormed())}`;
}

function pair(name: string, value: string): string {
  return `${quoted(name)}=${quoted(value)}`;
}

/** Python's quote_plus, then the tool's own replacement. */
function quoted(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+")
    .replaceAll("-", "%2D");
}
