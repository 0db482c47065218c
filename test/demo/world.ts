/** How is a simulated Gerrit opened on which nobody acts but the test? */
import { type Demo, teamDemo } from "../../src/demo/demo.ts";
import type { Site } from "../../src/demo/gerrit/site.ts";
import { serveDemo } from "../../src/demo/serve.ts";
import type { World } from "../contracts/world.ts";

const password = "made-up";

/** @returns a world without a team that acts: only its time passes, as everywhere. */
export async function openWorld(): Promise<World & { site: Site }> {
  const started = performance.now();
  const make = (url: string): Demo => {
    const demo = teamDemo({ url, seed: "contract", password, changes: 40, people: 12, real: () => 0 });
    const first = demo.clock.now();
    const now = () => first + performance.now() - started;
    return { ...demo, clock: { ...demo.clock, now }, advance: () => undefined };
  };
  const { demo, url, ssh, close } = await serveDemo(0, make);
  const projects: [string, string] = ["aurora/identity", "aurora/identity-specs"];
  for (const name of projects) demo.site.projects.get(name)?.branches.push("stable/mitaka");
  const user = (username: string) => ({ username, password });
  return {
    settings: {
      name: "demo",
      kind: "gerrit",
      url,
      usernameEnv: "MIDCYCLE_DEMO_USER",
      passwordEnv: "MIDCYCLE_DEMO_PASSWORD",
      stream: { ...ssh, username: "midcycle", keyFileEnv: null, passwordEnv: "MIDCYCLE_DEMO_PASSWORD" },
      webhookSecretEnv: null,
      history: null,
      showPrivate: false,
      pollSeconds: 3600,
      sweepSeconds: 86_400,
    },
    secrets: { username: "midcycle", password, sshPassword: password },
    users: { admin: user("admin"), owner: user("viktor"), core: user("mira"), ci: user("aurora-ci") },
    projects,
    site: demo.site,
    close,
  };
}
