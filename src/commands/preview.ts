/** Which of our pages can be shown in a few words elsewhere? */
import { changePreview, type Preview, queuePreview, sprintPreview } from "../words/preview.ts";
import type { Context } from "./context.ts";
import { queue } from "./queue.ts";
import { show } from "./show.ts";
import { sprint } from "./sprint.ts";

/** @returns the page at an address of ours in a few words; null for a page that has none. @throws Refused as the page itself would. */
export async function preview(context: Context, { pathname, searchParams }: URL): Promise<Preview | null> {
  const [place = "", name] = pathname.split("/").slice(1).map(decoded);
  if (place === "changes" && name) return changePreview(await show(context, { change: name }), context.now());
  if (place === "sprints" && name) return sprintPreview(await sprint(context, { sprint: name }));
  if (place === "queue") {
    const [as, repository] = ["as", "repository"].map((key) => searchParams.get(key) || undefined);
    return queuePreview(await queue(context, { as, repository, size: 1 }));
  }
  return null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
