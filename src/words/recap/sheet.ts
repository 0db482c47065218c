/** What does a template need to write a post? */
import { madeNumber, parseChangeKey } from "../../review/change.ts";
import type { OpenNumber, Row } from "../../review/number.ts";
import { capital, printed } from "../plain.ts";
import { oneLine, webAddress } from "../plain-text.ts";
import type { RecapPiece } from "../views.ts";
import { english } from "./english.ts";
import { numberNamed, type PostView } from "./model.ts";
import { momentIn } from "./pieces.ts";
import { text, type Words } from "./words.ts";

/** A post in lines that nothing odd is left in; templates escape them for their format. */
export interface Sheet {
  title: string;
  /** "2016-01-29". */
  date: string;
  tags: string[];
  tag: string;
  language: string;
  program: string;
  /** Under which words it was made ("Counted by Midcycle for … at …."), and of when the facts are when they are pinned. */
  made: string;
  frozen: string | null;
  /** All of it in order. */
  blocks: Block[];
  /** The numbers mentioned, in the order of their first mention. */
  notes: Note[];
  /** True when each number has a page that opens it. */
  paged: boolean;
  /** Address of our page of it; null when there is none. */
  page: string | null;
  unknown: string[];
  /** Fixed words by key. */
  words: Readonly<Record<string, string>>;
}

/** Words of people, written for the format already; or a section with its facts. */
export interface Block {
  prose: string | null;
  id: string;
  heading: string;
  paragraphs: Piece[][];
  groups: { heading: string; items: Piece[][] }[];
  /** What the block points to, numbered from 1 on. */
  feet: Foot[];
}

/** What stands at the foot of a block: a number's story, or the address of a link. */
export interface Foot {
  place: number;
  note: Note | null;
  /** True when an earlier block has told the number's story. */
  again: boolean;
  url: string | null;
}

/** Text, text that is a link, or the value of a number. */
export interface Piece {
  text: string;
  url: string | null;
  note: Note | null;
  /** Its place at the foot of the block; null for plain text. */
  foot: number | null;
}

/** All that stands behind a number. */
export interface Note {
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

/** Gives what words of people point to its place: a number by its id (null when there is none), a link by its address. */
export interface Feet {
  number(id: string): Piece | null;
  link(url: string): number | null;
}

/**
 * @returns what templates need. `address` is the base address of the pages, null when numbers have no page; `ink`
 * writes the Markdown of people in the format.
 */
export function sheetOf(
  view: PostView,
  words: Words,
  address: string | null,
  ink: (markdown: string, feet: Feet) => string,
): Sheet {
  const base = address && `${address}${view.page}/numbers/`;
  const notes = new Map<string, Note>();
  const sections = new Map(view.sections.map((section) => [section.id, section]));

  function block(make: (piece: (one: RecapPiece) => Piece[], feet: Feet) => Omit<Block, "feet">): Block {
    const own = new Map<string, Foot>();
    const place = (key: string, foot: Omit<Foot, "place">) => {
      const there = own.get(key) ?? { place: own.size + 1, ...foot };
      own.set(key, there);
      return there.place;
    };
    const number = (id: string): Piece | null => {
      const open = numberNamed(view, id);
      if (!open) return null;
      const again = notes.has(id) && !own.has(id);
      const note = notes.get(id) ?? noteOf(open, base);
      notes.set(id, note);
      return { text: note.value, url: null, note, foot: place(id, { note, again, url: null }) };
    };
    const link = (url: string) => {
      const safe = webAddress(url);
      return safe === null ? null : place(` ${safe}`, { note: null, again: false, url: safe });
    };
    const piece = (one: RecapPiece): Piece[] => {
      if (typeof one === "string") return [{ text: oneLine(one), url: null, note: null, foot: null }];
      if ("number" in one) return [number(one.number)].filter((found) => found !== null);
      const url = webAddress(one.url);
      const bare = url !== null && one.text === one.url;
      return [{ text: readable(one.text), url, note: null, foot: bare ? null : link(one.url) }];
    };
    return { ...make(piece, { number, link }), feet: [...own.values()] };
  }

  const blocks = view.body.map((one) =>
    block((piece, feet) => {
      const section = "section" in one ? sections.get(one.section) : undefined;
      if (!section) {
        const prose = "prose" in one ? ink(one.prose, feet) : "";
        return { prose, id: "", heading: "", paragraphs: [], groups: [] };
      }
      return {
        prose: null,
        id: section.id,
        heading: oneLine(section.heading),
        paragraphs: section.paragraphs.map((pieces) => pieces.flatMap(piece)),
        groups: section.groups.map(({ heading, items }) => ({
          heading: oneLine(heading ?? ""),
          items: items.map((pieces) => pieces.flatMap(piece)),
        })),
      };
    }),
  );
  return {
    title: readable(view.title),
    date: view.date,
    tags: view.tags.map(oneLine),
    ...{ tag: oneLine(view.tag), language: view.language, program: readable(view.program) },
    made: text(words, "made", {
      program: readable(view.program),
      moment: momentIn(words, view.generated, view.zone),
    }),
    frozen: view.frozen && text(words, "frozen", { moment: momentIn(words, view.frozen.at, view.zone) }),
    blocks,
    notes: [...notes.values()],
    paged: base !== null,
    page: address && `${address}${view.page}`,
    unknown: view.unknown.map(oneLine),
    words: { ...english, ...words.texts },
  };
}

function noteOf(number: OpenNumber, base: string | null): Note {
  return {
    name: number.id.replaceAll(/[^A-Za-z0-9]+/g, "-"),
    value: printed(number),
    title: capital(number.title),
    rule: oneLine(number.rule),
    readings: number.readings.map(({ value, rule }) => `${printed({ value, unit: number.unit })} ${oneLine(rule)}`),
    rows: number.rows.map(lineOf),
    uncertain: number.uncertain.map(lineOf),
    page: base && base + encodeURIComponent(number.id),
  };
}

function lineOf({ change, text, url, by, note }: Row): Line {
  const more = [by && `by ${by}`, note].filter((part) => part).map((part) => oneLine(`, ${part}`));
  const line = { text: readable(text), rest: more.join(""), url: webAddress(url) };
  const { number = madeNumber } = parseChangeKey(change ?? "") ?? {};
  const all = change === null && note ? `${line.text} (${oneLine(note)})` : line.text;
  return { ...line, short: number < madeNumber ? String(number) : all };
}

/** Something to see and to click on, whatever the text was. */
function readable(text: string): string {
  return oneLine(text).trim() || "(no name)";
}
