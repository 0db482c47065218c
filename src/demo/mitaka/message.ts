/** What can be said of a commit message whose text is not in the records? */
import type { Row } from "./row.ts";

const bugKeys: Record<string, string> = { closes: "Closes-Bug", partial: "Partial-Bug", related: "Related-Bug" };
const blueprintKeys: Record<string, string> = { implements: "Implements", partial: "Partially-Implements" };

/** @returns the subject, the impact flags and the trailers; bugs and blueprints that the text only mentioned are left out. */
export function messageOf({ subject, impact_flags, bugs, blueprints, depends_on, co_authors, change_id }: Row): string {
  const keyed = (key: string | undefined, value: string) => (key ? [`${key}: ${value}`] : []);
  const trailers = [
    ...bugs.flatMap(({ id, kind }) => keyed(bugKeys[kind], `#${id}`)),
    ...blueprints.flatMap(({ name, kind }) => keyed(blueprintKeys[kind], `blueprint ${name}`)),
    ...depends_on.map((change) => `Depends-On: ${change}`),
    ...co_authors.map((name) => `Co-Authored-By: ${name}`),
    `Change-Id: ${change_id}`,
  ];
  const paragraphs = [subject, impact_flags.join("\n"), trailers.join("\n")];
  return `${paragraphs.filter((paragraph) => paragraph !== "").join("\n\n")}\n`;
}
