/** What is something to say, before any channel's dialect? */
import type { ChangeKey, Instant } from "../review/change.ts";
import type { OpenNumber } from "../review/number.ts";
import type { RecapPiece } from "./views.ts";

/** Something to say. Channels draw it in their own way; nothing is read back from what they drew. */
export interface Notice {
  /** Stable: the same news has the same id, so that no channel says it twice. */
  id: string;
  /** Kebab-case ("recap", "exemption-granted"). */
  kind: string;
  at: Instant;
  /** One line. */
  title: string;
  paragraphs: RecapPiece[][];
  /** The numbers that the paragraphs mention, by id. */
  numbers: Record<string, OpenNumber>;
  /** Page of ours that says more; null when there is none. */
  url: string | null;
  /** `Who.id`s of those whose doing it is: they are not told. Filled in when it is written together with acts. */
  by?: string[];
  /** `Who.id`s of those whom it is about, or whose turn it is: it concerns them. */
  concerns?: string[];
  /** True when only they are told, and no place. */
  personal?: boolean;
  /** The changes that it is about; places that speak on changes say it there. */
  changes?: ChangeKey[];
  /**
   * Name of a post that has versions ("recap/mitaka"); a later notice with the same name is its next version. A place
   * that can edit then shows one post and not two.
   */
  post?: string;
  /** The same as whole texts, made before, for what is longer than a notice. Channels take the one that fits them. */
  texts?: NoticeTexts;
}

/** A text in the forms that channels want. */
export interface NoticeTexts {
  /** Name of its file without folder and ending ("2016-02-05-keystone-mitaka-midcycle"). */
  file: string;
  /** Markdown with its front matter, if it has one. */
  markdown: string;
  /** HTML without head and body, safe to show. */
  html: string;
  /** As it is mailed: lines of at most 72 columns. */
  plain: string;
  /** One or two sentences for chat. */
  short: string;
}
