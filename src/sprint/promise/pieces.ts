/** Which of the things that a promise looks for are there, and which can nobody see? */
import { fits } from "../../governance/sought/marks.ts";
import { sight } from "../../governance/sought/sight.ts";
import type { ChangeFact, Seen } from "../../governance/sought/sought.ts";
import type { ChangeKey, Instant } from "../../review/change.ts";
import type { Piece } from "./acts.ts";

/** What the mirror says, and of what it says anything. */
export interface Mirror {
  facts: readonly ChangeFact[];
  /** Is a repository (its full name) read at all? */
  read(repository: string): boolean;
}

/** One piece at a moment. */
export interface PieceSeen {
  piece: Piece;
  /** When it came true; null while it has not. */
  met: Instant | null;
  /** What shows it, one sentence; null while nothing does. */
  evidence: string | null;
  url: string | null;
  change: ChangeKey | null;
  /** Why it could be there and not be seen, one sentence; null when it would be seen. */
  blind: string | null;
}

/** @returns a piece at a moment; what the ledger has of it is believed before the mirror. */
export function seenOf(piece: Piece, recorded: Seen | null, mirror: Mirror, at: Instant): PieceSeen {
  const written = recorded?.met && recorded.met <= at ? recorded : null;
  const found = written ?? sight(piece, { facts: mirror.facts, exempted: [] }, at);
  if (!found?.met)
    return { piece, met: null, evidence: null, url: null, change: null, blind: blindTo(piece, mirror, at) };
  return { piece, met: found.met, evidence: found.text, url: found.url, change: found.change, blind: null };
}

function blindTo(piece: Piece, { facts, read }: Mirror, at: Instant): string | null {
  if (piece.kind === "word") return `Only a person can say whether ${piece.text}.`;
  if (piece.kind !== "marked" && piece.kind !== "removed") return null;
  if (piece.repository !== null && !read(piece.repository)) {
    return `${piece.repository} is not among the repositories that are read.`;
  }
  if (piece.kind === "removed" || piece.path === null) return null;
  const unknown = facts.filter((fact) => {
    const did = piece.deed === "merged" ? fact.merged : fact.uploaded;
    return did !== null && did <= at && fact.files === null && fits({ ...piece, path: null }, fact);
  });
  if (unknown.length === 0) return null;
  return `The files of change ${unknown[0]?.number}${unknown.length > 1 ? " and others" : ""} are not known.`;
}
