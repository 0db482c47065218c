/** Who and what is one team: repositories, people, rules, cycles, sprints? */
import type { Instant } from "./change.ts";
import type { ChannelSettings } from "./channel-settings.ts";
import type { ChatSettings } from "./chat-settings.ts";
import type { EtherpadSettings } from "./etherpad-settings.ts";
import type { ExemptionPolicy } from "./exemption-policy.ts";
import type { FreezePlan } from "./freeze-plan.ts";
import type { PadSettings } from "./pad-settings.ts";
import type { RecapSettings } from "./recap-settings.ts";
import type { SprintPlan } from "./sprint-plan.ts";
import type { DecisionRules } from "./voting-rules.ts";
import type { WritingSettings } from "./writing-settings.ts";

/** service, library …: types freeze at different times. */
export type RepositoryType = "service" | "library" | "client-library" | "specs" | "other";

export interface Repository {
  /** Full name at the forge ("openstack/keystone"). */
  name: string;
  forge: string;
  type: RepositoryType;
  /** Branches that matter; never empty. */
  branches: string[];
  /** Name of the core group; people hold dated memberships in it. */
  coreGroup: string;
  /** The team that releases it, when that is another; null for this one. */
  releasedBy: string | null;
}

/** How to reach one forge. Secrets are never here: only the names of the environment variables that hold them. */
export interface ForgeSettings {
  name: string;
  kind: "gerrit" | "git";
  /** Base address without a final slash; any path. Of git history, where commits can be looked at; "" when nowhere. */
  url: string;
  usernameEnv: string | null;
  passwordEnv: string | null;
  /** stream-events over SSH; null when the forge is only polled. */
  stream: {
    host: string;
    port: number;
    username: string;
    keyFileEnv: string | null;
    passwordEnv: string | null;
  } | null;
  /** Name of the variable with the secret part of the webhook's path; null when no webhooks are taken. */
  webhookSecretEnv: string | null;
  /** True when private changes that the bot can see may be shown. */
  showPrivate: boolean;
  /** Folders of clones by repository name, and of a superproject; null for what is no git history. */
  history: { clones: Record<string, string>; superproject: string | null } | null;
  /** Seconds between two catch-ups, and between two complete sweeps. */
  pollSeconds: number;
  sweepSeconds: number;
}

/** A span of days, both ends included, "YYYY-MM-DD"; null is open. */
export interface Span {
  from: string | null;
  to: string | null;
}

export interface Affiliation extends Span {
  company: string;
}

export interface Membership extends Span {
  group: string;
}

export interface Person {
  /** Short and stable: "stevemar". */
  id: string;
  name: string;
  /** User names by forge ("opendev": ["stevemar"]); an id is written "#1000002". */
  accounts: Record<string, string[]>;
  emails: string[];
  nicks: string[];
  affiliations: Affiliation[];
  cores: Membership[];
}

/** Somebody who holds an office for a time. */
export interface Holding extends Span {
  /** `Person.id`. */
  person: string;
}

/** How people sign in to the pages. */
export interface SignInSettings {
  /** Address of an OpenID Connect provider; null when there is none. */
  issuer: string | null;
  clientIdEnv: string | null;
  clientSecretEnv: string | null;
  /** What to call the provider; null when there is none. */
  name: string | null;
  /** Separated by blanks. */
  scopes: string;
  /** Claim with the verified address. */
  emailClaim: string;
  /** Address by which people reach the pages; null when it is the one that we listen at. */
  address: string | null;
  /** True when whoever sits at this machine may be anybody of the roster. */
  local: boolean;
  /** True when strangers see nothing. */
  required: boolean;
}

/** Accounts that are not people. Patterns are linear-time regular expressions tried on the account's name and user name. */
export interface Bots {
  accounts: string[];
  patterns: string[];
}

/** The team's rules of review. */
export interface ReviewRules {
  /** Label people vote on, and the value that counts as a core's yes and a block. */
  reviewLabel: string;
  coreValue: number;
  blockValue: number;
  /** How many different cores, the owner not among them, must give `coreValue`. */
  coreVotes: number;
  /** The vote that approves a change for merging, given by a core; -1 on the same label is work in progress. */
  approval: { label: string; value: number };
  /** Whose word on the tests counts. `pass` is needed before people are asked. */
  ci: { label: string; accounts: string[]; pass: number };
  /** Days after which somebody is late, by turn. */
  waits: { owner: number; reviewers: number; cores: number };
}

export interface Milestone {
  id: string;
  /** Last day, "YYYY-MM-DD". */
  date: string;
  /** What people call it; null when its id says it all. */
  name: string | null;
}

export interface Cycle extends Span {
  id: string;
  milestones: Milestone[];
  /** The stable branch that it ends in ("stable/mitaka"). */
  branch: string;
  freezes: FreezePlan[];
}

export interface Sprint extends SprintPlan {
  id: string;
  title: string;
  /** First and last day, "YYYY-MM-DD", in the sprint's own zone. */
  first: string;
  last: string;
  /** IANA zone ("America/Chicago"). */
  zone: string;
  place: string | null;
  remote: boolean;
  /** What marks the sprint's own changes. */
  topics: string[];
  hashtags: string[];
  focus: string | null;
  notes: string | null;
  hosts: string[];
}

/** A dashboard as the program file defines or bends it; what it does not say is null. */
export interface DashboardSettings {
  /** "triage" bends the one that every program has. */
  id: string;
  title: string | null;
  description: string | null;
  foreach: string | null;
  /** Ids of sections to leave out, and of those to show first. */
  drop: string[];
  order: string[];
  sections: { id: string; title: string; query: string }[];
}

/** One team, as its program file says, every default filled in. */
export interface Program {
  id: string;
  name: string;
  forges: ForgeSettings[];
  repositories: Repository[];
  people: Person[];
  /** Who holds which office, and when; who are cores is said with the people. */
  roles: { ptl: Holding[]; liaisons: Holding[]; organizers: Holding[]; administrators: Holding[] };
  bots: Bots;
  /** Other names of companies ("HP": "HPE" from a day on). */
  companyAliases: { name: string; company: string; from: string | null }[];
  rules: ReviewRules;
  /** How nominations and polls are decided. */
  decisions: DecisionRules;
  cycles: Cycle[];
  /** The team's own freezes, of no cycle. */
  freezes: FreezePlan[];
  sprints: Sprint[];
  exemptions: ExemptionPolicy;
  dashboards: DashboardSettings[];
  pads: PadSettings;
  etherpads: EtherpadSettings[];
  /** Null when nobody can sign in. */
  signIn: SignInSettings | null;
  writing: WritingSettings;
  recaps: RecapSettings;
  /** Where the team is told what moved; empty: nowhere but on the pages. */
  channels: ChannelSettings[];
  /** Where the team meets in chat. */
  chats: ChatSettings[];
}

/** Is the day of an instant (UTC) within the span? */
export function during(span: Span, at: Instant): boolean {
  const day = at.slice(0, 10);
  return (span.from === null || span.from <= day) && (span.to === null || day <= span.to);
}

/** @returns the repository of that name on that forge, or null when the team does not have it. */
export function repositoryOf(program: Program, forge: string, name: string): Repository | null {
  return program.repositories.find((r) => r.forge === forge && r.name === name) ?? null;
}
