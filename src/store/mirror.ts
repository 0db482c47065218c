/** How does a look at a forge become rows? */
import { type Kysely, sql, type Transaction } from "kysely";
import { activitiesOf } from "../review/activities.ts";
import type { ActivityKind } from "../review/activity.ts";
import { type Account, type Change, type ChangeKey, changeKey, type Instant } from "../review/change.ts";
import { compareText } from "../review/order.ts";
import type { Look, Snapshot } from "../review/snapshot.ts";
import { putAccounts } from "./accounts.ts";
import { clearDirty } from "./dirty.ts";
import { insertRows } from "./insert.ts";
import { putLabelRanges } from "./label-ranges.ts";
import { putAside } from "./set-aside.ts";
import { among, inOneStep } from "./steps.ts";
import type { ActivityTable, ChangesTable, Tables } from "./tables.ts";
import { changeRow, digestOf, partRows, parts } from "./to-rows.ts";

/**
 * Writes a whole look or nothing of it: changes with their parts, activity, accounts; what is missing leaves with all
 * its rows; what is unreadable is set aside and stays dirty; what was read is no longer dirty, unless it was marked
 * after `at.started`. Writing the same readings any number of times in any order gives the same rows: an older reading
 * never replaces a newer one, it only adds activity.
 * @param at by our clock: when the reading began, and now.
 * @returns the changes whose rows are new, different or gone.
 */
export async function putLook(
  db: Kysely<Tables>,
  forge: string,
  look: Look,
  at: { started: Instant; now: Instant },
): Promise<{ changed: ChangeKey[] }> {
  return inOneStep(db, async (tx) => {
    const written = await putSnapshots(tx, look.snapshots, at.started);
    const gone = await forget(tx, forge, look.missing);
    await clearDirty(tx, forge, [...look.snapshots.map(({ change }) => change.number), ...look.missing], at.started);
    await putAside(tx, forge, look.unreadable, at);
    return { changed: [...written, ...gone] };
  });
}

/** Drops all that is mirrored of a forge, its marks included: the next pass begins anew. */
export async function forgetForge(db: Kysely<Tables>, forge: string): Promise<void> {
  await inOneStep(db, async (tx) => {
    for (const table of ["changes", "accounts", "dirty", "marks", "set_aside", "groups", "group_members"] as const) {
      await tx.deleteFrom(table).where("forge", "=", forge).execute();
    }
  });
}

/** A reading of a change with the digest of what it says. */
type Reading = Snapshot & { digest: string };

/** What the mirror holds of a change before a look is written. */
type Standing = Pick<ChangesTable, "key" | "updated" | "submitted_until" | "digest" | "read_at"> & { messages: number };

async function putSnapshots(
  tx: Transaction<Tables>,
  snapshots: readonly Snapshot[],
  started: Instant,
): Promise<ChangeKey[]> {
  if (snapshots.length === 0) return [];
  // In order of keys, so that rows enter their trees side by side; of one change the newest reading comes last.
  const readings: Reading[] = snapshots
    .map((snapshot) => ({ ...snapshot, digest: digestOf(snapshot.change) }))
    .sort((a, b) => compareText(a.change.key, b.change.key) || compareAge(a.change, b.change));
  const standing = await standings(tx, [...new Set(readings.map(({ change }) => change.key))]);
  const news = readings.filter(({ change, digest }) => standing.get(change.key)?.digest !== digest);
  const newest = new Map(news.map((reading) => [reading.change.key, reading]));
  const outdated = new Set(news.filter((reading) => isOutdated(reading, newest, standing, started)));
  const current = news.filter((reading) => !outdated.has(reading));

  await putChanges(tx, current, standing, started);
  await forgetVagueMerges(tx, current, standing);
  await insertRows(
    tx,
    "activity",
    news.flatMap(({ change }) => activityRows(change)),
    "on conflict do nothing",
  );
  await putAccounts(tx, accountsIn(readings.filter((reading) => !outdated.has(reading))), "replace");
  await putAccounts(tx, accountsIn([...outdated]), "fill");
  await putLabelRanges(tx, snapshots);
  return current.map(({ change }) => change.key);
}

