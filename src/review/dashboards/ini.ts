/** How does Python's ConfigParser read a file of sections and options? */
import { DashboardMistake } from "./dashboard.ts";

/** One `[section]` with its options in order; names of options are in small letters. */
export interface IniSection {
  name: string;
  line: number;
  options: Map<string, string>;
}

/**
 * Reads as ConfigParser of Python 3 does with its defaults: `#` and `;` begin comment lines, `=` or `:` ends an option's
 * name, indented lines go on with the value above, blank ones among them are kept.
 * @throws DashboardMistake with the line, for what it refuses too: a section or an option that is there twice, a line that
 * belongs to nothing.
 */
export function readIni(text: string): IniSection[] {
  const sections: IniSection[] = [];
  let option: string | null = null;
  let indent = 0;
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  for (const [index, raw] of lines.entries()) {
    const at = `Line ${index + 1}`;
    const section = sections.at(-1);
    const line = raw.trim();
    const comment = /^[#;]/.test(line);
    if (line === "" || comment) {
      // A blank line may be within a value; what turns out to be its end is cut off again.
      if (!comment && section && option !== null) append(section, option, "");
      continue;
    }
    const deep = raw.length - raw.trimStart().length;
    if (section && option !== null && deep > indent) {
      append(section, option, line);
      continue;
    }
    indent = deep;
    const header = /^\[(.+)\]/.exec(line)?.[1];
    if (header !== undefined) {
      const twin = sections.find(({ name }) => name === header);
      if (twin) {
        throw new DashboardMistake(
          `${at}: [${header}] is there twice, first in line ${twin.line}: give one another name.`,
        );
      }
      sections.push({ name: header, line: index + 1, options: new Map() });
      option = null;
      continue;
    }
    if (!section)
      throw new DashboardMistake(`${at}: "${cut(line)}" stands before any section: begin with [dashboard].`);
    const [, name, value = ""] = /^(.*?)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (!name) throw new DashboardMistake(`${at}: "${cut(line)}" is neither a section, an option nor a comment.`);
    option = name.trim().toLowerCase();
    if (section.options.has(option)) {
      throw new DashboardMistake(`${at}: ${option} is there twice in [${section.name}]: keep one.`);
    }
    section.options.set(option, value);
  }
  for (const { options } of sections) for (const [name, value] of options) options.set(name, value.trimEnd());
  return sections;
}

function append({ options }: IniSection, option: string, line: string): void {
  options.set(option, `${options.get(option) ?? ""}\n${line}`);
}

function cut(line: string): string {
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
