/** May a text on this terminal be a link (OSC 8)? */

/** Terminals that say who they are in TERM_PROGRAM and are known to show links. */
const programs = /^(iTerm\.app|WezTerm|vscode|ghostty|Hyper|rio|Tabby|WarpTerminal|zed)$/;

/**
 * @returns whether links are shown: never in a pipe or with NO_COLOR, else where FORCE_HYPERLINK says so, or where the
 * terminal is one that is known to show them. Others may print the address as rubbish.
 */
export function showsLinks(environment: NodeJS.ProcessEnv, terminal: boolean): boolean {
  const { FORCE_HYPERLINK, NO_COLOR, TERM = "", TERM_PROGRAM = "", VTE_VERSION = "0" } = environment;
  if (!terminal || NO_COLOR || TERM === "dumb" || FORCE_HYPERLINK === "0") return false;
  if (FORCE_HYPERLINK) return true;
  // GNOME's library had a bug with links in 0.50.0.
  const vte = Number(VTE_VERSION);
  return (
    programs.test(TERM_PROGRAM) ||
    vte > 5000 ||
    /^(xterm-kitty|xterm-ghostty|alacritty|foot|contour)/.test(TERM) ||
    Boolean(environment.WT_SESSION || environment.KONSOLE_VERSION || environment.DOMTERM)
  );
}

/** @returns the address when it may be shown as a link here, null otherwise. */
export function linkTo(url: string): string | null {
  return showsLinks(process.env, process.stdout.isTTY === true) && /^https?:\/\/[\u0021-\u007e]+$/.test(url)
    ? url
    : null;
}

/** @returns a text that leads somewhere (OSC 8). */
export function linked(text: string, url: string): string {
  return `\u001b]8;;${url}\u0007${text}\u001b]8;;\u0007`;
}
