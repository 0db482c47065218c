/** Which numbers cannot be known, because all that is there is git history? */
import type { Program } from "../review/program.ts";
import { list } from "../review/sentence.ts";
import type { Part } from "./facts.ts";

/** What git history lacks for a number, by its id; each goes on from the repositories. */
const lacks: Record<string, string> = {
  revised: "every change as it merged, and no patch set before that",
  reviewed: "no votes and no comments",
  people: "who wrote and who merged, and nobody who only reviewed",
};

/** Numbers for which too little is known: a count of what is there would say something else. */
const unknowable = ["revised", "reviewed"];

/**
 * @returns a sentence on what a number leaves out, and whether that is all of it; null when it leaves out nothing.
 * Repositories known from clones alone have no reviews; those of a part that come from elsewhere still count.
 */
export function unseenIn(program: Program, { repository }: Pick<Part, "repository">, id: string) {
  const lack = lacks[id];
  const silent = program.forges.filter(({ kind }) => kind === "git").map(({ name }) => name);
  const own = repository ? [repository] : program.repositories;
  const dumb = own.filter(({ forge }) => silent.includes(forge));
  if (lack === undefined || dumb.length === 0) return null;
  const all = unknowable.includes(id) && dumb.length === own.length;
  const whose = dumb.length === own.length ? "" : ` of ${list(dumb.map(({ name }) => name))}`;
  const remedy = all ? "; reading the team's review site would make it known" : "";
  return { all, sentence: `Git history${whose} shows ${lack}${remedy}.` };
}
