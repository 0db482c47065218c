/** What lets a program file Midcycle write at the forges? */
import { z } from "zod";
import { freezeKinds } from "../review/freeze-kind.ts";
import type { WritingSettings } from "../review/writing-settings.ts";
import { address, text } from "./fields.ts";

/** A name as Gerrit takes it for a label or a submit requirement. */
const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, "a name of letters, digits and hyphens");

/** Part `commands` of a program file. */
export const commands = z.strictObject({
  gerrit: z.boolean().default(false).describe("Run and answer commands in the comments of Gerrit changes."),
});

/** Part `gate` of a program file. */
export const gate = z.strictObject({
  requirement: name.default("Feature-Freeze").describe("Name of the submit requirement that holds frozen changes."),
  label: name.default("Feature-Freeze").describe("Label whose highest value, given by us, lets a change through."),
  kinds: z
    .array(z.enum(freezeKinds))
    .min(1)
    .optional()
    .describe("Kinds of freezes that are enforced; all when left out."),
  parent: text.optional().describe("Project that holds the requirement for all; each has its own when left out."),
});

/** Part `address` of a program file. */
export const pages = address.describe("Address of the pages, for links in what is written at a forge.");

/** @returns the settings with what is left out as null. */
export function writingOf(file: {
  address?: string | undefined;
  commands: z.output<typeof commands>;
  gate?: z.output<typeof gate> | undefined;
  "sign-in"?: { address?: string | undefined } | undefined;
}): WritingSettings {
  return {
    address: file.address ?? file["sign-in"]?.address ?? null,
    comments: file.commands.gerrit,
    gate: file.gate ? { ...file.gate, parent: file.gate.parent ?? null, kinds: file.gate.kinds ?? null } : null,
  };
}
