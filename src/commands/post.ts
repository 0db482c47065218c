/** How does a recap, or another text of ours to publish, read in each format? */
import { plainRecaps, type RecapSettings } from "../review/recap-settings.ts";
import type { PostView } from "../words/recap/model.ts";
import { sheetOf } from "../words/recap/sheet.ts";
import { shortForm } from "../words/recap/short.ts";
import { Refused } from "./context.ts";
import { htmlProse, mailProse, markdownProse } from "./prose.ts";
import { filledIn, type PostFormat as Written } from "./templates.ts";
import { wordsOf } from "./words.ts";

export const postFormats = ["markdown", "html", "mail", "chat"] as const;
export type PostFormat = (typeof postFormats)[number];

/** What else decides how a post reads. */
export interface Around {
  /** Base address of the pages: numbers link to theirs in HTML and in notes. Null: notes list the rows. */
  address: string | null;
  /** The team's own templates and words; ours when absent. */
  recaps?: RecapSettings;
  /** Bytes that a line of chat has at most (400). */
  bytes?: number;
}

/** Bytes of a line that every chat takes: IRC has 512 with the names around it. */
const shortest = 400;

const files = { markdown: "recap.md.liquid", html: "recap.html.liquid", mail: "recap.mail.liquid" } as const;
const inks = { markdown: markdownProse, html: htmlProse, mail: mailProse } as const;

/**
 * @returns the whole text of the post, ending in a line break.
 * @throws Refused for an address not of the web, for a mistake in a template of the team's (with line and column), and
 * for a language that has no words.
 */
export async function post(format: PostFormat, view: PostView, around: Around): Promise<string> {
  const { recaps = plainRecaps, bytes = shortest } = around;
  const address = baseOf(around.address);
  const words = wordsOf({ ...recaps, language: view.language });
  if (format === "chat") return `${shortForm(view, words, { bytes, url: address && address + view.page })}\n`;
  return filledIn(format, files[format], { ...sheetOf(view, words, address, inks[format]) }, recaps.templates);
}

/** @returns a post of templates/posts/ as Markdown, ending in a line break; every text in the sheet means itself. */
export async function markdownPost(file: string, sheet: object): Promise<string> {
  return `${(await filledIn("markdown" satisfies Written, file, sheet)).trim()}\n`;
}

function baseOf(address: string | null): string | null {
  if (address === null) return null;
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Refused(`"${address}" is not an address of pages: give one like https://midcycle.example.org.`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}
