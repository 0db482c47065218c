/** What do the environment variables hold that the channels of a program file name? */
import { readFileSync } from "node:fs";
import type { ChannelSettings } from "../review/channel-settings.ts";
import type { Program } from "../review/program.ts";
import type { Mistake } from "./mistake.ts";
import { ConfigMistakes } from "./mistakes.ts";

/** Secrets of one channel; absent when the program names no variable for them. */
export interface ChannelSecrets {
  username?: string;
  password?: string;
  /** PEM of the key that signs mail. */
  dkimKey?: string;
  /** Address that a webhook calls. */
  url?: string;
  /** Key by which bodies are signed. */
  secret?: string;
}

/** @returns the secrets by channel name. @throws ConfigMistakes naming every variable that is not set. Values are never in the message. */
export function readChannelSecrets(program: Program, environment: NodeJS.ProcessEnv): Record<string, ChannelSecrets> {
  const mistakes: Mistake[] = [];
  const all = program.channels.map((channel) => {
    const secrets: ChannelSecrets = {};
    for (const [key, variable] of variablesOf(channel)) {
      const value = environment[variable];
      const miss = (expected: string, found: string | null = null) =>
        mistakes.push({ path: variable, found, expected });
      if (!value) miss(`the variable that channel ${channel.name} needs`);
      else if (key === "url" && !/^https?:$/.test(URL.parse(value)?.protocol ?? "")) {
        miss(`an http(s) address for channel ${channel.name}`, "something else");
      } else if (key === "dkimKey") {
        const pem = fileAt(value);
        if (pem === null) miss("the path of a private key that can be read", JSON.stringify(value));
        else secrets.dkimKey = pem;
      } else secrets[key] = value;
    }
    return [channel.name, secrets] as const;
  });
  if (mistakes.length > 0) throw new ConfigMistakes("The environment", mistakes);
  return Object.fromEntries(all);
}

function variablesOf(channel: ChannelSettings): [keyof ChannelSecrets, string][] {
  const named: [keyof ChannelSecrets, string | null][] =
    channel.kind === "mail"
      ? [
          ["username", channel.usernameEnv],
          ["password", channel.passwordEnv],
          ["dkimKey", channel.dkim?.keyFileEnv ?? null],
        ]
      : channel.kind === "webhook"
        ? [
            ["url", channel.urlEnv],
            ["secret", channel.secretEnv],
          ]
        : [];
  return named.flatMap(([key, variable]) =>
    variable === null ? [] : [[key, variable] as [keyof ChannelSecrets, string]],
  );
}

function fileAt(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
