/** What is there to do and to say once a nomination is granted? */
import type { NominationTerms } from "../governance/nomination/acts.ts";
import type { NominationStanding } from "../governance/nomination/standing.ts";
import type { Program } from "../review/program.ts";
import { list } from "../review/sentence.ts";

/** What the text of the announcement is filled with. */
export interface AnnouncementSheet {
  program: string;
  name: string;
  nominator: string;
  role: string;
  aim: NominationTerms["aim"];
  why: string;
  /** How it was decided, in a sentence. */
  decided: string;
  /** The day from which it holds; null while the membership is not written. */
  day: string | null;
}

/** @returns the exact steps for a person, where the bot may not change the group itself; `number` is the nomination's. */
export function grantSteps(
  program: Program,
  { candidate, name, group, aim }: NominationTerms,
  number: number,
): string[] {
  const deed = aim === "join" ? "add" : "remove";
  const forges = program.forges.filter((forge) =>
    program.repositories.some((repository) => repository.forge === forge.name && repository.coreGroup === group),
  );
  return [
    ...forges.flatMap(({ name: forge, url }) => {
      const account = accountOf(program, candidate, forge);
      const where = `${url}/admin/groups/q/filter:${encodeURIComponent(group)}`;
      return [
        `Open ${where}, choose ${group}, and ${deed} ${account ?? name} ${aim === "join" ? "under" : "from"} Members; only an owner of the group can.`,
        `Or on a terminal: ssh -p 29418 ${new URL(url).hostname} gerrit set-members ${group} --${deed} ${account ?? "USER"}`,
      ];
    }),
    `Then write the membership: midcycle nomination complete ${number}`,
  ];
}

/** @returns the sheet of the announcement. */
export function announcementSheet(
  program: Program,
  terms: NominationTerms,
  standing: NominationStanding,
): AnnouncementSheet {
  const { name, nominatorName, role, aim, why } = terms;
  const { counts, day } = standing;
  const said = [
    `${counts.yes} said +1`,
    ...(counts.neutral > 0 ? [`${counts.neutral} said 0`] : []),
    ...(counts.no > 0 ? [`${counts.no} said -1`] : []),
    ...(counts.abstain > 0 ? [`${counts.abstain} abstained`] : []),
    ...(counts.away > 0 ? [`${counts.away} were away`] : []),
    ...(counts.silent > 0 ? [`${counts.silent} said nothing`] : []),
  ];
  const decided =
    terms.appointers.length > 0
      ? "The lead decided it, having heard the cores."
      : `Of the ${terms.voters.length} who could vote, ${list(said)}.`;
  return { program: program.name, name, nominator: nominatorName, role, aim, why, decided, day };
}

function accountOf(program: Program, id: string, forge: string): string | null {
  return program.people.find((person) => person.id === id)?.accounts[forge]?.[0] ?? null;
}
