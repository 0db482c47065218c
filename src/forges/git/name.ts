/** Which repository is a clone of, as far as it says itself? */
import { basename, resolve } from "node:path";
import { openClone, originOf } from "./clone.ts";

/** A clone by its name. */
export interface Named {
  folder: string;
  /** "openstack/keystone": the end of the address it was cloned from, else the name of its folder. */
  name: string;
  /** Its main branch; null when it has none. */
  branch: string | null;
  /** Where its commits can be looked at, without the name ("https://opendev.org"); null when nobody says. */
  web: string | null;
}

/** @returns what a clone is called. @throws Unavailable when it cannot be read */
export async function nameClone(folder: string, signal: AbortSignal): Promise<Named> {
  const [{ tips }, origin] = await Promise.all([openClone(folder, signal), originOf(folder, signal)]);
  const from = origin === null ? null : hosted(origin);
  const own = basename(resolve(folder)).replace(/\.git$/, "");
  return { folder, name: from?.name ?? (own || "clone"), branch: tips[0]?.branch ?? null, web: from?.web ?? null };
}

/** A folder as origin says nothing; a port of SSH is a review server's, whose pages are elsewhere. */
function hosted(origin: string): { name: string; web: string | null } | null {
  const scp = /^(?:[\w.-]+@)?([\w.-]+):(?!\/)(.+)$/.exec(origin);
  const url = scp ? URL.parse(`ssh://${scp[1]}/${scp[2]}`) : URL.parse(origin);
  if (!url || !/^(https?|ssh|git):$/.test(url.protocol)) return null;
  const steps = url.pathname
    .replace(/\.git\/?$/, "")
    .split("/")
    .filter((step) => step !== "");
  const name = steps.slice(-2).join("/");
  if (name === "") return null;
  const before = steps
    .slice(0, -2)
    .map((step) => `/${step}`)
    .join("");
  const host = /^https?:$/.test(url.protocol) ? url.origin : `https://${url.hostname}`;
  return { name, web: url.protocol === "ssh:" && url.port ? null : `${host}${before}` };
}
