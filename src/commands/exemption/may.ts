/** What may somebody do with an exemption now? */
import type { ExemptionAct } from "../../governance/exemption/acts.ts";
import { isOver } from "../../governance/exemption/acts.ts";
import type { ExemptionDeed } from "../../words/exemption.ts";
import type { Exemption } from "./found.ts";

/** @returns the deeds that would have an effect, in the order in which a page offers them. */
export function deedsFor({ standing, acts }: Exemption, id: string): ExemptionDeed[] {
  const { request, granted, state, by, sponsors, conditions } = standing;
  const { alone, deciders, needed, ownCounts } = request.terms;
  const counts = needed !== null && request.terms.sponsors.includes(id) && (ownCounts || id !== by);
  const decides = deciders.includes(id);
  const open = !isOver(state);
  const undecided = open && granted === null;
  const offered: [ExemptionDeed, boolean][] = [
    ["sponsor", undecided && counts && !sponsors.includes(id)],
    ["unsponsor", undecided && sponsors.includes(id)],
    ["grant", undecided && (alone.includes(id) || (counts && !sponsors.includes(id)))],
    ["decline", undecided && decides],
    [
      "word",
      open &&
        (decides || request.terms.sponsors.includes(id)) &&
        conditions.some(({ condition, met }) => condition.kind === "word" && !met),
    ],
    [
      "extend",
      open &&
        decides &&
        (standing.until !== null || conditions.some(({ condition }) => condition.by !== null)) &&
        request.terms.extensions > used(standing.ignored, acts),
    ],
    ["done", open && granted !== null && (decides || (state === "granted" && id === by))],
    ["revoke", open && granted !== null && decides],
    ["withdraw", open && id === by],
    ["correct", acts.some((act) => act.seq > 1 && (decides || [act.by, act.recordedBy].includes(id)))],
  ];
  return offered.filter(([, may]) => may).map(([deed]) => deed);
}

function used(ignored: readonly { seq: number }[], acts: readonly ExemptionAct[]): number {
  const silent = new Set(ignored.map(({ seq }) => seq));
  return acts.filter(({ kind, seq }) => kind === "extend" && !silent.has(seq)).length;
}
