/** What do people see of a forge's core groups, and of where the program file says otherwise? */
import { coreGroupsAt } from "../governance/roles.ts";
import type { Instant } from "../review/change.ts";
import type { Directory } from "../review/directory.ts";
import { type Group, membersAt, namesAt } from "../review/group.ts";
import { during, type Program } from "../review/program.ts";

/** One core group at one forge. */
export interface GroupView {
  forge: string;
  name: string;
  /** When it was last asked for; null when never. */
  read: Instant | null;
  /** False when it was not visible to us then. */
  visible: boolean;
  members: number;
  /** User names of members of whom the program file says nothing for this group: they count by the group's word. */
  unnamed: string[];
  /** User names of members whose span in the program file is not open: they do not count. */
  closed: string[];
  /** Names of people whom the program file has in it, and the forge has not: they count by the file's word. */
  absent: string[];
}

/** @returns the core groups of every forge, in the program's order. */
export function groupViews(program: Program, directory: Directory, groups: readonly Group[], at: Instant): GroupView[] {
  return program.forges.flatMap(({ name: forge }) =>
    coreGroupsAt(program, forge).map((name) => {
      const group = groups.find((one) => one.forge === forge && one.name === name);
      const inside = group ? membersAt(group, at) : [];
      const people = program.people.map((person) => {
        const who = directory.find(person.id);
        const spans = person.cores.filter((one) => one.group === name);
        const names = who ? namesAt(forge, who, directory) : new Set<string>();
        return { person, spans, open: spans.some((span) => during(span, at)), names };
      });
      const of = (member: string) => people.find(({ names }) => names.has(member));
      return {
        forge,
        name,
        read: group?.read ?? null,
        visible: group?.visible ?? false,
        members: inside.length,
        unnamed: inside.filter((member) => (of(member)?.spans.length ?? 0) === 0),
        closed: inside.filter((member) => (of(member)?.spans.length ?? 0) > 0 && !of(member)?.open),
        absent: group?.visible
          ? people
              .filter(({ open, names }) => open && !inside.some((one) => names.has(one)))
              .map(({ person }) => person.name)
          : [],
      };
    }),
  );
}
