/** What do the environment variables that a program file names hold? */
import { readFileSync } from "node:fs";
import type { ForgeSettings, Program } from "../review/program.ts";
import type { Mistake } from "./mistake.ts";
import { ConfigMistakes } from "./mistakes.ts";

/** Credentials of one forge; absent when the program names no variable for them. */
export interface ForgeSecrets {
  username?: string;
  password?: string;
  sshKey?: string;
  sshPassword?: string;
  webhook?: string;
}

/** @returns the credentials by forge name. @throws ConfigMistakes naming every variable that is not set. Values are never in the message. */
export function readSecrets(program: Program, environment: NodeJS.ProcessEnv): Record<string, ForgeSecrets> {
  const mistakes: Mistake[] = [];
  const secrets = Object.fromEntries(
    program.forges.map((forge) => [forge.name, secretsOf(forge, environment, (mistake) => mistakes.push(mistake))]),
  );
  if (mistakes.length > 0) throw new ConfigMistakes("The environment", mistakes);
  return secrets;
}

function secretsOf(
  forge: ForgeSettings,
  environment: NodeJS.ProcessEnv,
  note: (mistake: Mistake) => void,
): ForgeSecrets {
  const secrets: ForgeSecrets = {};
  const take = (variable: string | null | undefined, put: (value: string) => void) => {
    if (!variable) return;
    const value = environment[variable];
    if (value) put(value);
    else note({ path: variable, found: null, expected: `the variable that forge ${forge.name} needs` });
  };
  take(forge.usernameEnv, (value) => {
    secrets.username = value;
  });
  take(forge.passwordEnv, (value) => {
    secrets.password = value;
  });
  take(forge.stream?.passwordEnv, (value) => {
    secrets.sshPassword = value;
  });
  take(forge.webhookSecretEnv, (value) => {
    secrets.webhook = value;
  });
  take(forge.stream?.keyFileEnv, (path) => {
    try {
      secrets.sshKey = readFileSync(path, "utf8");
    } catch {
      note({
        path: forge.stream?.keyFileEnv ?? "",
        found: JSON.stringify(path),
        expected: "the path of a private key that can be read",
      });
    }
  });
  return secrets;
}
