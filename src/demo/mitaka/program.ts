/** How does Midcycle follow the Mitaka records? As it follows the identity team: by that team's own program file. */
import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { z } from "zod";
import type { Site } from "../gerrit/site.ts";
import { forgeOf } from "../team/program.ts";

const file = new URL("../../../programs/identity.yaml", import.meta.url);
const names = z.union([z.string(), z.array(z.string())]).transform((some) => [some].flat());

/** What is used here of the program file; the rest is passed on. */
const schema = z.looseObject({
  forges: z.tuple([z.looseObject({ name: z.string() })]),
  repositories: z.array(z.looseObject({ name: z.string(), branches: z.array(z.string()), "core-group": z.string() })),
  people: z.array(z.looseObject({ name: z.string(), accounts: z.record(z.string(), names).default({}) })),
});

export type IdentityProgram = z.infer<typeof schema>;

/** @returns `programs/identity.yaml`. */
export function identityProgram(): IdentityProgram {
  return schema.parse(parse(readFileSync(file, "utf8")));
}

/** @returns the same as YAML, except that its forge is this server. */
export function mitakaProgram(program: IdentityProgram, site: Site, stream: { host: string; port: number }): string {
  return stringify({ ...program, forges: [forgeOf(program.forges[0].name, site, stream)] });
}

/** @returns the first user name of each person whom the program knows, by name. */
export function usernames({ people }: IdentityProgram): Map<string, string> {
  return new Map(
    people.flatMap(({ name, accounts }) =>
      Object.values(accounts)
        .flat()
        .slice(0, 1)
        .map((username) => [name, username] as const),
    ),
  );
}
