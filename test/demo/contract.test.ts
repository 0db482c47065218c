/** Does the simulated Gerrit keep the contract that the real one keeps? */
import { forgeContract } from "../contracts/forge.contract.ts";
import { openWorld } from "./world.ts";

forgeContract("simulated Gerrit", openWorld);
