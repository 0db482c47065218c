/** What is published when a nomination is granted? */
import type { NominationTerms } from "../governance/nomination/acts.ts";
import type { NominationStanding } from "../governance/nomination/standing.ts";
import type { Program } from "../review/program.ts";
import { announcementSheet } from "../words/granting.ts";
import { markdownPost } from "./post.ts";

/** @returns the announcement as Markdown, ending in a line break. */
export async function announcement(
  program: Program,
  terms: NominationTerms,
  standing: NominationStanding,
): Promise<string> {
  return markdownPost("nomination.md.liquid", announcementSheet(program, terms, standing));
}
