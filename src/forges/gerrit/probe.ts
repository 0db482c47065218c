/** What does a Gerrit say about itself and us? */
import { accountKey } from "../../review/change.ts";
import type { Facts } from "../forge.ts";
import type { Ground } from "./ground.ts";
import { parseVersion } from "./query.ts";
import { capabilities, self, version } from "./reply.ts";
import { understood } from "./trouble.ts";

/** What the program hopes for, to compare with what there is. */
export interface Hopes {
  /** It listens to stream-events. */
  stream: boolean;
  /** Names of variables that were to hold credentials and do not; null when all is as meant. */
  unsetCredentials: string | null;
}

const oldest = 4;
/** Milliseconds: beyond this, "how long ago" is visibly wrong. */
const clockTolerance = 120_000;

/** @returns version, account, rights and what is wrong with them; the dialect learns the version. */
export async function probe(ground: Ground, hopes: Hopes, signal: AbortSignal): Promise<Facts> {
  const { http, dialect, forge, limits } = ground;
  const { where } = http;
  dialect.version = understood(version, await http.get("/config/server/version", signal), where, "a version");
  const warnings: string[] = [];
  const [major, minor] = parseVersion(dialect.version) ?? [3, oldest];
  if (major < 3 || (major === 3 && minor < oldest)) {
    warnings.push(`Gerrit ${dialect.version} is older than 3.${oldest}: update it; nothing older is tested.`);
  }
  if (hopes.unsetCredentials) {
    warnings.push(`Read anonymously: ${hopes.unsetCredentials} must be set for an account's rights.`);
  }
  const skew = http.skew();
  if (skew !== null && Math.abs(skew) > clockTolerance) {
    const minutes = Math.round(Math.abs(skew) / 60_000);
    warnings.push(`The clocks differ by ${minutes} min: set this machine's clock, or waits are shown wrong.`);
  }
  if (http.anonymous)
    return { version: dialect.version, account: null, pageSize: limits.pageSize, canStream: false, warnings };

  const [me, can] = await Promise.all([
    http.get("/accounts/self", signal).then((answer) => understood(self, answer, where, "an account")),
    http.get("/accounts/self/capabilities", signal).then((answer) => understood(capabilities, answer, where, "rights")),
  ]);
  const name = me.username ?? me.name ?? `account ${me._account_id}`;
  const administrator = can.administrateServer ?? false;
  // Administrators may do everything, so that nothing is said of it.
  const canStream = can.streamEvents ?? administrator;
  if (administrator) {
    warnings.push(`${name} is an administrator and sees private changes: use an account without rights.`);
  }
  if (!me.tags?.includes("SERVICE_USER")) {
    warnings.push(`${name} is not a service user: add it to the group "Service Users".`);
  }
  if (hopes.stream && !canStream) {
    warnings.push(`${name} may not stream events: grant "Stream Events", or changes are seen at the next poll.`);
  }
  return {
    version: dialect.version,
    account: { key: accountKey(forge, me._account_id), name, administrator },
    pageSize: Math.min(limits.pageSize, can.queryLimit?.max ?? limits.pageSize),
    canStream,
    warnings,
  };
}