async function putChanges(
  tx: Transaction<Tables>,
  readings: readonly Reading[],
  standing: ReadonlyMap<ChangeKey, Standing>,
  started: Instant,
): Promise<void> {
  const replaced = readings.map(({ change }) => change.key).filter((key) => standing.has(key));
  if (replaced.length > 0) {
    for (const part of parts)
      await tx
        .deleteFrom(part)
        .where(among(tx, "change_key", replaced))
        .execute();
  }
  const rows = readings.map(({ change, digest }) => changeRow(change, digest, started));
  await insertRows(tx, "changes", rows, replacing(rows));
  const owned = partRows(readings.map(({ change }) => change));
  for (const part of parts) await insertRows(tx, part, owned[part], "on conflict do nothing");
}

/** A merge whose moment was not exact is told anew: more of the history may narrow it. */
async function forgetVagueMerges(
  tx: Transaction<Tables>,
  readings: readonly Reading[],
  standing: ReadonlyMap<ChangeKey, Standing>,
): Promise<void> {
  const vague = readings.map(({ change }) => change.key).filter((key) => standing.get(key)?.submitted_until);
  if (vague.length === 0) return;
  const merged = sql.lit<ActivityKind>("merged");
  await tx
    .deleteFrom("activity")
    .where(among(tx, "change_key", vague))
    .where("kind", "=", merged)
    .execute();
}

async function standings(tx: Transaction<Tables>, keys: readonly ChangeKey[]): Promise<Map<ChangeKey, Standing>> {
  const rows = await tx
    .selectFrom("changes")
    .select(({ selectFrom, fn }) => [
      "key",
      "updated",
      "submitted_until",
      "digest",
      "read_at",
      selectFrom("messages")
        .whereRef("change_key", "=", "changes.key")
        .select(fn.countAll<number>().as("n"))
        .$asScalar()
        .$notNull()
        .as("messages"),
    ])
    .where(among(tx, "key", keys))
    .execute();
  return new Map(rows.map((row) => [row.key, row]));
}

function isOutdated(
  reading: Reading,
  newest: ReadonlyMap<ChangeKey, Reading>,
  standing: ReadonlyMap<ChangeKey, Standing>,
  started: Instant,
): boolean {
  const { change } = reading;
  if (newest.get(change.key) !== reading) return true;
  const row = standing.get(change.key);
  if (!row) return false;
  // Alike by the forge's own account: what was read later counts (mergeability moves without an update).
  const age = compareText(change.updated, row.updated) || change.messages.length - row.messages;
  return age < 0 || (age === 0 && started < row.read_at);
}

async function forget(tx: Transaction<Tables>, forge: string, numbers: readonly number[]): Promise<ChangeKey[]> {
  if (numbers.length === 0) return [];
  const keys = numbers.map((number) => changeKey(forge, number));
  const gone = await tx
    .deleteFrom("changes")
    .where(among(tx, "key", keys))
    .returning("key")
    .execute();
  return gone.map(({ key }) => key);
}

function activityRows(change: Change): ActivityTable[] {
  return activitiesOf(change).map(({ id, kind, at, by, patchSet, label, value, detail }) => ({
    id,
    change_key: change.key,
    kind,
    at,
    by,
    patch_set: patchSet,
    label,
    value,
    detail,
  }));
}

function accountsIn(readings: readonly Reading[]): Account[] {
  return readings.flatMap(({ accounts }) => accounts);
}

function replacing(rows: readonly ChangesTable[]): string {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== "key");
  return `on conflict (key) do update set ${columns.map((column) => `${column} = excluded.${column}`).join()}`;
}

function compareAge(a: Change, b: Change): number {
  return compareText(a.updated, b.updated) || a.messages.length - b.messages.length;
}
