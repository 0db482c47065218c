/** Does the simulated Gerrit keep the contract that the real one keeps? */
import { openGerrit } from "../../src/forges/gerrit/open.ts";
import { actsOn } from "../contracts/acts.ts";
import { forgeContract } from "../contracts/forge.contract.ts";
import { mergedContract } from "../contracts/forge-merged.contract.ts";
import { openWorld } from "./world.ts";

forgeContract("simulated Gerrit", openWorld);

mergedContract("simulated Gerrit", async () => {
  const world = await openWorld();
  const [ours] = world.projects;
  const act = actsOn(world);
  for (const [n, branch] of ["master", "stable/mitaka"].entries()) {
    const made = await act.create(ours, `Merge me ${n}\n\nCloses-Bug: #${n}\n`, { branch });
    await act.review("ci", made, { labels: { Verified: 2 } });
    await act.review("core", made, { labels: { "Code-Review": 2, Workflow: 1 } });
    await act.submit(made);
  }
  return {
    forge: openGerrit(world.settings, [ours], world.secrets),
    changes: ["master", "stable/mitaka"].map((branch, n) => ({
      ...{ repository: ours, branch, subject: `Merge me ${n}` },
      ...{ owner: world.users.owner.username, trailer: `Closes-Bug: #${n}` },
    })),
    close: world.close,
  };
});
