/** What is said beside a change, a bug or a blueprint that somebody names in a text? */
import type { ChangeKey, Status } from "../review/change.ts";
import type { Mover } from "../review/turn.ts";
import { moverName } from "./mover.ts";
import { count, signed } from "./plain.ts";

/** How something that a text names stands now. */
export interface Pill {
  /** As `Reference.of`. */
  of: string;
  /** What it is about, so that it is looked at again when that moves. */
  changes: ChangeKey[];
  /** A few words: "open · cores · +1". */
  text: string;
  /** How it is coloured; the words say the same. */
  state: Status | "about";
  /** What the card says, a line each; the first is its title. */
  card: string[];
  /** Our page of it. */
  page: string;
}

/** What a pill of a change is made from. */
export interface PillFacts {
  of: string;
  key: ChangeKey;
  number: number;
  subject: string;
  repository: string;
  branch: string;
  owner: string;
  status: Status;
  workInProgress: boolean;
  /** Null for a change that is not open. */
  mover: Mover | null;
  /** Whose turn it is, by name. */
  waiting: string[];
  votes: { label: string; value: number; by: string }[];
  /** A sentence each; null when it is not so. */
  frozen: string | null;
  exempted: string | null;
  reserved: string | null;
}

/** @returns the pill of a change. */
export function changePill(facts: PillFacts): Pill {
  const { of, key, number, subject, status, mover, frozen, exempted } = facts;
  const open = status === "open";
  const said = [
    facts.workInProgress && open ? "in progress" : status,
    ...(open && mover ? [`turn: ${moverName(mover)}`] : []),
    ...(open ? strongest(facts.votes) : []),
    ...(frozen ? ["frozen"] : exempted ? ["exempted"] : []),
  ];
  const waiting = facts.waiting.slice(0, 5);
  return {
    of,
    changes: [key],
    text: said.join(" · "),
    state: status,
    card: [
      `${number}: ${subject}`,
      `${facts.repository}, ${facts.branch}, by ${facts.owner}`,
      open && mover
        ? `Turn of ${moverName(mover)}${waiting.length > 0 ? `: ${waiting.join(", ")}` : ""}.`
        : `It is ${status}.`,
      ...(open && facts.votes.length > 0 ? [facts.votes.map(voteWords).join(", ")] : []),
      ...[frozen, exempted, facts.reserved].filter((one) => one !== null),
    ],
    page: `/changes/${encodeURIComponent(key)}`,
  };
}

/** @returns the pill of a bug or a blueprint: how the changes stand that name it. */
export function aboutPill(
  of: string,
  changes: readonly { key: ChangeKey; number: number; subject: string; status: Status }[],
): Pill {
  const [kind = "", name = ""] = of.split(":", 2);
  const by = (status: Status) => changes.filter((one) => one.status === status).length;
  const said = (["open", "merged", "abandoned"] as const)
    .filter((one) => by(one) > 0)
    .map((one) => `${by(one)} ${one}`);
  return {
    of,
    changes: changes.map(({ key }) => key),
    text: `${count(changes.length, "change", "changes")}: ${said.join(", ")}`,
    state: "about",
    card: [
      `${kind === "bug" ? "Bug" : "Blueprint"} ${name}`,
      ...changes.slice(0, 6).map(({ number, subject, status }) => `${number} ${status}: ${subject}`),
      ...(changes.length > 6 ? [`and ${changes.length - 6} more`] : []),
    ],
    page: `/search?q=${encodeURIComponent(name)}`,
  };
}

/** The vote of each label that decides: a veto before all else, then the highest. */
function strongest(votes: PillFacts["votes"]): string[] {
  const labels = new Map<string, number>();
  for (const { label, value } of votes) {
    const known = labels.get(label);
    const weight = (one: number) => (one < 0 ? 10 - one : one);
    if (value !== 0 && (known === undefined || weight(value) > weight(known))) labels.set(label, value);
  }
  return [...labels].map(([label, value]) => `${label} ${signed(value)}`);
}

function voteWords({ label, value, by }: PillFacts["votes"][number]): string {
  return `${label} ${signed(value)} by ${by}`;
}
