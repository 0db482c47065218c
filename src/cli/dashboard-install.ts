/** How does a dashboard get into Gerrit's own pages? */
import { Refused } from "../commands/context.ts";
import { chosenDashboard, forgeAddress } from "../commands/dashboards.ts";
import { Declined, type Proposed } from "../forges/writing.ts";
import { type Dashboard, forForge } from "../review/dashboards/dashboard.ts";
import { projectFile } from "../review/dashboards/project-file.ts";
import { list as listed } from "../words/plain.ts";
import { answer, asking, type Shared, say } from "./ground.ts";

type InstallOptions = Shared & { name: string; project?: string; group?: string; dryRun?: boolean };

/**
 * Proposes the file of a dashboard on refs/meta/dashboards of a project; nothing when it is as it should be. With
 * `dryRun` the forge is not asked.
 * @throws Refused when there is nobody to propose as, nothing to show there, or the forge says no
 */
export async function install(options: InstallOptions): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    const { program } = context;
    const chosen = chosenDashboard(context, options.name);
    const file = fileOf(chosen, options.group ?? program.id);
    const project = options.project ?? program.writing.gate?.parent ?? program.repositories[0]?.name;
    if (!project) throw new Refused("The team has no repository: name one with --project.");
    const told = { project, ...file };
    if (options.dryRun) {
      return answer(
        options,
        told,
        ({ ref, path, text }) => `${project} refs/for/${ref}, file ${path}:\n\n${text.trimEnd()}`,
      );
    }
    const forge = house.desks[0]?.forge;
    if (!forge?.write) {
      throw new Refused(
        `We are nobody at ${forge?.name ?? "any forge"}: set its username-env and password-env; --dry-run shows the file.`,
      );
    }
    const message = `Show the dashboard ${chosen.title.replace(/\s+/g, " ")}\n\nMade by Midcycle ${context.version} from the team's program file, where its sections are changed.`;
    try {
      const proposed = await forge.write.proposeFile(project, { ...file, message }, new AbortController().signal);
      const page = `${forgeAddress(context)}/p/${project}/+/dashboard/${file.ref.replace("refs/meta/dashboards/", "")}:${file.path}`;
      answer(options, { ...told, ...proposed, page }, (one) => sentence(one, project));
    } catch (failure) {
      if (failure instanceof Declined) throw new Refused(failure.message);
      throw failure;
    }
  });
}

function fileOf(dashboard: Dashboard, group: string): { ref: string; path: string; text: string } {
  if (!/^[\w][\w.-]*$/.test(group) || group.includes("..")) {
    throw new Refused(`"${group}" cannot be the end of refs/meta/dashboards/…: take letters, digits, ., - and _.`);
  }
  const { shown, ours } = forForge(dashboard);
  if (shown.length === 0)
    throw new Refused(`Only Midcycle can show the sections of ${dashboard.id}: nothing is left to install.`);
  if (ours.length > 0) say(`Only Midcycle can show ${listed(ours.map(({ title }) => title))}: left out.`);
  return { ref: `refs/meta/dashboards/${group}`, path: dashboard.id, text: projectFile(dashboard) };
}

function sentence({ outcome, url, page }: Proposed & { page: string }, project: string): string {
  if (outcome === "there") return `Nothing to do: ${project} has this dashboard as it is here.\n${page}`;
  if (outcome === "open") return `Nothing to do: it is proposed just so and waits for review.\n${url}`;
  const done = outcome === "made" ? "Proposed" : "Amended what is proposed";
  return `${done}; when it is reviewed and submitted, it is at ${page}.\n${url}`;
}
