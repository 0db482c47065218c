/** Which change does a text that people write mean? */
import type { Kysely } from "kysely";
import { type ChangeKey, parseChangeKey } from "../review/change.ts";
import type { Tables } from "./tables.ts";

/** `I` and forty hexadecimal digits, alone or as Gerrit's `project~branch~Change-Id`. */
const changeId = /^(?:(?<repository>[^~\s]+)~(?<branch>[^~\s]+)~)?(?<id>I[0-9a-f]{40})$/i;

/**
 * Addresses of a change in the wild: `/c/PROJECT/+/N`, `/N`, and `/#/c/N/PS` of the years before 2019, under any base
 * path and with anything after the number that names a patch set, a file or a comment. `/q/` addresses are searches.
 */
const address =
  /^https?:\/\/(?<host>[^/\s]+)(?:\/(?![cq]\/)[^\s/?#]+)*?(?:\/#)?\/(?:c\/(?:\S+?\/\+\/)?)?(?<number>\d+)(?:[/?#]\S*)?$/i;

/**
 * Finds changes by number ("900123", "#900123"), key ("opendev~900123"), Change-Id, `project~branch~Change-Id`, or
 * address.
 * @returns the keys of all that fit, the newest number first; none for a text that names no change of the mirror.
 */
export async function resolveChange(db: Kysely<Tables>, text: string): Promise<ChangeKey[]> {
  const named = text.trim();
  const wanted = db.selectFrom("changes").select(["key", "url"]).orderBy("number", "desc").orderBy("key");
  if (parseChangeKey(named)) return keysOf(await wanted.where("key", "=", named).execute());

  const id = changeId.exec(named)?.groups;
  if (id?.id) {
    const query = wanted.where("change_id", "=", `I${id.id.slice(1).toLowerCase()}`);
    const { repository, branch } = id;
    if (repository === undefined || branch === undefined) return keysOf(await query.execute());
    return keysOf(
      await query.where("repository", "=", decoded(repository)).where("branch", "=", decoded(branch)).execute(),
    );
  }

  const { number, host } = address.exec(named)?.groups ?? /^#?(?<number>\d+)$/.exec(named)?.groups ?? {};
  if (number === undefined || !Number.isSafeInteger(Number(number))) return [];
  const rows = await wanted.where("number", "=", Number(number)).execute();
  // A forge may have had other names (review.openstack.org): the host only decides between several forges.
  const there = rows.filter(({ url }) => host !== undefined && new URL(url).host === host.toLowerCase());
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
