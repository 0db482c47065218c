/** What does every process of a team consist of? Acts in, standing out: what exemptions, nominations and polls share. */
import type { Instant } from "../review/change.ts";

/**
 * One thing that somebody did in a process. Acts are only appended; a correction is a new act. The first act carries
 * the terms of the process (who votes, how many votes, the window), so that no later rule or roster judges it anew.
 */
export interface Act<Kind extends string = string, Body = unknown> {
  /** Id of the process. */
  process: string;
  /** Its place in the process, from 1 on without gaps. */
  seq: number;
  kind: Kind;
  body: Body;
  /** `Who.id` of whoever did it, and of whoever wrote it down: another when a vote was given in a meeting. */
  by: string;
  recordedBy: string;
  at: Instant;
  /** Through what it came ("web", "cli", "irc"). */
  through: string;
  /** Address of where it was said; null when there is none. */
  link: string | null;
}

/** Where a process is at a moment, and why: all that a page, a digest and a mail need. */
export interface Standing<State extends string = string> {
  state: State;
  /** What decided it, one sentence each, the strongest first; never empty. */
  because: string[];
  /** `Who.id`s whose act would move it. */
  awaiting: string[];
  /** What is still missing, one sentence each. */
  unmet: string[];
  /** When it will stand otherwise without any act; null when it will not. */
  deadline: Instant | null;
}

/** One kind of process. Nothing has to run for a deadline to pass: the standing is asked for, at a moment. */
export interface Process<Acts extends Act, State extends string> {
  /** "exemption", "nomination", "poll". */
  kind: string;
  /** Pure. `acts` are those of one process in order of `seq`, never empty; what comes after `at` is not looked at. */
  standing(acts: readonly Acts[], at: Instant): Standing<State>;
}
