/** What do the environment variables hold that the chats of a program file name? */
import type { Program } from "../review/program.ts";
import type { Mistake } from "./mistake.ts";
import { ConfigMistakes } from "./mistakes.ts";

/** Secrets of one chat; absent when the program names no variable for them. */
export interface ChatSecrets {
  /** Of an IRC server itself, or of a Matrix user. */
  password?: string;
  /** Of the account at an IRC network's services. */
  account?: string;
  /** Of a Matrix user. */
  token?: string;
}

/** @returns the secrets by name of the chat. @throws ConfigMistakes naming every variable that is not set. Values are never in the message. */
export function readChatSecrets(program: Program, environment: NodeJS.ProcessEnv): Record<string, ChatSecrets> {
  const mistakes: Mistake[] = [];
  const all = program.chats.map((one) => {
    const wanted: Record<keyof ChatSecrets, string | null> = {
      password: one.passwordEnv,
      account: one.kind === "irc" ? (one.sasl?.passwordEnv ?? null) : null,
      token: one.kind === "matrix" ? one.tokenEnv : null,
    };
    const secrets: ChatSecrets = {};
    for (const [key, variable] of Object.entries(wanted) as [keyof ChatSecrets, string | null][]) {
      if (variable === null) continue;
      const value = environment[variable];
      if (value) secrets[key] = value;
      else mistakes.push({ path: variable, found: null, expected: `the variable that chat ${one.name} needs` });
    }
    return [one.name, secrets] as const;
  });
  if (mistakes.length > 0) throw new ConfigMistakes("The environment", mistakes);
  return Object.fromEntries(all);
}
