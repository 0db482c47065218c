/** How does a team write its recaps? */

export interface RecapSettings {
  /** What stands in brackets before the subject of a mail; null for the program's id. */
  tag: string | null;
  /** Language of the fixed words, BCP 47. */
  language: string;
  /** Folder with templates and words that take the place of ours; null when there is none. */
  templates: string | null;
}

/** What a team has that says nothing about it. */
export const plainRecaps: RecapSettings = { tag: null, language: "en", templates: null };
