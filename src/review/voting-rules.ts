/** By which rules does a team vote on nominations and polls? */

/** A part of those who take part, in words; "majority" is more than half. */
export type Share = "half" | "majority" | "two-thirds" | "all";

/** By which rule a nomination is decided. */
export interface NominationRule {
  /** What the rule is called ("kolla"). */
  preset: string;
  /** How many +1 it takes: a number, a share of those who take part, "silence" when it passes unless more say no than yes, or null when nobody's votes decide. */
  needed: number | Share | "silence" | null;
  /** What one -1 of a voter does: ends it, blocks it for as long as it stands, or neither. */
  veto: "ends" | "blocks" | null;
  /** Days from opening until it ends by itself; null when it does not. */
  windowDays: number | null;
  /** Hours that must have passed before it may end well, also when the votes are there. */
  waitHours: number;
  /** When it may end well before the window does: once there are enough votes, only once everybody says +1, or never. */
  early: "enough" | "unanimous" | null;
  /** Is nominating the nominator's own +1, or do they keep out of the vote? Only of a nominator who may vote. */
  nominator: "votes" | "recused";
}

/** By which rule a poll is decided. */
export interface PollRule {
  /** What the rule is called ("majority"). */
  preset: string;
  /** How many of those who take part must have voted at all. */
  quorum: Share | null;
  /** What an option needs: more than any other, or a share. */
  needed: "most" | "majority" | "two-thirds";
  /** A share of whom: of those who take part, or of the votes that were given for an option. */
  of: "taking-part" | "votes";
  windowDays: number;
  /** Hours that must have passed before it may end, also when everything is clear. */
  waitHours: number;
  /** When it may end before its window: once all have voted, once nobody can change it any more, or never. */
  early: "all" | "certain" | null;
}

/** How a team decides, as its program file says. */
export interface DecisionRules {
  nominations: NominationRule & {
    /** Who may nominate: the cores and the lead, or anybody who contributes. */
    proposers: "cores" | "contributors";
    /** Who changes the group at the forge: a person, by the steps on the page, or we, where we may. */
    grant: "by-hand" | "forge";
  };
  polls: PollRule;
}
