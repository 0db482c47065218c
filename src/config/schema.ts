/** What may a program file say? The one definition: validation, defaults, and the editor's JSON Schema. */
import { z } from "zod";
import { channels } from "./channels.ts";
import { chat } from "./chat.ts";
import { dashboards } from "./dashboards.ts";
import { nominations, polls } from "./decisions.ts";
import { etherpads } from "./etherpads.ts";
import { exemptions } from "./exemptions.ts";
import { day, id, pattern, text } from "./fields.ts";
import { forge } from "./forges.ts";
import { freeze } from "./freezes.ts";
import { pads } from "./pads.ts";
import { recaps } from "./recaps.ts";
import { roles } from "./roles.ts";
import { signIn } from "./sign-in.ts";
import { sprint } from "./sprints.ts";
import { commands, gate, pages } from "./writing.ts";

const span = {
  from: day.optional().describe("First day; open when left out."),
  to: day.optional().describe("Last day; open when left out."),
};

const repository = z.strictObject({
  name: text.describe("Full name at the forge."),
  forge: id.optional().describe("Name of its forge; may be left out when there is one forge."),
  type: z.enum(["service", "library", "client-library", "specs", "other"]).describe("Types freeze at different times."),
  branches: z.array(text).min(1).default(["master"]).describe("Branches that matter."),
  "core-group": text.describe("Name of the core group; people hold dated memberships in it."),
  "released-by": text.optional().describe("The team that releases it, when that is another than this one."),
});

const person = z.strictObject({
  id: id.describe("Short and stable."),
  name: text.describe("Name as people write it."),
  accounts: z
    .record(id, z.union([text, z.array(text).min(1)]))
    .default({})
    .describe('User names by forge; an account id is written "#1000002".'),
  emails: z.array(text).default([]).describe("Addresses that name this person at a forge."),
  nicks: z.array(text).default([]).describe("Names in chat."),
  affiliations: z
    .array(z.strictObject({ company: text.describe("Company."), ...span }))
    .default([])
    .describe("For whom they worked, and when."),
  cores: z
    .array(z.strictObject({ group: text.describe("Core group."), ...span }))
    .default([])
    .describe("Core memberships, and when."),
});

const rules = z.strictObject({
  "review-label": text.default("Code-Review").describe("Label people vote on."),
  "core-value": z.int().default(2).describe("A core's yes on it."),
  "block-value": z.int().default(-2).describe("A block on it: sticky, only its giver can lift it."),
  "core-votes": z.int().min(1).max(9).default(2).describe("Different cores needed, the owner not among them."),
  approval: z
    .strictObject({
      label: text.default("Workflow").describe("Label of the approval."),
      value: z.int().default(1).describe("Value that approves."),
    })
    .prefault({})
    .describe("The vote that approves a change for merging."),
  ci: z
    .strictObject({
      label: text.default("Verified").describe("Label of the tests."),
      accounts: z
        .array(text)
        .default([])
        .describe("User names whose word on the tests counts; empty: no CI is waited for."),
      pass: z.int().default(1).describe("Value needed before people are asked."),
    })
    .prefault({})
    .describe("Whose word on the tests counts."),
  "waits-days": z
    .strictObject({
      owner: z.number().positive().default(14).describe("Days for the owner."),
      reviewers: z.number().positive().default(5).describe("Days for reviewers."),
      cores: z.number().positive().default(5).describe("Days for cores."),
    })
    .prefault({})
    .describe("After how many days somebody is late."),
});

const cycle = z.strictObject({
  id: id.describe("Name of the cycle."),
  ...span,
  milestones: z
    .array(
      z.strictObject({
        id: id.describe("Name."),
        date: day.describe("Its last day."),
        name: text.optional().describe("What people call it."),
      }),
    )
    .default([])
    .describe("Dated marks of the cycle."),
  branch: text.optional().describe("Stable branch that it ends in; stable/ID when left out."),
  freezes: z.array(freeze).default([]).describe("Freezes of the cycle."),
});

/** The whole file. Keys are kebab-case; unknown keys are mistakes. */
export const programSchema = z.strictObject({
  id: id.describe("Short name of the program; the data file is called after it."),
  name: text.describe("Name for people."),
  forges: z.array(forge).min(1).describe("Where reviews live."),
  repositories: z.array(repository).min(1).describe("What the team looks after."),
  people: z.array(person).default([]).describe("Who is on the team."),
  roles: roles.prefault({}).describe("Who holds which office; cores are named with the people."),
  bots: z
    .strictObject({
      accounts: z.array(text).default([]).describe('User names, or "#id", of accounts that are not people.'),
      patterns: z.array(pattern).default([]).describe("Regular expressions tried on names and user names."),
    })
    .prefault({})
    .describe("Accounts that are not people; the forge's own service users always count as such."),
  "company-aliases": z
    .array(
      z.strictObject({
        name: text.describe("The other name."),
        company: text.describe("What it is called here."),
        from: day.optional().describe("From this day on; always when left out."),
      }),
    )
    .default([])
    .describe("Other names of companies."),
  rules: rules.prefault({}).describe("The team's rules of review."),
  nominations: nominations.prefault({}).describe("How somebody becomes a core."),
  polls: polls.prefault({}).describe("How the cores decide a question."),
  cycles: z.array(cycle).default([]).describe("Release cycles."),
  freezes: z.array(freeze).default([]).describe("The team's own freezes, of no cycle."),
  sprints: z.array(sprint).default([]).describe("Sprints, past and planned."),
  address: pages.optional(),
  commands: commands.prefault({}).describe("Where commands are listened to; the pages and the command line always do."),
  gate: gate.optional().describe("Hold frozen changes at the forge; nothing is held without."),
  exemptions: exemptions.prefault({}).describe("By which rules exemptions from freezes are granted."),
  recaps: recaps.prefault({}).describe("How recaps are written."),
  dashboards,
  etherpads: etherpads.describe("Etherpads that the team writes in, mirrored here."),
  pads: pads.prefault({}).describe("Who may write in the live notes."),
  channels,
  chat,
  "sign-in": signIn.optional().describe("How people sign in to the pages; nobody can without."),
});

/** A program file as read, defaults filled in, references not yet checked. */
export type ProgramFile = z.output<typeof programSchema>;

/** @returns the JSON Schema (draft 2020-12) that gives editors completion. */
export function jsonSchema(): object {
  return z.toJSONSchema(programSchema, { io: "input", target: "draft-2020-12" });
}
