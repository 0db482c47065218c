/** Who may say what became of a promise, and mend what others wrote? */
import type { Needed } from "../../governance/roles.ts";

/** Cores and officers; whoever promised or wrote it down may mend their own besides. */
export const officers: readonly Needed[] = [{ core: null }, "ptl", "liaison", "organizer"];
