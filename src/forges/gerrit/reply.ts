/** What is believed of Gerrit's replies? Only what is declared here is used, and all of it is checked. */
/*
 * Changes: https://gerrit-review.googlesource.com/Documentation/rest-api-changes.html#json-entities
 * Accounts: https://gerrit-review.googlesource.com/Documentation/rest-api-accounts.html#json-entities
 * Projects: https://gerrit-review.googlesource.com/Documentation/rest-api-projects.html#json-entities
 * Events: https://gerrit-review.googlesource.com/Documentation/json.html
 */
import { z } from "zod";

/** A whole number, also when a proxy or an old server sends it as text. */
const integer = z.union([
  z.int(),
  z
    .string()
    .regex(/^[+-]?\d{1,15}$/)
    .transform(Number),
]);

/** UTC without a zone: "2013-02-01 09:59:32.126000000". */
const timestamp = z.string().regex(/^\d{4}-[01]\d-[0-3]\d [0-2]\d:[0-5]\d:[0-6]\d(?:\.\d{1,9})?$/);

/** Reviewers by e-mail have no `_account_id`; deleted accounts have little else. */
const account = z.object({
  _account_id: integer.optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  username: z.string().optional(),
  tags: z.array(z.string()).optional(),
});

/** An entry of a label's `all`: 0 is a reviewer who has not voted, no value somebody who may not. */
const approval = account.extend({ value: integer.optional(), date: timestamp.optional() });

const message = z.object({
  id: z.string(),
  author: account.optional(),
  date: timestamp,
  message: z.string(),
  tag: z.string().optional(),
  _revision_number: integer.optional(),
  accounts_in_message: z.array(account).optional(),
});

const parent = z.object({
  commit_id: z.string().optional(),
  is_merged_in_target_branch: z.boolean().optional(),
  change_number: integer.optional(),
});

const revision = z.object({
  /** "edit" for an unpublished edit. */
  _number: z.union([integer, z.string()]),
  kind: z.string().optional(),
  created: timestamp,
  uploader: account.optional(),
  commit: z
    .object({ message: z.string().optional(), parents: z.array(z.object({ commit: z.string() })).optional() })
    .optional(),
  parents_data: z.array(parent).optional(),
  /** By path; only that they are there is of use. */
  files: z.record(z.string(), z.unknown()).optional(),
});

const attention = z.object({
  account,
  last_update: timestamp.optional(),
  reason: z.string().optional(),
  reason_account: account.optional(),
});

const expression = z.object({ expression: z.string().optional() }).optional();

/** ChangeInfo. */
export const changeInfo = z.object({
  _number: integer,
  project: z.string(),
  branch: z.string(),
  change_id: z.string().optional(),
  subject: z.string(),
  status: z.enum(["NEW", "MERGED", "ABANDONED"]),
  topic: z.string().optional(),
  hashtags: z.array(z.string()).optional(),
  created: timestamp,
  updated: timestamp,
  submitted: timestamp.optional(),
  owner: account,
  submitter: account.optional(),
  meta_rev_id: z.string().optional(),
  work_in_progress: z.boolean().optional(),
  is_private: z.boolean().optional(),
  mergeable: z.boolean().optional(),
  submittable: z.boolean().optional(),
  insertions: integer.optional(),
  deletions: integer.optional(),
  unresolved_comment_count: integer.optional(),
  revert_of: integer.optional(),
  cherry_pick_of_change: integer.optional(),
  current_revision: z.string().optional(),
  revisions: z.record(z.string(), revision).optional(),
  labels: z
    .record(
      z.string(),
      z.object({ all: z.array(approval).optional(), values: z.record(z.string(), z.unknown()).optional() }),
    )
    .optional(),
  messages: z.array(message).optional(),
  reviewers: z.object({ REVIEWER: z.array(account).optional(), CC: z.array(account).optional() }).optional(),
  attention_set: z.record(z.string(), attention).optional(),
  submit_requirements: z
    .array(z.object({ name: z.string(), status: z.string(), submittability_expression_result: expression }))
    .optional(),
});

/** A row of a query without options. A broken index record is a stub with the subject `***ERROR***` and little else. */
export const changeRow = z.object({
  _number: integer,
  project: z.string().optional(),
  subject: z.string().optional(),
  updated: timestamp.optional(),
  meta_rev_id: z.string().optional(),
  is_private: z.boolean().optional(),
});

/** The last row of a page tells, and nothing else does, that there is more. */
export const lastRow = z.object({ _more_changes: z.boolean().optional() });

/** What tells which change a row is about, when nothing else of it can be understood. */
export const numbered = z.object({ _number: integer });

/** A private change, whatever else is wrong with it. */
export const hidden = z.object({ is_private: z.literal(true) });

/** The subject of a change that Gerrit itself could not load. */
export const errorSubject = "***ERROR***";

export const version = z.string();
export const self = account.extend({ _account_id: integer });
export const members = z.array(account);

/** Capabilities are absent when not held. */
export const capabilities = z.object({
  administrateServer: z.boolean().optional(),
  streamEvents: z.boolean().optional(),
  queryLimit: z.object({ max: integer.optional() }).optional(),
});

export const projects = z.record(z.string(), z.object({ _more_projects: z.boolean().optional() }));
export const labels = z.array(z.object({ name: z.string(), values: z.record(z.string(), z.unknown()) }));

export const ref = z.string();

/** Changes asked for their labels alone. */
export const labelled = z.array(
  z.object({
    labels: z.record(z.string(), z.object({ values: z.record(z.string(), z.unknown()).optional() })).optional(),
  }),
);

const rule = z.object({ action: z.string().optional(), max: integer.optional() });
const section = z.object({ permissions: z.record(z.string(), z.object({ rules: z.record(z.string(), rule) })) });

/** ProjectAccessInfo: sections by ref, rules by the group's UUID. Only what the caller may see. */
export const access = z.object({
  local: z.record(z.string(), section).optional(),
  inherits_from: z.object({ name: z.string() }).optional(),
  groups: z.record(z.string(), z.object({ name: z.string().optional() })).optional(),
});

/** The part of ProjectAccessInfo that tells what we may do with the project's rules; a flag is absent when false. */
export const ruleAccess = z.object({
  is_owner: z.boolean().optional(),
  config_visible: z.boolean().optional(),
  can_upload: z.boolean().optional(),
});

/** SubmitRequirementInfo. */
export const submitRule = z.object({
  name: z.string(),
  description: z.string().optional(),
  applicability_expression: z.string().optional(),
  submittability_expression: z.string(),
  allow_override_in_child_projects: z.boolean().optional(),
});

/** CommentInfo. */
export const comments = z.object({
  id: z.string(),
  change_message_id: z.string().optional(),
  author: account.optional(),
  updated: timestamp,
  patch_set: integer.optional(),
  message: z.string().optional(),
  tag: z.string().optional(),
});

/** A project by name: text over SSH, an object from the webhooks plug-in. */
const project = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);

const refUpdate = z.object({ refName: z.string().optional(), project: project.optional() });

/** An event, of which any field may be missing. */
export const event = z.object({
  type: z.string().optional(),
  project: project.optional(),
  projectName: z.string().optional(),
  change: z.object({ number: integer.optional(), project: project.optional() }).optional(),
  refUpdate: refUpdate.optional(),
  refUpdates: z.array(refUpdate).optional(),
});

export type ChangeInfo = z.infer<typeof changeInfo>;
export type ChangeRow = z.infer<typeof changeRow>;
export type AccountInfo = z.infer<typeof account>;
