/** What does a program file say? */
import { readFile } from "node:fs/promises";
import { LineCounter, parseDocument } from "yaml";
import type { Program } from "../review/program.ts";
import { channelsOf } from "./channels.ts";
import { chatsOf } from "./chat.ts";
import { dashboardSettings } from "./dashboards.ts";
import { decisionsOf } from "./decisions.ts";
import { etherpadsOf } from "./etherpads.ts";
import { exemptionPolicyOf } from "./exemptions.ts";
import { forgeSettings } from "./forges.ts";
import { plansOf } from "./freezes.ts";
import { ConfigMistakes, mistakesOf } from "./mistakes.ts";
import { recapsOf } from "./recaps.ts";
import { danglingReferences } from "./references.ts";
import { officesOf } from "./roles.ts";
import { type ProgramFile, programSchema } from "./schema.ts";
import { signInOf } from "./sign-in.ts";
import { sprintOf } from "./sprints.ts";
import { writingOf } from "./writing.ts";

/**
 * Reads the text of a program file, strictly; `source` is what to call it.
 * @throws ConfigMistakes with every mistake at once.
 */
export function readProgram(text: string, source: string): Program {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: "core" });
  if (document.errors.length > 0) {
    throw new ConfigMistakes(
      source,
      document.errors.map(({ message, pos }) => ({
        path: `line ${lines.linePos(pos[0]).line}`,
        found: JSON.stringify(text.split("\n")[lines.linePos(pos[0]).line - 1]?.trim() ?? ""),
        expected: `YAML (${message.split(/ at line|:?\n/)[0]})`,
      })),
    );
  }
  const value = plain(document, source);
  const result = programSchema.safeParse(value);
  if (!result.success) throw new ConfigMistakes(source, mistakesOf(value, result.error.issues));
  const dangling = danglingReferences(result.data);
  if (dangling.length > 0) throw new ConfigMistakes(source, dangling);
  return programOf(result.data, source);
}

/**
 * Reads a program file from a path or an http(s) address.
 * @throws ConfigMistakes, also when there is nothing to read.
 */
export async function loadProgram(source: string): Promise<Program> {
  const text = await textOf(source).catch((failure: NodeJS.ErrnoException) => {
    const why = failure.code === "ENOENT" ? "there is no such file" : failure.message;
    throw new ConfigMistakes(source, [{ path: "", found: null, expected: `a program file (${why})` }]);
  });
  return readProgram(text, source);
}

async function textOf(source: string): Promise<string> {
  if (!/^https?:/.test(source)) return readFile(source, "utf8");
  const reply = await fetch(source, { signal: AbortSignal.timeout(10_000) });
  if (!reply.ok) throw new Error(`${reply.status} ${reply.statusText}`);
  return reply.text();
}

/** Aliases that grow without end are the one thing that a parsed document can still refuse. */
function plain(document: ReturnType<typeof parseDocument>, source: string): unknown {
  try {
    return document.toJS();
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new ConfigMistakes(source, [{ path: "", found: null, expected: `plain YAML (${why})` }]);
  }
}

function programOf(file: ProgramFile, source: string): Program {
  const { rules } = file;
  const only = file.forges[0]?.name ?? "";
  return {
    id: file.id,
    name: file.name,
    forges: file.forges.map(forgeSettings),
    repositories: file.repositories.map(({ name, forge, type, branches, "core-group": coreGroup, ...more }) => ({
      name,
      forge: forge ?? only,
      type,
      branches,
      coreGroup,
      releasedBy: more["released-by"] ?? null,
    })),
    people: file.people.map(({ id, name, accounts, emails, nicks, affiliations, cores }) => ({
      id,
      name,
      accounts: { ...namesInHistory(file, name), ...accountsOf(accounts) },
      emails,
      nicks,
      affiliations: affiliations.map(({ company, ...days }) => ({ company, ...spanOf(days) })),
      cores: cores.map(({ group, ...days }) => ({ group, ...spanOf(days) })),
    })),
    roles: officesOf(file.roles),
    bots: file.bots,
    companyAliases: file["company-aliases"].map(({ name, company, from }) => ({ name, company, from: from ?? null })),
    rules: {
      reviewLabel: rules["review-label"],
      coreValue: rules["core-value"],
      blockValue: rules["block-value"],
      coreVotes: rules["core-votes"],
      approval: rules.approval,
      ci: rules.ci,
      waits: rules["waits-days"],
    },
    cycles: file.cycles.map(({ id, milestones, branch, freezes, ...days }) => ({
      id,
      milestones: milestones.map((one) => ({ ...one, name: one.name ?? null })),
      ...spanOf(days),
      branch: branch ?? `stable/${id}`,
      freezes: plansOf(freezes, id),
    })),
    freezes: plansOf(file.freezes, null),
    dashboards: dashboardSettings(file.dashboards),
    decisions: decisionsOf(file),
    sprints: file.sprints.map(sprintOf),
    exemptions: exemptionPolicyOf(file.exemptions),
    pads: { ...file.pads, templates: file.pads.templates ?? null },
    etherpads: etherpadsOf(file.etherpads),
    signIn: signInOf(file["sign-in"]),
    writing: writingOf(file),
    recaps: recapsOf(file.recaps, source),
    channels: channelsOf(file),
    chats: chatsOf(file.chat),
  };
}

function accountsOf(accounts: ProgramFile["people"][number]["accounts"]): Record<string, string[]> {
  return Object.fromEntries(Object.entries(accounts).map(([forge, names]) => [forge, [names].flat()]));
}

/** Git history has no user names: there people are called what their commits call them. */
function namesInHistory({ forges }: ProgramFile, name: string): Record<string, string[]> {
  return Object.fromEntries(forges.filter(({ kind }) => kind === "git").map((forge) => [forge.name, [name]]));
}

function spanOf({ from, to }: { from?: string | undefined; to?: string | undefined }): {
  from: string | null;
  to: string | null;
} {
  return { from: from ?? null, to: to ?? null };
}
