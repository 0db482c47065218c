/** How does somebody edit files in the browser, and publish the edit as a patch set? */
import { type Change, current } from "../gerrit/change.ts";
import { Refusal } from "../gerrit/record.ts";
import type { Site } from "../gerrit/site.ts";
import { upload } from "../gerrit/upload.ts";
import { type On, rightsOn } from "./deed.ts";

/** Adds the routes of change edits: paths are kept until they are published; what is in the files is nobody's business. */
export function addEdits(on: On, site: Site): void {
  const { owner } = rightsOn(site);
  const edits = new WeakMap<Change, Set<string>>();

  on("put", "/edit/:path{.+}", owner, ({ change, c }) => {
    edits.set(change, (edits.get(change) ?? new Set()).add(c.req.param("path") ?? ""));
    return "";
  });
  on("post", "/edit:publish", owner, ({ act, change }) => {
    const edited = edits.get(change);
    if (!edited) throw new Refusal(409, "no edit exists for change");
    edits.delete(change);
    const files = [...new Set([...current(change).files, ...edited])].sort();
    upload(site, act, change, { kind: "REWORK", files });
    return "";
  });
}
