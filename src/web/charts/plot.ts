/** How does a plot become the text of an SVG that our pages may hold? Plot is dear to load: the first chart pays for it. */
import { setImmediate } from "node:timers/promises";
import type { Markish, PlotOptions } from "@observablehq/plot";
import { escaped } from "../elements.ts";

export type Plot = typeof import("@observablehq/plot");

/** What a chart says to those who do not see it. */
export interface Words {
  /** What it is, in a few words. */
  label: string;
  /** What it shows, in a sentence. */
  description: string;
}

/** What is drawn, at a width in pixels. `marks` are given the library, which is not loaded before. */
export interface Drawing extends Omit<PlotOptions, "marks" | "document"> {
  height: number;
  marks(plot: Plot): Markish[];
}

/** Pixels: on a desk and on a phone. */
const [broad, slim] = [720, 340];

let opened: Promise<{ plot: Plot; document: unknown }> | null = null;

/** @returns a picture for the desk and one for the phone, of which the stylesheet shows one. The same input gives the same bytes. */
export async function wide(words: Words, drawing: (width: number) => Drawing): Promise<string> {
  const desk = await svg(words, broad, "desk", drawing(broad));
  return desk + (await svg(words, slim, "phone", drawing(slim)));
}

/** @returns one picture, of `width` pixels at most. The same input gives the same bytes. */
export function small(words: Words, width: number, drawing: Drawing): Promise<string> {
  return svg(words, width, "", drawing);
}

async function svg(words: Words, width: number, name: string, { marks, ...options }: Drawing): Promise<string> {
  opened ??= open();
  const { plot, document } = await opened;
  const element = plot.plot({ ...options, width, marks: marks(plot), document: document as never });
  const text = (element as unknown as { innerHTML: string }).innerHTML.replace(/<style>.*?<\/style>/s, "");
  const linked = text.includes("<a ");
  const attributes = [
    `class="plot${name && ` ${name}`}" viewBox="0 0 ${width} ${options.height}" width="${width}" height="${options.height}"`,
    `fill="currentColor" text-anchor="middle" role="${linked ? "group" : "img"}"`,
    `aria-label="${escaped(words.label)}" aria-description="${escaped(words.description)}"`,
  ];
  // A page has many pictures, and others wait.
  await setImmediate();
  return `<svg ${attributes.join(" ")}>${rounded(text)}</svg>`;
}

async function open() {
  const [plot, { parseHTML }] = await Promise.all([import("@observablehq/plot"), import("linkedom")]);
  return { plot, document: parseHTML("<html></html>").document };
}

/** A tenth of a pixel is as fine as anybody sees; the picture is named as a whole, not mark by mark; links within a picture are there for the mouse, the table has them for keys. */
function rounded(text: string): string {
  return text
    .replace(/(<g\b[^>]*?) aria-label="[^"]*"/g, "$1")
    .replace(/ (d|transform|[xy][12]?|c[xy]|r|width|height)="[^"]*"/g, (part) => part.replace(/(\.\d)\d+/g, "$1"))
    .replace(/<a /g, '<a tabindex="-1" ');
}
