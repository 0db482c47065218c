/** What does a program file say of the Etherpads that the team writes in? */
import { z } from "zod";
import type { EtherpadSettings } from "../review/etherpad-settings.ts";
import { address, id, text, variable } from "./fields.ts";
import { type Mistake, mistakeAt } from "./mistake.ts";

const pad = z.strictObject({
  pad: text
    .regex(/^[^/?&#]{1,200}$/, "a pad's name as its address has it, without /p/")
    .describe("Name of the pad, as its address has it."),
  sprint: id.optional().describe("The sprint it belongs to."),
  section: z.boolean().default(false).describe("Keep a section of our own in it: agenda, numbers, oldest waiting."),
});

/** Part `etherpads` of a program file. */
export const etherpads = z
  .array(
    z.strictObject({
      name: id.describe("What to call it."),
      url: address.describe("Its base address, without /p/."),
      "key-env": variable.optional().describe("Variable with the key of its API; only what is public is read without."),
      "poll-seconds": z.int().min(10).max(86_400).default(60).describe("Seconds between two looks at a pad."),
      pads: z.array(pad).default([]).describe("Pads to mirror; others can be linked by command."),
    }),
  )
  .default([]);

type EtherpadFile = z.output<typeof etherpads>[number];

/** @returns the settings, every default filled in. */
export function etherpadsOf(file: readonly EtherpadFile[]): EtherpadSettings[] {
  return file.map(({ name, url, pads, "key-env": keyEnv = null, "poll-seconds": pollSeconds }) => ({
    ...{ name, url, keyEnv, pollSeconds },
    pads: pads.map(({ pad, sprint = null, section }) => ({ pad, sprint, section })),
  }));
}

/** @returns what does not fit: names used twice, sprints that are not there, a section without a key. */
export function unfitEtherpads(file: { etherpads: EtherpadFile[]; sprints: { id: string }[] }): Mistake[] {
  const sprints = file.sprints.map((sprint) => sprint.id);
  return file.etherpads.flatMap((one, n) => [
    ...(file.etherpads.findIndex(({ name }) => name === one.name) < n
      ? [mistakeAt(file, ["etherpads", n, "name"], "a name that is not used twice")]
      : []),
    ...one.pads.flatMap(({ sprint, section }, m) => {
      const path = ["etherpads", n, "pads", m];
      const there = sprints.length > 0 ? `one of ${sprints.join(", ")}` : "a sprint of the program file";
      return [
        ...(sprint !== undefined && !sprints.includes(sprint) ? [mistakeAt(file, [...path, "sprint"], there)] : []),
        ...(section && one["key-env"] === undefined
          ? [mistakeAt(file, [...path, "section"], "a key-env of its Etherpad, without which nothing is written")]
          : []),
      ];
    }),
  ]);
}
