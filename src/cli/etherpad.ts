/** How are pads of Etherpads linked and seen on a terminal? */
import pc from "picocolors";
import { etherpadList, linkEtherpad, sectionPreview, settleLinks, unlinkEtherpad } from "../commands/etherpads.ts";
import type { EtherpadLine } from "../words/etherpads.ts";
import { ago } from "../words/time.ts";
import { doing, needed } from "./doing.ts";
import { answer, asking, type Shared } from "./ground.ts";
import { paragraph } from "./table.ts";
import type { etherpadDeeds } from "./tree/etherpad.ts";

/** Options of `etherpad`. */
export type EtherpadOptions = Shared & {
  what: (typeof etherpadDeeds)[number];
  pad?: string;
  sprint?: string;
  section?: boolean;
  dryRun?: boolean;
};

/** Lists, links and unlinks pads, and prints what our section of one would say. */
export async function etherpad(options: EtherpadOptions): Promise<void> {
  const { what, pad, sprint, section, dryRun } = options;
  await asking(options, async (house) => {
    const context = house.context();
    const known = { ...options, deed: "etherpad", words: pad ? [pad] : [] };
    await settleLinks(context);
    if (what === "list")
      return answer(options, await etherpadList(context), (lines) => linesText(lines, context.now()));
    if (what === "section") {
      const text = await sectionPreview(context, needed(pad, "which pad, by its address or its id"));
      return answer(options, { text }, () => text);
    }
    if (what === "link") {
      const address = needed(pad, "which pad, by its address");
      return doing(house, known, async (actor) => {
        const made = await linkEtherpad(context, actor, { address, sprint, section, dryRun });
        const text = made ? `${made.url} is mirrored from now on.` : `${address} would be mirrored.`;
        return { text, page: made?.page ?? "/etherpads", written: made !== null };
      });
    }
    const which = needed(pad, "which pad, by its address or its id");
    return doing(house, known, async (actor) => {
      const gone = await unlinkEtherpad(context, actor, which, { dryRun });
      const text = `${gone.url} ${dryRun ? "would no longer be" : "is no longer"} mirrored; what was mirrored stays.`;
      return { text, page: gone.page, written: !dryRun };
    });
  });
}

function linesText(lines: readonly EtherpadLine[], now: string): string {
  if (lines.length === 0) return "No pad of an Etherpad is mirrored: link one, or name it in the program file.";
  return lines
    .map(({ id, url, sprint, by, looked, revision, section, kept, trouble }) => {
      const seen = looked
        ? `looked at ${ago(looked, now)}${revision === null ? "" : `, revision ${revision}`}`
        : "not looked at yet";
      const own = section ? [`our section ${kept ? `written ${ago(kept, now)}` : "not written yet"}`] : [];
      const facts = [...(sprint ? [`sprint ${sprint}`] : []), `linked by ${by}`, seen, ...own].join("; ");
      return [pc.bold(id), `  ${url}`, paragraph(facts, "  "), ...(trouble ? [paragraph(trouble, "  ! ")] : [])].join(
        "\n",
      );
    })
    .join("\n\n");
}
