/** What did people write into the patch sets of a change? */
import { z } from "zod";
import type { Remark } from "../forge.ts";
import type { Ground } from "./ground.ts";
import { fromGerrit } from "./instant.ts";
import { gatherPeople } from "./people.ts";
import { comments } from "./reply.ts";
import { Rejected, understood } from "./trouble.ts";

/**
 * @returns the published comments of a change, oldest first, those of one second by file and place in it; those that
 * cannot be understood are left out and logged.
 */
export async function readRemarks(ground: Ground, number: number, signal: AbortSignal): Promise<Remark[]> {
  const { http, forge } = ground;
  const people = gatherPeople(forge);
  let answer: unknown;
  try {
    answer = await http.get(`/changes/${number}/comments`, signal);
  } catch (failure) {
    if (failure instanceof Rejected && failure.status === 404) return [];
    throw failure;
  }
  const byFile = understood(z.record(z.string(), z.array(z.unknown())), answer, http.where, "comments");
  const remarks = Object.values(byFile)
    .flat()
    .flatMap((row): Remark[] => {
      const read = comments.safeParse(row);
      if (!read.success) {
        ground.log(`${http.where}: a comment on ${number} is not understood and left out`);
        return [];
      }
      const { id, change_message_id, author, updated, patch_set, message = "", tag } = read.data;
      return [
        {
          id,
          message: change_message_id ?? null,
          by: people.key(author),
          at: fromGerrit(updated),
          patchSet: patch_set ?? null,
          text: message,
          tag: tag ?? null,
        },
      ];
    });
  // Gerrit gives the comments of a file in the order of its lines, and sorting keeps that.
  return remarks.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
