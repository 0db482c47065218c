/** How is a real Matrix homeserver (Synapse, from PyPI) started, and who else talks there? */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { build } from "./build.ts";
import { type Crashing, startCrashing } from "./crashing.ts";
import { freePort } from "./port.ts";

const run = promisify(execFile);
const version = "1.163.2";
const packages = resolve(import.meta.dirname, "../../.cache/synapse", version);
const own = { PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: "1" };
const environment = { ...process.env, ...own };

/** @returns null when Synapse can run, else why not in one sentence. It is fetched once. */
export async function withoutSynapse(): Promise<string | null> {
  try {
    await build(packages, async (folder) => {
      const words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", folder];
      await run("python3", [...words, `matrix-synapse==${version}`], { timeout: 600_000 });
    });
    return null;
  } catch (failure) {
    const said = String((failure as { stderr?: string }).stderr || failure).trim();
    return `Synapse cannot be had (python3 with pip brings it): ${said.split("\n").at(-1)}`;
  }
}

/** A running homeserver of its own name "localhost". */
export interface Homeserver extends Crashing {
  url: string;
  /** Makes a user. @returns somebody who is signed in. */
  user(name: string): Promise<MatrixPerson>;
}

/** Somebody at the homeserver, by plain requests. */
export interface MatrixPerson {
  id: string;
  password: string;
  token: string;
  /** Makes a room with this alias. @returns its id */
  makes(alias: string, invited?: readonly string[]): Promise<string>;
  joins(room: string): Promise<void>;
  /** @returns the event's id */
  says(room: string, text: string, more?: object): Promise<string>;
  /** Sets the power that everybody needs to set the topic. */
  lets(room: string): Promise<void>;
  /** The texts of a room, the oldest first, as "@who: text"; topics as "TOPIC text". */
  reads(room: string): Promise<string[]>;
  /** Resolves when the room has a text that holds this. @throws when it does not come */
  sees(room: string, part: string, milliseconds?: number): Promise<string[]>;
}

/** Starts one on a free port, with an empty database. */
export async function startSynapse(): Promise<Homeserver> {
  const folder = await mkdtemp(join(tmpdir(), "midcycle-synapse-"));
  const port = await freePort();
  const file = join(folder, "homeserver.yaml");
  const words = ["-m", "synapse.app.homeserver", "--server-name", "localhost", "--config-path", file];
  const generating = ["--generate-config", "--report-stats=no", "--data-directory", folder];
  await run("python3", [...words, ...generating], { env: environment, cwd: folder, timeout: 120_000 });
  const secret = randomBytes(16).toString("hex");
  await writeFile(file, configuration(folder, port, secret));
  const url = `http://127.0.0.1:${port}`;
  const variables = Object.entries(own).map(([name, value]) => `${name}=${value}`);
  const started = ["python3", "-m", "synapse.app.homeserver", "--config-path", file];
  const answers = () =>
    fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  const life = await startCrashing(["env", `--chdir=${folder}`, ...variables, ...started], folder, answers);

  return {
    url,
    async user(name) {
      const password = randomBytes(9).toString("hex");
      const register = ["-m", "synapse._scripts.register_new_matrix_user", "-u", name, "-p", password, "--no-admin"];
      await run("python3", [...register, "-k", secret, url], { env: environment, timeout: 60_000 });
      return signedIn(url, name, password);
    },
    ...life,
  };
}

/** The generated file named a key that was made with it; all else is said here. */
function configuration(folder: string, port: number, secret: string): string {
  const plenty = "{ per_second: 1000, burst_count: 1000 }";
  return `
server_name: localhost
listeners: [{ type: http, port: ${port}, bind_addresses: ["127.0.0.1"], tls: false, resources: [{ names: [client] }] }]
database: { name: sqlite3, args: { database: ${folder}/homeserver.db } }
log_config: ${folder}/localhost.log.config
media_store_path: ${folder}/media
signing_key_path: ${folder}/localhost.signing.key
registration_shared_secret: ${secret}
macaroon_secret_key: ${secret}
form_secret: ${secret}
report_stats: false
trusted_key_servers: []
rc_message: ${plenty}
rc_registration: ${plenty}
rc_login: { address: ${plenty}, account: ${plenty}, failed_attempts: ${plenty} }
rc_joins: { local: ${plenty}, remote: ${plenty} }
rc_invites: { per_room: ${plenty}, per_user: ${plenty} }
`;
}

async function signedIn(url: string, name: string, password: string): Promise<MatrixPerson> {
  let token = "";
  let count = 0;
  async function ask(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await fetch(`${url}/_matrix/client/v3/${path}`, {
      method,
      headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const read = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(read)}`);
    return read;
  }
  const identifier = { type: "m.id.user", user: name };
  const login = await ask("POST", "login", { type: "m.login.password", identifier, password });
  token = String(login.access_token);
  const part = (text: string) => encodeURIComponent(text);

  const person: MatrixPerson = {
    id: String(login.user_id),
    password,
    token,
    makes: async (alias, invite = []) =>
      String((await ask("POST", "createRoom", { room_alias_name: alias, preset: "public_chat", invite })).room_id),
    async joins(room) {
      await ask("POST", `join/${part(room)}`, {});
    },
    async says(room, body, more = {}) {
      const path = `rooms/${part(room)}/send/m.room.message/${Date.now()}-${++count}`;
      return String((await ask("PUT", path, { msgtype: "m.text", body, ...more })).event_id);
    },
    async lets(room) {
      const levels = await ask("GET", `rooms/${part(room)}/state/m.room.power_levels`);
      const events = { ...(levels.events as object), "m.room.topic": 0 };
      await ask("PUT", `rooms/${part(room)}/state/m.room.power_levels`, { ...levels, events });
    },
    async reads(room) {
      const { chunk } = await ask("GET", `rooms/${part(room)}/messages?dir=b&limit=200`);
      const events = chunk as { type: string; sender: string; content: { body?: string; topic?: string } }[];
      return events.reverse().flatMap(({ type, sender, content }) => {
        if (type === "m.room.topic") return [`TOPIC ${content.topic}`];
        return type === "m.room.message" ? [`${sender}: ${content.body}`] : [];
      });
    },
    async sees(room, what, milliseconds = 15_000) {
      let texts: string[] = [];
      for (const end = Date.now() + milliseconds; Date.now() < end; await pause(100)) {
        texts = await person.reads(room);
        if (texts.some((text) => text.includes(what))) return texts;
      }
      throw new Error(`${name} never saw ${what} in:\n${texts.join("\n")}`);
    },
  };
  return person;
}
