/** Which change does a text that people write mean? */
import type { Kysely } from "kysely";
import { type ChangeKey, parseChangeKey } from "../review/change.ts";
import { changeReference } from "../review/reference.ts";
import type { Tables } from "./tables.ts";

/** Gerrit's `project~branch~Change-Id`. */
const fullId = /^(?<repository>[^~\s]+)~(?<branch>[^~\s]+)~(?<id>I[0-9a-f]{40})$/i;

/**
 * Finds changes by number ("900123", "#900123"), key ("opendev~900123"), Change-Id, `project~branch~Change-Id`, or
 * address.
 * @returns the keys of all that fit, the newest number first; none for a text that names no change of the mirror.
 */
export async function resolveChange(db: Kysely<Tables>, text: string): Promise<ChangeKey[]> {
  const named = text.trim();
  const wanted = db.selectFrom("changes").select(["key", "url"]).orderBy("number", "desc").orderBy("key");
  if (parseChangeKey(named)) return keysOf(await wanted.where("key", "=", named).execute());

  const { repository, branch, id } = fullId.exec(named)?.groups ?? {};
  const { host, number, changeId } = changeReference(id ?? named) ?? {};
  if (changeId) {
    const query = wanted.where("change_id", "=", changeId);
    if (repository === undefined || branch === undefined) return keysOf(await query.execute());
    return keysOf(
      await query.where("repository", "=", decoded(repository)).where("branch", "=", decoded(branch)).execute(),
    );
  }
  if (!number) return [];
  const rows = await wanted.where("number", "=", number).execute();
  // A forge may have had other names (review.openstack.org): the host only decides between several forges.
  const there = rows.filter(({ url }) => new URL(url).host === host);
  return keysOf(there.length > 0 ? there : rows);
}

function keysOf(rows: readonly { key: ChangeKey }[]): ChangeKey[] {
  return rows.map(({ key }) => key);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
