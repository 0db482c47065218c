/** Who may write in a team's pads? */

/** As the program file says. */
export interface PadSettings {
  /** Who of the people that are signed in may write. */
  write: "contributor" | "core" | "organizer";
  /** True when people who are not signed in may write under a name that they give. */
  guests: boolean;
  /** Folder whose templates for new pads come before ours; null for ours alone. */
  templates: string | null;
}

/** What holds when nothing is said. */
export const usualPads: PadSettings = { write: "contributor", guests: false, templates: null };
