/** What has the made-up team written in its sprint's pad? */
import type { Context } from "../commands/context.ts";
import { sprintPad } from "../commands/pads/the-pad.ts";
import { chosenSprint } from "../commands/sprint.ts";
import { ofSprint } from "../sprint/topic.ts";

/** Lets several people write in a pad that only has its beginning, about changes that are really there. */
export async function notesInDemo(context: Context): Promise<void> {
  const sprint = chosenSprint(context, undefined);
  const pad = await sprintPad(context, sprint.id);
  if (pad.revision > 1) return;
  const open = [...context.board.entries()].map(({ change }) => change).sort((a, b) => a.number - b.number);
  const own = open.filter((change) => ofSprint(sprint, change));
  const [first, second, third, fourth] = (own.length >= 4 ? own : open).map(({ number }) => number);
  const lines: [who: string, text: string][] = [
    ["lucia", "\n#topic Where we are\n"],
    ["lucia", "#info Wi-Fi and lunch are on the first page of the agenda; remote people join by the usual link\n"],
    ["mira", `Change ${first} is the one that everything else waits for, so we look at it together first.\n`],
    ["anjali", `I read #${second} on the plane: the migration is fine, the tests want a second look.\n`],
    ["mira", `#agreed change ${first} merges before anybody touches the driver interface\n`],
    ["tobias", "#action tobias to rebase the series on top of it by friday\n"],
    ["lucia", "\n#topic Driver interface\n"],
    ["hanae", `Two ways are open: #${third} keeps the old calls, #${fourth} takes them away.\n`],
    ["noor", "The old calls are used by two deployments that I know of.\n"],
    ["hanae", "#agreed the old calls stay for one more cycle, with a warning\n"],
    ["anjali", "#action noor to ask both deployments what they need by next week\n"],
    ["noor", "#idea a page that shows which calls are still used\n"],
    ["stellan", "#help who knows the history of the second table?\n"],
    ["lucia", "\n#topic Tomorrow\n"],
    ["mira", `Mornings for design, afternoons for code; change ${second} gets a session of its own.\n`],
  ];
  for (const [id, text] of lines) {
    const name = context.directory.find(id)?.name ?? id;
    await context.pads.write(pad.id, { id, name }, (before) => `${before}${text}`);
  }
}
