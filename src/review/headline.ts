/** What does the text of one Gerrit message say that somebody did? */

/** One label in a headline; 0 when the vote was taken away. */
export interface SaidVote {
  label: string;
  value: number;
  /** Whose vote it was, as the message names them, when somebody else took it away; null for one's own. */
  of: string | null;
}

/** A message of the form "Patch Set 2: Code-Review+1 -Workflow", taken apart. */
export interface Headline {
  patchSet: number | null;
  votes: SaidVote[];
  /** What people wrote beyond votes: text or inline comments; empty when nothing. */
  text: string;
}

/** Labels as Gerrit wrote them before 2.6 (openstack-infra, recorded events). */
const formerLabels: Record<string, string> = {
  VRIF: "Verified",
  CRVW: "Code-Review",
  APRV: "Workflow",
  Approved: "Workflow",
};

/** What servers older than 2.14, which do not tag their own messages, say by themselves. */
const ownWords =
  /^(?:Uploaded patch set \d+|Patch Set \d+: (?:Patch Set \d+ was rebased|Commit message was (?:updated|edited)|Published edit on patch set \d+|Cherry Picked from |New patch set was added with )|(?:Topic|Hashtags?) |Set (?:private|assignee)|Unset private|Created a revert of this change|Removed (?:reviewer|cc) |Change has been successfully )/i;

/** @returns the present name of a label that an old server or recording may write as a code; unknown ones as they are. */
function labelName(label: string): string {
  return formerLabels[label] ?? label;
}

/** @returns true when an untagged text is the server's own note of an upload, a topic … and nobody's words. */
export function serverWords(text: string): boolean {
  return ownWords.test(text);
}

/** Reads what a person or a CI posted. A headline that is not a list of votes is text, so nothing said is lost. */
export function readHeadline(text: string): Headline {
  const [first = "", ...rest] = text.split("\n");
  const body = rest.join("\n").trim();
  const head = /^Patch Set (\d+):?/.exec(first);
  if (!head) return { patchSet: null, votes: [], text: text.trim() };

  const words = first.slice(head[0].length).split(/\s+/).filter(Boolean);
  const votes = words.map(vote);
  const all = votes.filter((said) => said !== null);
  const spoken = all.length === words.length ? body : [words.join(" "), body].filter(Boolean).join("\n\n");
  return { patchSet: Number(head[1]), votes: all.length === words.length ? all : [], text: spoken };
}

/** @returns the votes that a "Removed Code-Review+2 by Ben" or "* Code-Review+2 by Ben" takes from somebody. */
export function votesTaken(text: string): SaidVote[] {
  return text.split("\n").flatMap((line) => {
    const [, label, of] = /^(?:Removed |\* ?)([A-Za-z][\w-]*?)[+-]\d+ by (.+)$/.exec(line.trim()) ?? [];
    return label && of ? [{ label: labelName(label), value: 0, of: of.trim() }] : [];
  });
}

function vote(word: string): SaidVote | null {
  const given = /^([A-Za-z][\w-]*)([+-]\d+)$/.exec(word);
  if (given?.[1]) return { label: labelName(given[1]), value: Number(given[2]), of: null };
  const removed = /^-([A-Za-z][\w-]*)$/.exec(word);
  return removed?.[1] ? { label: labelName(removed[1]), value: 0, of: null } : null;
}
