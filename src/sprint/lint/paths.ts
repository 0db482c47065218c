/** Which file of which repository does an address lead to? */
import type { Repository } from "../../review/program.ts";

/** A file at a forge or on a page made from it. */
export interface FileAt {
  /** Full name. */
  repository: string;
  path: string;
}

/** Where hosts put what follows the repository: opendev and Gitea, GitHub, cgit. */
const prefixes =
  /^(?:src\/(?:branch|commit|tag)\/[^/]+\/|(?:blob|tree|raw|edit)\/(?:master|main|stable\/[^/]+|[^/]+)\/|(?:tree|plain)\/)/;

/** @returns the file that an address names in one of the repositories; null when it names none. A page of specs counts as its source. */
export function fileAt(href: string, repositories: readonly Pick<Repository, "name">[]): FileAt | null {
  const url = URL.parse(href);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const found = repositories.find(
    ({ name }) => url.pathname.includes(`/${name}/`) || url.pathname.includes(`/${name}.git/`),
  );
  if (!found) return null;
  const rest = url.pathname
    .slice(url.pathname.indexOf(`/${found.name}`) + found.name.length + 1)
    .replace(/^(?:\.git)?\//, "");
  const path = (
    /^cgit\b|\/cgit\//.test(url.pathname) ? rest.replace(/^(?:tree|plain)\//, "") : rest.replace(prefixes, "")
  ).replace(/\.html$/, ".rst");
  return /[^/]\.\w{1,8}$/.test(path) ? { repository: found.name, path } : null;
}
