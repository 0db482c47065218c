/** How does Midcycle run until it is told to stop? */
import { Refused } from "../commands/context.ts";
import { readChannelSecrets } from "../config/channel-secrets.ts";
import { readChatSecrets } from "../config/chat-secrets.ts";
import { readEtherpadKeys } from "../config/etherpad-keys.ts";
import { loadProgram } from "../config/program-file.ts";
import { readSecrets } from "../config/secrets.ts";
import { readSignInSecrets } from "../config/sign-in.ts";
import type { Opening } from "../index.ts";
import { decideInDemo } from "./demo-decisions.ts";
import { demoWorld } from "./demo-world.ts";
import { mirrorOf, type Shared, say } from "./ground.ts";

/** Where to listen, and how the made-up team behaves. */
export type StartOptions = Shared & { host: string; port: number; address?: string; speed?: number; seed?: number };

const ownTeam = "npm start -- --program programs/identity.yaml";

/** Follows and serves until SIGTERM or SIGINT; then ends within five seconds with code 0. */
export async function start(options: StartOptions): Promise<void> {
  const stop = stopped();
  const demo = options.program ? null : await demoWorld(options);
  try {
    const opening = demo ? demo.opening : await ownOpening(options);
    const provider = readSignInSecrets(opening.program, process.env);
    const { open, serve } = await import("../index.ts");
    const house = await open({ ...opening, follow: true, log: say });
    const leaving = new AbortController();
    const deciding = demo && decideInDemo(house.context, leaving.signal, say);
    try {
      const { host, port } = options;
      const webhookSecrets = webhooksOf(opening);
      const address = options.address ?? opening.program.signIn?.address ?? null;
      const server = await serve({
        house,
        host,
        port,
        demo: demo && { url: demo.url },
        webhookSecrets,
        address,
        provider,
        log: say,
      });
      process.stdout.write(`Midcycle is at ${server.address}\n`);
      if (demo) process.stdout.write(`This is a made-up team. Follow your own: ${ownTeam}\n`);
      await Promise.race([stop, demo?.ended ?? stop]);
      await server.close();
    } finally {
      leaving.abort();
      await deciding;
      await house.close();
    }
  } finally {
    await demo?.close();
  }
}

async function ownOpening(options: StartOptions): Promise<Omit<Opening, "follow" | "log">> {
  if (!options.program) throw new Refused("Name a program file.");
  const program = await loadProgram(options.program);
  const { data } = options;
  const chatSecrets = readChatSecrets(program, process.env);
  const etherpadKeys = readEtherpadKeys(program, process.env);
  const speaking = { secrets: readChannelSecrets(program, process.env), chatSecrets, etherpadKeys, data };
  return { program, secrets: readSecrets(program, process.env), where: mirrorOf(program, data), speaking };
}

function webhooksOf({ secrets }: Pick<Opening, "secrets">): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secrets).flatMap(([forge, { webhook }]) => (webhook ? [[forge, webhook]] : [])),
  );
}

/** Resolves at the first SIGTERM or SIGINT. A second one, or five seconds, end the process at once. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => {
        resolve();
        setTimeout(() => process.exit(0), 4_500).unref();
        process.once(signal, () => process.exit(0));
      });
    }
  });
}
