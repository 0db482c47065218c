/** How does a test name the Gerrit it made? */
import type { ForgeSettings } from "../../src/review/program.ts";

/** @returns settings of a forge that is asked anonymously and polled, with what a test changes. */
export function settingsOf(url: string, changed: Partial<ForgeSettings> = {}): ForgeSettings {
  return {
    name: "opendev",
    kind: "gerrit",
    url,
    usernameEnv: null,
    passwordEnv: null,
    stream: null,
    webhookSecretEnv: null,
    showPrivate: false,
    history: null,
    pollSeconds: 60,
    sweepSeconds: 3_600,
    ...changed,
  };
}
