/** Who was in which group of a forge, reading by reading? */
import type { Kysely } from "kysely";
import type { Instant } from "../review/change.ts";
import type { Group } from "../review/group.ts";
import { insertRows } from "./insert.ts";
import { among, inOneStep } from "./steps.ts";
import type { Tables } from "./tables.ts";

/** Notes what a forge said of a group: user names, or null when it was not visible. Who was in it before stays known. */
export async function putGroup(
  db: Kysely<Tables>,
  forge: string,
  name: string,
  members: readonly string[] | null,
  at: Instant,
): Promise<void> {
  await inOneStep(db, async (tx) => {
    const before = await tx
      .selectFrom("groups")
      .select("seen")
      .where("forge", "=", forge)
      .where("name", "=", name)
      .executeTakeFirst();
    const seen = members === null ? (before?.seen ?? null) : at;
    await insertRows(
      tx,
      "groups",
      [{ forge, name, read: at, seen }],
      'on conflict (forge, name) do update set "read" = excluded."read", seen = excluded.seen',
    );
    const named = [...new Set((members ?? []).map((member) => member.toLowerCase()))].sort();
    if (named.length === 0) return;
    const stayed = await tx
      .updateTable("group_members")
      .set({ last: at })
      .where("forge", "=", forge)
      .where("name", "=", name)
      .where("last", "=", before?.seen ?? at)
      .where(among(tx, "member", named))
      .returning("member")
      .execute();
    const there = new Set(stayed.map(({ member }) => member));
    const came = named.filter((member) => !there.has(member));
    const rows = came.map((member) => ({ forge, name, member, first: at, last: at }));
    await insertRows(tx, "group_members", rows, "on conflict do nothing");
  });
}

/** @returns every group that was ever asked for, by forge and name. */
export async function groupsOf(db: Kysely<Tables>): Promise<Group[]> {
  const groups = await db.selectFrom("groups").selectAll().orderBy("forge").orderBy("name").execute();
  const members = await db.selectFrom("group_members").selectAll().orderBy("member").orderBy("first").execute();
  return groups.map(({ forge, name, read, seen }) => ({
    forge,
    name,
    read,
    visible: seen === read,
    members: members
      .filter((one) => one.forge === forge && one.name === name)
      .map(({ member, first, last }) => ({ name: member, first, last })),
  }));
}
