/** May we write at a forge what the program file asks for, and if not, which right is missing? */
import type { Facts, Forge } from "../forges/forge.ts";
import type { Writing } from "../forges/writing.ts";
import type { Program, Repository } from "../review/program.ts";
import { list } from "../words/plain.ts";
import { type Finding, note, well, wrong } from "./findings.ts";

type Asked = { program: Program; forge: Forge; repositories: readonly Repository[]; signal: AbortSignal };

/** @returns what is missing for the gate, for answering comments and for adding new cores, with how to give it; nothing when none is asked for. */
export async function writingFindings(asked: Asked): Promise<Finding[]> {
  const { program, forge, repositories, signal } = asked;
  const { comments, gate, address } = program.writing;
  const grants = program.decisions.nominations.grant === "forge";
  if (!comments && !gate && !grants) return [];
  const { account } = await forge.probe(signal);
  if (!forge.write || !account) {
    return [wrong(`We are nobody at ${forge.name} and write nothing.`, "Set its username-env and password-env.")];
  }
  const findings: Finding[] = [];
  if (address === null) {
    findings.push(note("What we write at the forge has no links.", "Set address to where people reach the pages."));
  }
  const groups = grants ? [...new Set(repositories.map(({ coreGroup }) => coreGroup))] : [];
  for (const group of groups) findings.push(await groupFinding(forge.write, group, signal));
  if (!gate) return findings;
  const carriers = gate.parent === null ? repositories.map(({ name }) => name) : [gate.parent];
  for (const project of carriers) findings.push(await ruleFinding(forge.write, gate.requirement, project, signal));
  for (const { name } of repositories) findings.push(...(await labelFindings(asked, account, name, gate.label)));
  return findings;
}

async function groupFinding(write: Writing, group: string, signal: AbortSignal): Promise<Finding> {
  if (await write.ownsGroup(group, signal)) return well(`We may add members to ${group}.`);
  const remedy = `Make our group the owner of ${group}; until then new cores are added by hand, by the steps on their page.`;
  return note(`We do not own ${group} and cannot add new cores to it.`, remedy);
}

async function ruleFinding(
  write: Writing,
  requirement: string,
  project: string,
  signal: AbortSignal,
): Promise<Finding> {
  const { read, own, propose } = await write.ruleRights(project, signal);
  if (!read) {
    const remedy = `Grant our group "Read" on refs/meta/config of ${project}, and "Owner" on refs/* of it.`;
    return wrong(`The rules of ${project} are hidden from us, so no freeze can be enforced there.`, remedy);
  }
  if (own) return well(`We may put ${requirement} on ${project} and remove it.`);
  const remedy = `Grant our group "Owner" on refs/* of ${project}; without it its owners submit what we propose.`;
  if (propose)
    return note(`We may only propose ${requirement} on ${project}: freezes begin when it is submitted.`, remedy);
  return wrong(`We may neither put nor propose ${requirement} on ${project}.`, remedy);
}

async function labelFindings(
  { forge, signal }: Asked,
  account: NonNullable<Facts["account"]>,
  repository: string,
  label: string,
): Promise<Finding[]> {
  const labels = await forge.inspect.labels(repository, signal);
  const own = labels?.find(({ name }) => name === label);
  if (labels === null) return [note(`The labels of ${repository} are hidden from us: ${label} cannot be checked.`)];
  if (!own) {
    const remedy = `Add it to the project.config of ${repository} or of a parent, as the README shows, with values 0 and +1.`;
    return [wrong(`${repository} has no label ${label}, so nobody could be exempted.`, remedy)];
  }
  const value = Math.max(...own.values);
  const voters = await forge.inspect.voters(repository, label, value, signal);
  if (!voters?.sure) return [note(`Who may vote ${label} on ${repository} is hidden from us.`)];
  const members = await Promise.all(
    voters.groups.map(async (name) => ({ name, members: (await forge.inspect.group(name, signal))?.members ?? [] })),
  );
  if (!members.some((group) => group.members.includes(account.name))) {
    const groups = voters.groups.length > 0 ? `add ${account.name} to ${list(voters.groups)}` : "name a group of ours";
    const remedy = `Grant "Label ${label}" 0..+${value} on refs/heads/*: ${groups}.`;
    return [wrong(`${account.name} may not vote ${label} +${value} on ${repository}.`, remedy)];
  }
  const others = members.flatMap((group) => group.members).filter((name) => name !== account.name);
  if (others.length === 0) return [well(`Only we may vote ${label} on ${repository}.`)];
  const remedy = "It counts for nothing, but may confuse: leave our account alone in the group.";
  return [note(`${list([...new Set(others)].slice(0, 5))} may vote ${label} on ${repository} too.`, remedy)];
}
