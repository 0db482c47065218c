/** Which people and changes does a text find? */
import { loadChanges } from "../store/read.ts";
import { resolveChange } from "../store/resolve.ts";
import { type FoundChange, type SearchWord, searchChanges } from "../store/search.ts";
import type { FoundItem, SearchView } from "../words/search.ts";
import type { Context } from "./context.ts";
import { coreGroups, linkOf, linkOfWho } from "./people-links.ts";

/** What is looked for: a text, and which page of the changes, from 1. */
export interface SearchQuestion {
  text: string;
  page?: number | undefined;
}

/** Changes collected at most, changes on a page, people named at most, words heeded. */
const limits = { changes: 500, page: 25, people: 12, words: 8 };

/** @returns the people and the changes of the team that fit every word; changes that the text names come first. */
export async function search(context: Context, { text: asked, page = 1 }: SearchQuestion): Promise<SearchView> {
  // No text of a forge has this sign, and PostgreSQL takes it for an end.
  const text = asked.replaceAll("\0", "");
  const words = wordsOf(context, text);
  const repositories = context.program.repositories.map(({ name }) => name);
  const named = (await loadChanges(context.db, await resolveChange(context.db, text)))
    .filter(({ repository }) => repositories.includes(repository))
    .map((change): FoundChange => change);
  const found = await searchChanges(context.db, words, repositories, limits.changes);
  const keys = new Set(named.map(({ key }) => key));
  const changes = [...named, ...found.changes.filter(({ key }) => !keys.has(key))];
  const pages = Math.max(1, Math.ceil(changes.length / limits.page));
  const shown = Math.min(Math.max(1, page), pages);
  return {
    text,
    people: people(context, text),
    changes: changes.slice((shown - 1) * limits.page, shown * limits.page).map((change) => itemOf(context, change)),
    total: changes.length,
    page: shown,
    pages,
    limit: limitWords(found.lookedThrough, found.changes.length),
  };
}

/** @returns the one change that a text names; null when it names none, or several. */
export async function onlyChange(context: Context, text: string): Promise<string | null> {
  const [only, another] = await resolveChange(context.db, text.replaceAll("\0", ""));
  return only && !another ? only : null;
}

function wordsOf(context: Context, text: string): SearchWord[] {
  const everybody = context.directory.everybody();
  return text
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, limits.words)
    .map((word) => {
      const lower = word.toLowerCase();
      const known = everybody
        .filter(({ id, name }) => id.toLowerCase() === lower || hasWord(name, lower))
        .slice(0, 100);
      return { text: word, accounts: known.flatMap(({ id }) => context.directory.accounts(id)).slice(0, 300) };
    });
}

function people(context: Context, text: string): SearchView["people"] {
  const { directory } = context;
  const [now, groups] = [context.now(), coreGroups(context)];
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, limits.words);
  const exact = directory.find(text);
  const fitting = directory
    .everybody()
    .filter((who) => !who.ci && words.every((word) => who.id.toLowerCase().includes(word) || hasWord(who.name, word)))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const chosen = [...new Set([...(exact ? [exact] : []), ...fitting])].slice(0, limits.people);
  const entries = [...context.board.entries()];
  return chosen.map((who) => ({
    ...linkOfWho(directory, who, groups, now),
    company: directory.company(who.id, now),
    waiting: entries.filter(({ turn }) => turn.who.includes(who.id)).length,
  }));
}

/** True when a word of the name begins so. */
function hasWord(name: string, start: string): boolean {
  return name
    .toLowerCase()
    .split(/[\s.-]+/)
    .some((word) => word.startsWith(start));
}

function itemOf(context: Context, change: FoundChange): FoundItem {
  const { key, number, subject, repository, branch, topic, status, updated } = change;
  const owner = linkOf(context.directory, change.owner, null, context.now());
  return { key, number, subject, repository, branch, topic, status, owner, updated };
}

function limitWords(lookedThrough: number | null, found: number): string | null {
  if (found >= limits.changes) return `Only the newest ${limits.changes} are listed: add a word to narrow it down.`;
  if (lookedThrough === null) return null;
  return `Only the newest ${lookedThrough.toLocaleString("en")} changes were looked through: an older one is found by its number or Change-Id.`;
}
