/** How does a Gerrit become a forge? */
import type { ForgeSettings } from "../../review/program.ts";
import type { Forge } from "../forge.ts";
import { type Ground, type Limits, limits as usual } from "./ground.ts";
import { openHttp } from "./http.ts";
import { inspectionOf } from "./inspect.ts";
import { listChanges } from "./list.ts";
import { createPace } from "./pace.ts";
import { probe } from "./probe.ts";
import { createDialect } from "./query.ts";
import { readChanges } from "./read.ts";
import { readRemarks } from "./remarks.ts";
import type { StreamAddress } from "./stream.ts";
import { writingOf } from "./write.ts";

/** What the environment variables of a forge's settings held; absent when not set. */
export interface Secrets {
  username?: string;
  /** HTTP password or token. */
  password?: string;
  /** Private key, in OpenSSH or PEM format. */
  sshKey?: string;
  sshPassword?: string;
}

/**
 * Opens a Gerrit; nothing is sent until it is asked something.
 * @param projects full names; none means every project that can be seen
 * @param log takes one line for what is worth noting and nobody's failure
 * @param tuning other sizes and waits than the usual ones, for tests
 */
export function openGerrit(
  settings: ForgeSettings,
  projects: readonly string[],
  secrets: Secrets,
  log: (line: string) => void = () => undefined,
  tuning: Partial<Limits> = {},
): Forge {
  const limits = { ...usual, ...tuning };
  const { username, password } = secrets;
  const pace = createPace(() => performance.now());
  const http = openHttp({
    url: settings.url,
    credentials: username && password ? { username, password } : null,
    credentialsFrom: listed([settings.usernameEnv, settings.passwordEnv]) ?? "usernameEnv and passwordEnv of the forge",
    deadline: limits.deadline,
    patience: limits.patience,
    writeGap: limits.writeGap,
    largest: limits.largest,
    strained: pace.strained,
  });
  const ground: Ground = {
    forge: settings.name,
    url: http.where,
    http,
    dialect: createDialect(),
    pace,
    projects: new Set(projects),
    showPrivate: settings.showPrivate,
    limits,
    log,
  };
  const stream = streamAddress(settings, secrets, limits);
  const hopes = {
    stream: stream !== null,
    unsetCredentials: listed([username ? null : settings.usernameEnv, password ? null : settings.passwordEnv]),
  };

  return {
    name: settings.name,
    url: http.where,
    probe: (signal) => probe(ground, hopes, signal),
    list: (since, signal) => listChanges(ground, since, signal),
    read: (numbers, signal) => readChanges(ground, numbers, signal),
    readSize: limits.readSize,
    parallel: pace.level,
    hear:
      stream &&
      (async (heard, signal) => {
        // SSH is dear to load and many only poll.
        const { listen } = await import("./stream.ts");
        await listen(stream, ground.projects, heard, signal);
      }),
    inspect: inspectionOf(http),
    remarks: (number, signal) => readRemarks(ground, number, signal),
    write: http.anonymous ? null : writingOf(http, (write, signal) => http.send(write, signal)),
  };
}

function streamAddress({ stream }: ForgeSettings, secrets: Secrets, limits: Limits): StreamAddress | null {
  if (!stream) return null;
  return {
    host: stream.host,
    port: stream.port,
    username: stream.username,
    privateKey: secrets.sshKey ?? null,
    password: secrets.sshPassword ?? null,
    credentialsFrom: listed([stream.keyFileEnv, stream.passwordEnv]) ?? "keyFileEnv or passwordEnv of the stream",
    keepalive: limits.keepalive,
    silence: limits.silence,
  };
}

/** @returns the names that are there, joined by "and"; null when none is. */
function listed(names: (string | null)[]): string | null {
  return names.filter((name) => name !== null).join(" and ") || null;
}
