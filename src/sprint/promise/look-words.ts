/** What would show that a sentence came true, as far as its words and links say? */
import type { Link } from "../prose/prose.ts";

/** What the words are read against. */
export interface LookGround {
  /** Full names of the team's repositories. */
  repositories: readonly string[];
}

/** Words before "patches" that name no repository. */
const plainWords = new Set(
  "the some any more new those these our their your his her its further additional several few many two three other follow-up followup bug security docs documentation test code small large first next initial final all remaining related and or of for".split(
    " ",
  ),
);
/** Words in capitals that name no subject. */
const noSubject = new Set(
  "API PTL IRC FAQ URL TODO ACTION FFE PTG UTC AOE CEST CST EST PST GMT RFE SFE WIP SQL HTTP REST JSON".split(" "),
);

/** @returns lines of what to look for, in the forms in which people write them; none when nothing can be told. */
export function lookFor(sentence: string, links: readonly Link[], { repositories }: LookGround): string[] {
  const linked = links.flatMap(({ href }) => linkedChange(href, repositories));
  if (linked.length > 0) return [...new Set(linked)];
  const removed = removal.exec(sentence)?.[1];
  if (removed) return [`${removed} removed`];
  const blueprint = /\b(?:blueprint|bp)[\s:/]+([a-z][\w.-]*\w)\b/i.exec(sentence)?.[1];
  if (blueprint) return [`patch for ${blueprint}`];
  const topic = /\btopic[\s:]+([\w./-]*\w)/i.exec(sentence)?.[1];
  const up = /\b(?:on gerrit|up for review|propos|submit|upload|post(?:ed)?\b|push)/i.test(sentence) ? " up" : "";
  if (topic) return [`changes on topic ${topic}${up}`];
  const where = repositoryIn(sentence, repositories);
  const subjects = subjectsIn(sentence, where);
  const place = where ? ` in ${where}` : "";
  if (subjects.length > 0) return subjects.map((subject) => `changes${place} about ${subject}${up}`);
  return where && artefact.test(sentence) ? [`changes${place}${up}`] : [];
}

const artefact = /\b(?:patch(?:es)?|changes?|reviews?|series|commits?|code)\b/i;
const removal =
  /\b(?:remov(?:e|ing|al of)|drop(?:ping)?|delet(?:e|ing)|get(?:ting)? rid of)\s+(?:the |all |our |support for )*(?:option )?["'“`]?([a-z_][\w-]{3,})\b/i;

function linkedChange(href: string, repositories: readonly string[]): string[] {
  const long = /\/c\/(.+?)\/\+\/(\d{1,9})(?:\/\d+)?\/?(?:[?#].*)?$/.exec(href);
  const short = /^https?:\/\/[^/]*(?:review|gerrit)[^/]*\/(?:#\/c\/|c\/)?(\d{4,9})(?:\/\d+)?\/?(?:[?#].*)?$/.exec(href);
  const number = long?.[2] ?? short?.[1];
  const spec = repositories.some((name) => name === long?.[1] && /-specs$/.test(name));
  return number ? [`${spec ? "spec" : "change"} ${number} merged`] : [];
}

/** A repository that is named, by any part of its name, or that stands before "patches". */
function repositoryIn(sentence: string, repositories: readonly string[]): string | null {
  const words = new Set(sentence.toLowerCase().match(/[\w./-]*\w/g) ?? []);
  const named = repositories.filter(
    (name) => words.has(name.toLowerCase()) || words.has(name.split("/").at(-1)?.toLowerCase() ?? ""),
  );
  const [before] = /\b([a-z][\w-]+) (?:patch(?:es)?|changes|reviews)\b/.exec(sentence)?.slice(1) ?? [];
  const own = before ? repositories.find((name) => name.endsWith(`/${before}`)) : undefined;
  if (own) return own;
  if (before && !plainWords.has(before) && !/(?:ed|ing|al|ive|ous)$/.test(before)) {
    return `${repositories[0]?.split("/")[0] ?? "openstack"}/${before}`;
  }
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Names in capitals, in quotes or as code, and what stands behind "for": what the sentence is about. */
function subjectsIn(sentence: string, where: string | null): string[] {
  const capitals = [...sentence.matchAll(/\b[A-Z][A-Z0-9]+(?:[- ][A-Z][A-Z0-9]+)*\b/g)].map(([word]) => word);
  const quoted = [...sentence.matchAll(/["“`']([\w][\w .-]{2,30})["”`']/g)].map(([, word]) => word ?? "");
  const after =
    /\b(?:patch(?:es)?|support|changes|code|series) (?:for|of|to support) ([a-z][\w-]+)(?:(?:,? and|,? or|,) ([a-z][\w-]+))?/.exec(
      sentence,
    );
  const named = [after?.[1], after?.[2]].filter((word) => word !== undefined && !plainWords.has(word));
  const all = [...capitals.filter((word) => word.length > 2 && !noSubject.has(word)), ...quoted, ...named];
  const short = where?.split("/").at(-1);
  return [...new Set(all.filter((word): word is string => word !== undefined && word !== short))].slice(0, 3);
}
