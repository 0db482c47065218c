/** As which files can a meeting be taken away? */
import { writeLog } from "../sprint/minutes/log.ts";
import { logHtml, minutesHtml } from "../words/minutes-html.ts";
import { minutesMarkdown } from "../words/minutes-markdown.ts";
import { minutesText } from "../words/minutes-text.ts";
import { Refused } from "./context.ts";
import type { WholeMeeting } from "./minutes.ts";

/** The files of every meeting by how their names end, as meetbot names them; the last one is for pads. */
const minutesFiles = [
  { ends: ".txt", what: "minutes as text", log: false },
  { ends: ".html", what: "minutes as a page", log: false },
  { ends: ".log.txt", what: "log as text", log: true },
  { ends: ".log.html", what: "log as a page", log: true },
  { ends: ".md", what: "minutes as Markdown, for a pad", log: false },
] as const;

/** @returns the names of a meeting's files. */
export function fileNames(id: string): { name: string; what: string; log: boolean }[] {
  return minutesFiles.map(({ ends, what, log }) => ({ name: `${id}${ends}`, what, log }));
}

/** @returns the text of one file. `address`: of our pages, for links from text; null when there is none. @throws Refused naming the files there are. */
export function minutesFile(meeting: WholeMeeting, name: string, address: string | null): string {
  const { id, place, minutes, lines, page } = meeting;
  const beside = { place, log: `${id}.log.html` };
  const outside = { place, log: address === null ? beside.log : `${address}${page}/${encodeURIComponent(beside.log)}` };
  switch (name) {
    case `${id}.txt`:
      return minutesText(minutes, outside);
    case `${id}.html`:
      return minutesHtml(minutes, beside);
    case `${id}.log.txt`:
      return writeLog(lines);
    case `${id}.log.html`:
      return logHtml(lines, place);
    case `${id}.md`:
      return minutesMarkdown(minutes, outside);
    default: {
      const names = fileNames(id).map((one) => one.name);
      throw new Refused(`There is no file "${name.slice(0, 80)}" of this meeting: there are ${names.join(", ")}.`);
    }
  }
}
