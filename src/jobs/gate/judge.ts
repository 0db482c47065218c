/** Is a change frozen, exemptions counted, as everybody here sees it? */
import { allExemptions } from "../../commands/exemption/found.ts";
import { covers } from "../../governance/exemption/covers.ts";
import { classify } from "../../review/classes.ts";
import { repositoryOf } from "../../review/program.ts";
import type { Cover } from "../../sprint/frozen.ts";
import { frozenVerdict } from "../../sprint/frozen.ts";
import type { Judge } from "./ground.ts";

/** By the calendar, the evidence and the exemptions as they stand when it is asked. */
export const judge: Judge = async (context) => {
  const { program } = context;
  const exemptions = await allExemptions(context);
  return (change, at) => {
    const repository = repositoryOf(program, change.forge, change.repository);
    if (!repository) return null;
    const around = {
      program,
      repository,
      branch: change.branch,
      at,
      zone: "UTC",
      ask: `a core of ${repository.coreGroup}`,
    };
    return frozenVerdict({
      ...around,
      change,
      what: classify(change, repository.type),
      covers({ kind }): Cover | null {
        const own = exemptions.find(({ standing }) => standing.request.freeze === kind && covers(standing, change));
        if (!own) return null;
        const { standing, number } = own;
        const because = standing.because[0] ?? `Exemption ${number} lets it through.`;
        return { id: own.id, because, until: standing.until, page: `/exemptions/${number}` };
      },
    });
  };
};
