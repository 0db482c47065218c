/** What does a template need to write a recap as a post? */
import type { OpenNumber, Row } from "../review/number.ts";
import { capital, printed } from "./plain.ts";
import { oneLine, webAddress } from "./plain-text.ts";
import { moment } from "./time.ts";
import type { RecapPiece, RecapView } from "./views.ts";

/** A recap in lines that nothing odd is left in; templates escape them for their format. */
export interface Sheet {
  title: string;
  /** "2016-01-29". */
  date: string;
  tags: string[];
  program: string;
  /** When it was counted, as the sprint's clock says. */
  generated: string;
  sections: { id: string; heading: string; paragraphs: Piece[][]; groups: { heading: string; items: Piece[][] }[] }[];
  /** The numbers mentioned, in the order of their first mention. */
  notes: Note[];
  /** True when each number has a page that opens it. */
  paged: boolean;
  unknown: string[];
}

/** Text, text that is a link, or the value of a number. */
export interface Piece {
  text: string;
  url: string | null;
  note: Note | null;
}

/** All that stands behind a number. */
export interface Note {
  /** 1, 2, 3 … */
  place: number;
  /** Letters, digits and hyphens; unique among the notes. */
  name: string;
  value: string;
  title: string;
  rule: string;
  readings: string[];
  rows: Line[];
  uncertain: Line[];
  /** Address of the page that opens it; null when there is none. */
  page: string | null;
}

/** One thing that was counted. */
export interface Line {
  /** What to call it in few letters: the change's number, or all there is to say. */
  short: string;
  text: string;
  /** What else there is to say, beginning with a comma; perhaps empty. */
  rest: string;
  url: string | null;
}

/** @returns what templates need; `address` is the base address of the pages, null when numbers have no page. */
export function sheetOf(view: RecapView, address: string | null): Sheet {
  const base = address && `${address}/sprints/${encodeURIComponent(view.sprint.id)}/recap/numbers/`;
  const notes = new Map<string, Note>();
  const piece = (one: RecapPiece): Piece[] => {
    if (typeof one === "string") return [{ text: oneLine(one), url: null, note: null }];
    if ("text" in one) return [{ text: readable(one.text), url: webAddress(one.url), note: null }];
    const number = view.numbers[one.number];
    if (!number) return [];
    const note = notes.get(number.id) ?? noteOf(number, notes.size + 1, base);
    notes.set(number.id, note);
    return [{ text: note.value, url: null, note }];
  };
  const sections = view.sections.map(({ id, heading, paragraphs, groups }) => ({
    id,
    heading: oneLine(heading),
    paragraphs: paragraphs.map((pieces) => pieces.flatMap(piece)),
    groups: groups.map(({ heading, items }) => ({
      heading: oneLine(heading ?? ""),
      items: items.map((pieces) => pieces.flatMap(piece)),
    })),
  }));
  return {
    title: readable(view.title),
    date: view.date,
    tags: ["recap", "sprint", oneLine(view.sprint.id)],
    program: readable(view.program),
    generated: moment(view.generated, view.sprint.zone),
    sections,
    notes: [...notes.values()],
    paged: base !== null,
    unknown: view.unknown.map(oneLine),
  };
}

function noteOf(number: OpenNumber, place: number, base: string | null): Note {
  return {
    place,
    name: number.id.replaceAll(/[^A-Za-z0-9]+/g, "-"),
    value: printed(number),
    title: capital(number.title),
    rule: oneLine(number.rule),
    readings: number.readings.map(({ value, rule }) => `${printed({ ...number, value })} ${oneLine(rule)}`),
    rows: number.rows.map(lineOf),
    uncertain: number.uncertain.map(lineOf),
    page: base && base + encodeURIComponent(number.id),
  };
}

function lineOf({ change, text, url, by, note }: Row): Line {
  const more = [by && `by ${by}`, note].filter((part) => part).map((part) => oneLine(`, ${part}`));
  const line = { text: readable(text), rest: more.join(""), url: webAddress(url) };
  return { ...line, short: change?.split("~")[1] ?? `${line.text}${note ? ` (${oneLine(note)})` : ""}` };
}

/** Something to see and to click on, whatever the text was. */
function readable(text: string): string {
  return oneLine(text).trim() || "(no name)";
}
