/** What does a program file say of the places where reviews live? */
import { z } from "zod";
import type { ForgeSettings } from "../review/program.ts";
import { address, id, text, variable } from "./fields.ts";
import { type Mistake, mistakeAt } from "./mistake.ts";

const stream = z.strictObject({
  host: text.describe("Host of Gerrit's SSH."),
  port: z.int().min(1).max(65_535).default(29_418).describe("Port of Gerrit's SSH."),
  username: text.describe("SSH user name of the bot."),
  "key-file-env": variable.optional().describe("Variable with the path of the private key."),
  "password-env": variable.optional().describe("Variable with the SSH password, when there is no key."),
});

const common = {
  name: id.describe("Name of this instance; change keys begin with it."),
  "poll-seconds": z.int().min(5).max(86_400).default(60).describe("Seconds between two catch-ups."),
  "sweep-seconds": z.int().min(60).max(604_800).default(21_600).describe("Seconds between two complete sweeps."),
};

const gerrit = z.strictObject({
  ...common,
  kind: z.literal("gerrit").describe("A Gerrit, of any version since 2.14."),
  url: address.describe("Base address, any path."),
  "username-env": variable.optional().describe("Variable with the HTTP user name; anonymous without."),
  "password-env": variable.optional().describe("Variable with the HTTP password or token."),
  stream: stream.optional().describe("stream-events over SSH; only polled without."),
  "webhook-secret-env": variable.optional().describe("Variable with the secret part of the webhook's path."),
  "show-private": z.boolean().default(false).describe("Show private changes that the bot can see."),
});

const git = z.strictObject({
  ...common,
  kind: z.literal("git").describe("Clones on this machine: what merged, from plain git history, without credentials."),
  clones: z.record(text, text).describe("The folder of each repository's clone, bare or working, by repository name."),
  superproject: text.optional().describe("Folder of a clone whose submodules these are: it tells when each merged."),
  url: address.optional().describe("Where commits can be looked at, at URL/REPOSITORY/commit/SHA."),
});

/** One forge of a program file. */
export const forge = z.discriminatedUnion("kind", [gerrit, git], { error: "one of gerrit, git" });

type ForgeFile = z.output<typeof forge>;

/** @returns the settings, every default filled in. */
export function forgeSettings(file: ForgeFile): ForgeSettings {
  const { name, "poll-seconds": pollSeconds, "sweep-seconds": sweepSeconds } = file;
  const seconds = { pollSeconds, sweepSeconds };
  const nothing = { usernameEnv: null, passwordEnv: null, stream: null, webhookSecretEnv: null, showPrivate: false };
  if (file.kind === "git") {
    const { clones, superproject = null, url = "" } = file;
    return { ...nothing, ...seconds, name, kind: "git", url, history: { clones, superproject } };
  }
  return {
    ...seconds,
    ...{ name, kind: file.kind, url: file.url },
    usernameEnv: file["username-env"] ?? null,
    passwordEnv: file["password-env"] ?? null,
    stream: file.stream
      ? {
          host: file.stream.host,
          port: file.stream.port,
          username: file.stream.username,
          keyFileEnv: file.stream["key-file-env"] ?? null,
          passwordEnv: file.stream["password-env"] ?? null,
        }
      : null,
    webhookSecretEnv: file["webhook-secret-env"] ?? null,
    showPrivate: file["show-private"],
    history: null,
  };
}

/** @returns what of the forges does not fit: half of a pair of credentials, a repository without a clone. */
export function unfitForges(file: {
  forges: ForgeFile[];
  repositories: { name: string; forge?: string | undefined }[];
}): Mistake[] {
  return file.forges.flatMap((one, n) => {
    if (one.kind === "git") {
      const own = file.repositories.filter(({ forge = file.forges[0]?.name }) => forge === one.name);
      return own
        .filter(({ name }) => !Object.hasOwn(one.clones, name))
        .map(({ name }) => mistakeAt(file, ["forges", n, "clones", name], `the folder of a clone of ${name}`));
    }
    return (one["username-env"] === undefined) === (one["password-env"] === undefined)
      ? []
      : [mistakeAt(file, ["forges", n, "password-env"], "both username-env and password-env, or neither")];
  });
}
