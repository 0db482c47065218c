/** What must merge before a change can? */
import { type ChangeKey, changeKey, type Dependency, type Trailer } from "../../review/change.ts";
import { changeReference } from "../../review/reference.ts";
import type { Origin } from "./change.ts";
import type { ChangeInfo } from "./reply.ts";

type Revision = NonNullable<ChangeInfo["revisions"]>[string];

/** OpenStack's Gerrit moved and kept its numbers; old commit messages name the old address. */
const formerHosts: Record<string, string> = { "review.openstack.org": "review.opendev.org" };

/**
 * @returns the parents of the current patch set, then what its trailers name. A parent known to be in the target
 * branch holds nothing up and is left out; servers that do not say so give the bare commit.
 */
export function dependenciesOf(
  current: Revision | undefined,
  trailers: readonly Trailer[],
  origin: Origin,
): Dependency[] {
  const parents = current?.parents_data
    ? current.parents_data
        .filter((parent) => !parent.is_merged_in_target_branch)
        .map(({ change_number, commit_id }) => ({
          key: change_number ? changeKey(origin.forge, change_number) : null,
          text: commit_id ?? "",
        }))
    : (current?.commit?.parents ?? []).map(({ commit }) => ({ key: null, text: commit }));
  const named = trailers.filter(({ key }) => key.toLowerCase() === "depends-on");
  return [
    ...parents.map((parent): Dependency => ({ kind: "parent", ...parent })),
    ...named.map(({ value }): Dependency => ({ kind: "depends-on", key: keyIn(value, origin), text: value })),
  ];
}

/** @returns the change that an address on the same Gerrit leads to; null of any other text. */
function keyIn(text: string, { forge, url }: Origin): ChangeKey | null {
  const { host, number } = changeReference(text) ?? { host: null, number: null };
  if (host === null || number === null) return null;
  return (formerHosts[host] ?? host) === new URL(url).host ? changeKey(forge, number) : null;
}
