/** How does the real Gerrit suffer the forge contract? */
import type { User, World } from "../contracts/world.ts";
import type { Login } from "./rest.ts";
import { humans, repositories, type Site } from "./site.ts";
import { secretsOf, settingsOf } from "./team.ts";

/** @returns the furnished server as a world. Closing the world leaves the server to whoever started it. */
export function worldOf(site: Site): World {
  const { gerrit, ci } = site;
  const core = someone(({ groups }) => groups.length > 0);
  const owner = someone(({ groups }) => groups.length === 0);
  return {
    settings: settingsOf(site),
    secrets: secretsOf(site),
    users: { admin: gerrit.administrator, owner, core, ci: { username: ci.username, password: ci.password } },
    projects: [repositories[0], repositories[4]],
    close: async () => {},
  };
}

function someone(fits: (human: (typeof humans)[number]) => boolean): User {
  const found: Login | undefined = humans.find(fits);
  if (!found) throw new Error("the team has nobody who fits");
  return { username: found.username, password: found.password };
}
