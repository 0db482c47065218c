/** How does whoever was granted a nomination get into the group at the forge, where we may put them there? */
import type { Context } from "../commands/context.ts";
import { momentOf } from "../commands/deciding.ts";
import { Declined } from "../forges/writing.ts";
import { witness } from "../governance/exemption/take.ts";
import { type NominationAct, termsOf } from "../governance/nomination/acts.ts";
import { nominationStanding } from "../governance/nomination/standing.ts";
import { append, processesOf } from "../store/ledger.ts";
import { putNotices } from "../store/outbox.ts";
import { grantDeclined } from "../words/decision-notices.ts";
import type { Desk } from "./desk.ts";

/**
 * Puts everybody whose nomination is granted into the group and writes the membership, when the program asks for it
 * and the forge lets us; else the steps stay on the page for a person, and a no of the forge is told once. Looks before
 * it writes, so that a second look after an outage does nothing twice. Nobody is taken out of a group by us.
 * @returns how many memberships were written. @throws Unavailable
 */
export async function grantMemberships(context: Context, desks: readonly Desk[], signal: AbortSignal): Promise<number> {
  if (context.program.decisions.nominations.grant !== "forge") return 0;
  let written = 0;
  for (const { id, number, acts } of await processesOf<NominationAct>(context.db, "nomination")) {
    const { candidate, group, aim } = termsOf(acts);
    if (aim !== "join" || nominationStanding(acts, momentOf(context, acts)).state !== "granted") continue;
    const places = desks.filter(({ forge }) =>
      context.program.repositories.some((one) => one.forge === forge.name && one.coreGroup === group),
    );
    try {
      const there = await Promise.all(places.map((desk) => joined(context, desk, candidate, group, signal)));
      if (there.length === 0 || there.includes(false)) continue;
    } catch (failure) {
      if (!(failure instanceof Declined)) throw failure;
      await putNotices(context.db, [grantDeclined(id, number, failure.message, context.now())], id);
      continue;
    }
    await complete(context, id, `added to ${group} at ${places.map(({ forge }) => forge.name).join(", ")}`);
    written++;
  }
  if (written > 0) await context.reread();
  return written;
}

/** @returns false where we are nobody, or the candidate has no account that we know: then a person has to. */
async function joined(
  context: Context,
  { forge }: Desk,
  candidate: string,
  group: string,
  signal: AbortSignal,
): Promise<boolean> {
  const account = context.directory
    .accounts(candidate)
    .flatMap((key) => context.directory.account(key) ?? [])
    .find((one) => one.forge === forge.name)?.username;
  if (!forge.write || !account) return false;
  const members = (await forge.inspect.group(group, signal))?.members ?? [];
  if (!members.includes(account)) await forge.write.addMember(group, account, signal);
  return true;
}

async function complete(context: Context, process: string, how: string): Promise<void> {
  await append<NominationAct>(context.db, process, null, (acts) => {
    const at = momentOf(context, acts);
    const day = context.now().slice(0, 10);
    if (nominationStanding(acts, at).state !== "granted") return { acts: [], notices: [] };
    const act = { kind: "completed" as const, by: witness, recordedBy: witness, at, through: "gerrit", link: null };
    return { acts: [{ ...act, body: { day, how } }], notices: [] };
  });
}
