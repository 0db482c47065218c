/** Does a change carry the marks that are looked for, and how are they said? */
import { list } from "../../review/sentence.ts";
import type { ChangeFact, Marks, Sought } from "./sought.ts";

/** Does a change carry every mark that is given? Files that are not known fit no path. */
export function fits({ topic, repository, words, path }: Marks, fact: ChangeFact): boolean {
  return (
    (topic === null || fact.topic === topic || fact.topic === `bp/${topic}`) &&
    (repository === null || fact.repository === repository) &&
    (words === null || has(fact.message, words)) &&
    (path === null || (fact.files ?? []).some((file) => below(file, path)))
  );
}

/** Is a file this path, or below it? */
function below(file: string, path: string): boolean {
  const folder = path.replace(/\/\**$/, "");
  return file === folder || file.startsWith(`${folder}/`);
}

/** Words with which people say in the first line of a message that something goes. */
const removal =
  /\b(?:remov(?:e|es|ed|ing|al)|delet(?:e|es|ed|ing|ion)|drop(?:s|ped|ping)?|rip(?:s|ped)? out|get rid of)\b/i;

/** Does a change say in its first line that it removes this? "Revert" says the contrary. */
export function removes({ what, repository }: Sought & { kind: "removed" }, fact: ChangeFact): boolean {
  const [subject = ""] = fact.message.split("\n");
  if (fact.abandoned || (repository !== null && fact.repository !== repository)) return false;
  return removal.test(subject) && !/^revert\b/i.test(subject) && has(subject, what);
}

/** @returns the marks as a sentence says them: "its topic is x and it is in openstack/keystone". */
export function marksWords({ topic, repository, words, path }: Marks): string {
  const said = [
    ...(topic === null ? [] : [`its topic is ${topic}`]),
    ...(words === null ? [] : [`it says "${words}"`]),
    ...(path === null ? [] : [`it touches ${path}`]),
    ...(repository === null ? [] : [`it is in ${repository}`]),
  ];
  return list(said);
}

/** Whole words only, however they are joined: "otp" is not in "totp", and "PCI DSS" is in "pci-dss". */
function has(text: string, words: string): boolean {
  const [lower, sought] = [text, words].map((one) => one.toLowerCase().replaceAll(/[\s_-]/g, " ")) as [string, string];
  for (let i = lower.indexOf(sought); i >= 0; i = lower.indexOf(sought, i + 1)) {
    if (!letter(lower[i - 1]) && !letter(lower[i + sought.length])) return true;
  }
  return false;
}

function letter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}
