/** How is a `.dash` file of gerrit-dash-creator read and written? */
import { type Dashboard, DashboardMistake, withIds } from "./dashboard.ts";
import { type IniSection, readIni } from "./ini.ts";

/**
 * Reads a definition as the tool does: `[dashboard]` with title, foreach, perhaps description and baseurl, then
 * `[section "NAME"]` with a query, which may be empty. Values may go over several lines.
 * @param id what to call it. @throws DashboardMistake for what the tool refuses, with a sentence that says what to do.
 */
export function readDash(text: string, id: string): Dashboard {
  const sections = readIni(text);
  const head = sections.find(({ name }) => name === "dashboard");
  if (!head) throw new DashboardMistake('There is no [dashboard] section: add one with "title" and "foreach".');
  return {
    id,
    title: needed(head, "title"),
    description: optional(head, "description"),
    foreach: needed(head, "foreach"),
    baseUrl: optional(head, "baseurl"),
    sections: withIds(
      sections
        .filter(({ name }) => name.startsWith("section"))
        .map((section) => ({ title: titleOf(section), query: needed(section, "query") })),
    ),
  };
}

/** @returns the file of a definition; reading it gives the same definition, its ids made anew. @throws DashboardMistake for a title that no file can hold. */
export function writeDash({ title, description, foreach, baseUrl, sections }: Dashboard): string {
  const head = { title, ...(description && { description }), foreach, ...(baseUrl && { baseurl: baseUrl }) };
  const parts = sections.map(({ title, query }) => `[section "${singleLine(title)}"]\n${option("query", query)}`);
  return [
    `[dashboard]\n${Object.entries(head)
      .map(([name, value]) => option(name, value))
      .join("")}`,
    ...parts,
  ].join("\n");
}

/** What is left of the name without the first nine characters and the last, as the tool cuts it. */
function titleOf({ name, line }: IniSection): string {
  const title = name.slice(9, -1);
  if (title.trim() === "") throw new DashboardMistake(`Line ${line}: [${name}] has no title: write [section "TITLE"].`);
  return title;
}

function needed(section: IniSection, name: string): string {
  const value = optional(section, name);
  if (value === null) {
    throw new DashboardMistake(
      `Line ${section.line}: [${section.name}] has no ${name}: add "${name} = …", empty if need be.`,
    );
  }
  return value;
}

/** ConfigParser fills `%(name)s` with another option of the section and takes `%%` for a per cent sign. */
function optional(section: IniSection, name: string, depth = 0): string | null {
  const value = section.options.get(name);
  if (value === undefined) return null;
  return value.replace(/%(?:(%)|\(([^)]*)\)s|)/g, (found, double: string | undefined, other: string | undefined) => {
    if (double) return "%";
    const filled = other === undefined || depth > 9 ? null : optional(section, other.toLowerCase(), depth + 1);
    if (filled !== null) return filled;
    const what = found === "%" ? "a single % is not allowed" : `there is no option to fill ${found} with`;
    throw new DashboardMistake(
      `Line ${section.line}: in ${name} of [${section.name}] ${what}: write %% for a per cent sign.`,
    );
  });
}

/** Blank lines stay, a line that would be a comment goes on the line before. */
function option(name: string, value: string): string {
  const lines: string[] = [];
  for (const line of value.trim().split(/\r?\n/)) {
    const text = line.trim();
    if (/^[#;]/.test(text) && lines.length > 0) lines.push(`${lines.pop()} ${text}`);
    else lines.push(text && lines.length > 0 ? `    ${text}` : text);
  }
  return `${name} = ${lines.join("\n").replaceAll("%", "%%")}`.trimEnd().concat("\n");
}

function singleLine(title: string): string {
  if (/[\r\n]/.test(title))
    throw new DashboardMistake(`The title ${JSON.stringify(title)} goes over several lines: shorten it to one.`);
  return title;
}
