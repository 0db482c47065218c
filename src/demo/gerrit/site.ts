/** What does the simulated Gerrit hold, and who may see it? */
import { hash } from "node:crypto";
import type { Account, Change, Parent } from "./change.ts";

export interface Group {
  name: string;
  uuid: string;
  members: Account[];
}

export interface Project {
  name: string;
  branches: string[];
  /** Who may vote -2 and +2, and approve. */
  cores: Group;
  /** The newest commit of each branch that has any beside the first. */
  tips: Map<string, Parent>;
}

/** One JSON object of `stream-events`. */
export type Event = { type: string; eventCreatedOn: number } & Record<string, unknown>;
/** Hears an event as it happens, with the change it is about. */
export type Listener = (event: Event, change: Change | null) => void;

export interface Site {
  /** Base address without a final slash, as links to changes begin. */
  url: string;
  /** Decides all SHA-1s. */
  seed: string;
  /** The HTTP and SSH password of everybody here. */
  password: string;
  accounts: Account[];
  groups: Map<string, Group>;
  projects: Map<string, Project>;
  changes: Shelf;
  listeners: Set<Listener>;
  /** The number that the next change will have. */
  nextNumber: number;
}

/** All changes, by number and by date of their last update. */
export interface Shelf {
  add(change: Change): void;
  remove(number: number): void;
  clear(): void;
  get(number: number): Change | undefined;
  /** By `updated`, then number, both descending, as every query answers. */
  newestFirst(): readonly Change[];
  /** Some change has been updated. */
  moved(): void;
  /** How many updates there have been. */
  moves(): number;
  size(): number;
}

/** @returns an empty shelf. */
export function createShelf(): Shelf {
  const byNumber = new Map<number, Change>();
  let sorted: Change[] = [];
  let inOrder = true;
  let moves = 0;
  return {
    add(change) {
      byNumber.set(change.number, change);
      sorted.push(change);
      inOrder = false;
    },
    remove(number) {
      byNumber.delete(number);
      sorted = sorted.filter((change) => change.number !== number);
    },
    clear() {
      byNumber.clear();
      sorted = [];
    },
    get: (number) => byNumber.get(number),
    newestFirst() {
      // Nearly in order already, which the engine's sort takes in linear time.
      if (!inOrder) sorted.sort((a, b) => b.updated - a.updated || b.number - a.number);
      inOrder = true;
      return sorted;
    },
    moved() {
      inOrder = false;
      moves += 1;
    },
    moves: () => moves,
    size: () => byNumber.size,
  };
}

/** @returns 40 hex digits, the same for the same seed and text. */
export function sha(site: Pick<Site, "seed">, text: string): string {
  return hash("sha1", `${site.seed}/${text}`);
}

/** @returns whether somebody, or everybody when null, may see a change. */
export function visible(change: Change, viewer: Account | null): boolean {
  if (!change.private) return true;
  return (
    viewer !== null &&
    (viewer.admin || change.owner === viewer || change.reviewers.some(({ who }) => who.id === viewer.id))
  );
}

/** @returns the account of that user name, number, e-mail address or "self"; null when nobody or nobody there fits. */
export function findAccount(site: Site, text: string, self: Account | null = null): Account | null {
  if (text === "self" || text === "me") return self;
  const fits = ({ id, username, email }: Account) => String(id) === text || username === text || email === text;
  return site.accounts.find(fits) ?? null;
}

/** @returns the project. @throws Error when there is none of that name */
export function projectOf(site: Site, name: string): Project {
  const project = site.projects.get(name);
  if (!project) throw new Error(`no project ${name}`);
  return project;
}

/** Tells everybody who listens; the event is made only when somebody does. */
export function tell(site: Site, change: Change | null, event: () => Event): void {
  if (site.listeners.size === 0) return;
  const made = event();
  for (const listener of site.listeners) listener(made, change);
}
