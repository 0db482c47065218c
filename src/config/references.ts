/** Do the parts of a program file that name each other fit together? */

import { unfitChannels } from "./channels.ts";
import { unfitChats } from "./chat.ts";
import { unfitDashboards } from "./dashboards.ts";
import { unfitEtherpads } from "./etherpads.ts";
import { unfitForges } from "./forges.ts";
import { unfitFreezes } from "./freezes.ts";
import { type Mistake, mistakeAt } from "./mistake.ts";
import { strangeHolders } from "./roles.ts";
import type { ProgramFile } from "./schema.ts";
import { unfitSignIn } from "./sign-in.ts";
import { sharedNicks, unfitSprints } from "./sprints.ts";

/** @returns the mistakes that no single value shows: names used twice, forges nobody defines, days in the wrong order. */
export function danglingReferences(file: ProgramFile): Mistake[] {
  const forges = file.forges.map(({ name }) => name);
  return [
    ...twice(file, "forges", "name", forges),
    ...twice(
      file,
      "repositories",
      "name",
      file.repositories.map(({ name, forge }) => `${forge ?? forges[0]} ${name}`),
    ),
    ...twice(
      file,
      "people",
      "id",
      file.people.map(({ id }) => id),
    ),
    ...twice(
      file,
      "cycles",
      "id",
      file.cycles.map(({ id }) => id),
    ),
    ...twice(
      file,
      "sprints",
      "id",
      file.sprints.map(({ id }) => id),
    ),
    ...file.repositories.flatMap(({ forge }, n) => {
      const path = ["repositories", n, "forge"];
      if (forge === undefined) return forges.length > 1 ? [mistakeAt(file, path, `one of ${forges.join(", ")}`)] : [];
      return forges.includes(forge) ? [] : [mistakeAt(file, path, `one of ${forges.join(", ")}`)];
    }),
    ...file.people.flatMap(({ accounts }, n) =>
      Object.keys(accounts)
        .filter((name) => !forges.includes(name))
        .map((name) => mistakeAt(file, ["people", n, "accounts", name], `accounts of one of ${forges.join(", ")}`)),
    ),
    ...sharedNicks(file),
    ...file.people.flatMap(({ affiliations, cores }, n) => [
      ...backwards(file, ["people", n, "affiliations"], affiliations),
      ...backwards(file, ["people", n, "cores"], cores),
    ]),
    ...unfitDashboards(file),
    ...unfitChannels(file),
    ...strangeHolders(file),
    ...unfitSignIn(file),
    ...backwards(file, ["cycles"], file.cycles),
    ...unfitFreezes(file),
    ...unfitSprints(file),
    ...unfitForges(file),
    ...unfitChats(file),
    ...unfitEtherpads(file),
  ];
}

function twice(file: ProgramFile, list: string, key: string, names: readonly string[]): Mistake[] {
  return names.flatMap((name, n) =>
    names.indexOf(name) < n ? [mistakeAt(file, [list, n, key], "a name that is not used twice")] : [],
  );
}

function backwards(
  file: ProgramFile,
  path: PropertyKey[],
  spans: readonly { from?: string | undefined; to?: string | undefined }[],
): Mistake[] {
  return spans.flatMap(({ from, to }, n) =>
    from !== undefined && to !== undefined && from > to
      ? [mistakeAt(file, [...path, n, "to"], `a day not before ${from}`)]
      : [],
  );
}
