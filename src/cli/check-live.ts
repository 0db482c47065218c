/** Is what a program file names there at its forges? */
import { type ForgeSecrets, readSecrets } from "../config/secrets.ts";
import { type Forge, Unavailable } from "../forges/forge.ts";
import type { Program, Repository } from "../review/program.ts";
import { isCore } from "./check.ts";
import { channelFindings } from "./check-channels.ts";
import { chatFindings } from "./check-chats.ts";
import { writingFindings } from "./check-gate.ts";
import { type Finding, note, unreachable, well, wrong } from "./findings.ts";
import { say } from "./ground.ts";

type Asked = { program: Program; forge: Forge; repositories: Repository[]; signal: AbortSignal };

/**
 * @returns what each forge says of its account, repositories, labels and groups, and whether each channel and chat
 * can be reached; what does not answer is one finding. `data`: folder from which relative paths of channels are taken.
 */
export async function liveFindings(program: Program, data: string): Promise<Finding[]> {
  const secrets = readSecrets(program, process.env);
  const forges = await forgesOf(program, secrets);
  const found = await Promise.all(forges.map((forge) => forgeFindings(program, forge)));
  const speaking = [channelFindings(program, forges, data), chatFindings(program)];
  return [...found, ...(await Promise.all(speaking))].flat();
}

/** @returns what one forge says of itself and of our account, in a finding or more. */
export async function probeFindings(forge: Forge, signal: AbortSignal): Promise<Finding[]> {
  const { version, account, warnings } = await forge.probe(signal);
  const who = account ? `as ${account.name}` : "anonymously";
  return [
    well(`${forge.name} answers at ${forge.url}: version ${version ?? "not known"}, read ${who}.`),
    ...warnings.map((warning) => note(`${forge.name}: ${warning}`)),
  ];
}

/** @returns the forges of a program, not yet asked. */
export async function forgesOf(program: Program, secrets: Record<string, ForgeSecrets>): Promise<Forge[]> {
  const { openForges } = await import("../index.ts");
  return openForges(program, secrets, say);
}

/** @returns the findings of some work, or that the forge does not answer. */
export async function answering(work: Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await work;
  } catch (failure) {
    if (failure instanceof Unavailable) return [unreachable(failure.message)];
    throw failure;
  }
}

async function forgeFindings(program: Program, forge: Forge): Promise<Finding[]> {
  const { signal } = new AbortController();
  const repositories = program.repositories.filter((repository) => repository.forge === forge.name);
  const asked: Asked = { program, forge, repositories, signal };
  // Git history has neither labels nor groups to look for.
  const reviews = program.forges.some(({ name, kind }) => name === forge.name && kind !== "git");
  return answering(
    probeFindings(forge, signal).then(async (probed) => [
      ...probed,
      ...(await repositoryFindings(asked, reviews)),
      ...(reviews ? await groupFindings(asked) : []),
      ...(await writingFindings(asked)),
    ]),
  );
}

async function repositoryFindings(
  { program, forge, repositories, signal }: Asked,
  reviews: boolean,
): Promise<Finding[]> {
  const there = new Set(
    await forge.inspect.projects(
      repositories.map(({ name }) => name),
      signal,
    ),
  );
  const findings: Finding[] = [];
  for (const { name } of repositories) {
    if (there.has(name)) {
      findings.push(well(`Repository ${name} is there.`));
      if (reviews) findings.push(...labelFindings(program, name, await forge.inspect.labels(name, signal)));
    } else {
      const remedy = "Correct its name, or give the account the right to read it.";
      findings.push(wrong(`Repository ${name} is not at ${forge.name}, or not visible to us.`, remedy));
    }
  }
  return findings;
}

function labelFindings(
  { rules }: Program,
  repository: string,
  labels: { name: string; values: number[] }[] | null,
): Finding[] {
  if (labels === null) {
    return [note(`Labels of ${repository} are not visible to us, so the rules cannot be checked against them.`)];
  }
  const wanted: [string, string, number][] = [
    ["review-label and core-value", rules.reviewLabel, rules.coreValue],
    ["review-label and block-value", rules.reviewLabel, rules.blockValue],
    ["approval", rules.approval.label, rules.approval.value],
    // With no CI to wait for, its label does not matter.
    ...(rules.ci.accounts.length > 0 ? [["ci", rules.ci.label, rules.ci.pass] as [string, string, number]] : []),
  ];
  const missing = wanted.flatMap(([key, name, value]) => {
    const label = labels.find((one) => one.name === name);
    if (!label) {
      const known = labels.map((one) => one.name).join(", ") || "none";
      return [wrong(`${repository} has no label ${name}.`, `Correct ${key} in rules; its labels are ${known}.`)];
    }
    if (label.values.includes(value)) return [];
    const remedy = `Correct ${key} in rules; its values are ${label.values.join(", ")}.`;
    return [wrong(`Label ${name} of ${repository} has no value ${value}.`, remedy)];
  });
  return missing.length > 0 ? missing : [well(`${repository} has the labels and values of the rules.`)];
}

async function groupFindings({ program, forge, repositories, signal }: Asked): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of new Set(repositories.map(({ coreGroup }) => coreGroup))) {
    const group = await forge.inspect.group(name, signal);
    if (group === null) {
      const remedy = "Check its name; cores are taken from the program file alone.";
      findings.push(note(`Group ${name} is not at ${forge.name}, or not visible to us.`, remedy));
      continue;
    }
    const here = program.people.filter((person) => isCore(person, name));
    const accounts = here.flatMap(({ accounts }) => accounts[forge.name] ?? []);
    const unknown = group.members.filter((member) => !accounts.includes(member));
    const left = accounts.filter((account) => !account.startsWith("#") && !group.members.includes(account));
    if (unknown.length + left.length === 0) findings.push(well(`Group ${name} has the cores that the file names.`));
    if (unknown.length > 0) {
      const remedy =
        "They may decide here as cores; add them to people, with cores, so that statistics know since when.";
      findings.push(note(`Group ${name} has members whom the file names no core: ${unknown.join(", ")}.`, remedy));
    }
    if (left.length > 0) {
      const remedy = "Close the span of their cores with a day in to, or add them to the group.";
      findings.push(note(`The file names cores who are not in group ${name}: ${left.join(", ")}.`, remedy));
    }
  }
  return findings;
}
