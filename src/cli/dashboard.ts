/** How are dashboards listed, addressed, written and read on a terminal? */
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { stringify } from "yaml";
import { Refused } from "../commands/context.ts";
import { dashboards as askDashboards, chosenDashboard, forgeAddress } from "../commands/dashboards.ts";
import { readDash, writeDash } from "../review/dashboards/dash-file.ts";
import { dashUrl, forgeUrl } from "../review/dashboards/dash-url.ts";
import { type Dashboard, DashboardMistake, forForge, slugOf } from "../review/dashboards/dashboard.ts";
import { projectFile } from "../review/dashboards/project-file.ts";
import { list as listed } from "../words/plain.ts";
import { answer, asking, type Shared, say } from "./ground.ts";
import { columns } from "./table.ts";

/** Prints every dashboard and the counts of its sections; a dash stands for what needs a person, or cannot be told. */
export async function list(options: Shared): Promise<void> {
  await asking(options, async (house) => {
    answer(options, await askDashboards(house.context(), options), (all) =>
      all
        .map(({ id, title, sections }) => {
          const rows = sections.map((section) => [section.id, section.title, String(section.count ?? "–")]);
          return `${title} (${id})\n\n${columns(["section", "title", "changes"], rows, 1)}`;
        })
        .join("\n\n"),
    );
  });
}

/** Prints the address of a team's dashboard, or of a file that ends in .dash. */
export async function url(options: Shared & { name: string }): Promise<void> {
  if (options.name.endsWith(".dash")) {
    const address = dashUrl(await dashFile(options.name));
    return answer(options, { url: address, ours: [] as string[] }, (one) => one.url);
  }
  await asking(options, async (house) => {
    const chosen = chosenDashboard(house.context(), options.name);
    const ours = forForge(chosen).ours.map(({ title }) => title);
    if (ours.length > 0) say(`Only Midcycle can show ${listed(ours)}: left out.`);
    answer(options, { url: forgeUrl(chosen, forgeAddress(house.context())), ours }, (one) => one.url);
  });
}

/** Prints a dashboard as a file, or writes it to one that is not there yet. */
export async function write(
  options: Shared & { name: string; format: "dash" | "project"; out?: string },
): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    const chosen = chosenDashboard(context, options.name);
    const { shown, ours } = forForge(chosen);
    if (ours.length > 0) say(`Only Midcycle can show ${listed(ours.map(({ title }) => title))}: left out.`);
    const baseUrl = chosen.baseUrl ?? `${forgeAddress(context)}/dashboard/?`;
    const text = options.format === "dash" ? writeDash({ ...chosen, baseUrl, sections: shown }) : projectFile(chosen);
    if (!options.out)
      return answer(options, { id: chosen.id, format: options.format, text }, (one) => one.text.trimEnd());
    await writeFile(options.out, text, { flag: "wx" }).catch((failure: NodeJS.ErrnoException) => {
      const why = failure.code === "EEXIST" ? "is there already" : `cannot be written (${failure.code})`;
      throw new Refused(`${options.out} ${why}: name another file.`);
    });
    say(`Wrote ${options.out}.`);
  });
}

/** Prints what a program file says to have the dashboard of a .dash file. */
export async function read(options: Shared & { file: string }): Promise<void> {
  const { id, title, description, foreach, sections } = await dashFile(options.file);
  const written = { id, title, ...(description && { description }), foreach, sections };
  answer(options, { dashboards: [written] }, (one) => stringify(one).trimEnd());
}

async function dashFile(file: string): Promise<Dashboard> {
  const text = await readFile(file, "utf8").catch((failure: NodeJS.ErrnoException) => {
    throw new Refused(`${file} cannot be read (${failure.code}): name a .dash file.`);
  });
  try {
    return readDash(text, slugOf(basename(file).replace(/\.dash$/, "")));
  } catch (problem) {
    if (problem instanceof DashboardMistake) throw new Refused(`${file}: ${problem.message}`);
    throw problem;
  }
}
