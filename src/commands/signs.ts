/** What has moved, for whoever shows it? */
import type { ChangeKey, Status } from "../review/change.ts";

/** The topic that reaches everybody who listens. */
export const everything = "all";

/** How a change stands now; "gone" when the mirror has it no longer. */
export interface MovedChange {
  key: ChangeKey;
  status: Status | "gone";
}

/** Something moved: it only says "look again". */
export interface Sign {
  /** What it is about: "change:opendev~1", "person:ana", "repository:openstack/keystone", or a topic of another room. */
  topics: readonly string[];
  changes: readonly MovedChange[];
}

/** Where those who change something tell it, and those who show something hear it. */
export interface Signs {
  /** To be called after what moved can be read. Never throws. */
  tell(sign: Sign): void;
  /** How many signs there were: equal counts mean that nothing has moved. */
  readonly count: number;
  /** @returns how to stop listening. */
  hear(listener: (sign: Sign) => void): () => void;
}

/** @returns signs that nobody hears yet. */
export function createSigns(): Signs {
  const listeners = new Set<(sign: Sign) => void>();
  let count = 0;
  return {
    tell(sign) {
      count++;
      for (const listener of listeners) listener(sign);
    },
    get count() {
      return count;
    },
    hear(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** What a board knows of a change that moved. */
export interface Moved extends MovedChange {
  /** Null when neither before nor after it was one of the team's open changes. */
  repository: string | null;
  /** `Who.id` of its owner and of everybody who was or is waited for. */
  people: readonly string[];
}

/** Topics of one sign at most: more of them, as in a first reading, concern everybody. */
const mostTopics = 300;

/** @returns the sign of what moved on a board; null when nothing did. */
export function signOf(moved: readonly Moved[]): Sign | null {
  if (moved.length === 0) return null;
  const topics = new Set<string>();
  for (const { key, repository, people } of moved) {
    topics.add(changeTopic(key));
    if (repository !== null) topics.add(repositoryTopic(repository));
    for (const id of people) topics.add(personTopic(id));
  }
  const changes = moved.slice(0, mostTopics).map(({ key, status }) => ({ key, status }));
  return { topics: topics.size > mostTopics ? [everything] : [...topics], changes };
}

/** @returns the topic of one change. */
export function changeTopic(key: ChangeKey): string {
  return `change:${key}`;
}

/** @returns the topic of what somebody owns or is waited for. */
export function personTopic(id: string): string {
  return `person:${id}`;
}

/** @returns the topic of the changes of a repository, on whatever forge. */
export function repositoryTopic(name: string): string {
  return `repository:${name}`;
}
