/** Which promises has the team of the tests made? */
import type { Context } from "../../src/commands/context.ts";
import { judgePromise } from "../../src/commands/promise/deeds.ts";
import { promise } from "../../src/commands/promise/make.ts";
import { by } from "./exemption-ground.ts";

/** Four promises for the pages to show: kept, open, overruled, and one that nobody can see. */
export async function promised(context: Context): Promise<void> {
  const link = "https://lists.example.org/recap";
  const make = (text: string, due: string, look: string[], who: string[]) =>
    promise(context, by("dan"), { text, due, look, who, link, sprint: "mitaka" });
  await make("The TOTP plugin is merged", "within one week", ["change 271004 merged"], ["eve"]);
  await make(
    "PCI-DSS support, early in Newton",
    "early in Newton",
    ["changes in keystone about PCI-DSS"],
    ["ana", "the docs team"],
  );
  await make("Look for devstack patches", "in 3 days", ["changes in openstack/devstack about uwsgi"], []);
  await judgePromise(context, by("ana"), { promise: "3", verdict: "late", reason: "It is in devstack." });
  await make("Somebody reads the docs", "", [], []);
}
