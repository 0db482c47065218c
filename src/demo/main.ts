/** How is the demo started? `node src/demo/main.ts`; one line of JSON tells when it is ready and where. */
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { teamDemo } from "./demo.ts";
import { mitakaDemo } from "./mitaka/demo.ts";
import { speedIn, speeds } from "./play/clock.ts";
import { serveDemo } from "./serve.ts";
import { serviceNames } from "./team/furnish.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    changes: { type: "string", default: "2500" },
    people: { type: "string", default: "25" },
    speed: { type: "string", default: "1" },
    paused: { type: "boolean", default: false },
    mitaka: { type: "string" },
  },
});
const password = randomUUID();
const { seed, mitaka } = values;
const speed = speedIn(values.speed) ?? failed(new RangeError(`--speed takes no ${values.speed}: ${speeds}`));
const served = await serveDemo(whole("port", 0), (url) =>
  mitaka === undefined
    ? teamDemo({
        url,
        seed,
        password,
        changes: whole("changes", 1),
        people: whole("people", 10),
        real: () => performance.now(),
      })
    : mitakaDemo({ url, password, file: mitaka }),
).catch(failed);
served.demo.clock.setSpeed(speed);
if (values.paused) served.demo.clock.pause();

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
// When whoever started it dies, its standard input ends.
process.stdin.once("end", stop).resume();

const { url, ssh } = served;
const ready = {
  url,
  ssh,
  clock: `${url}/demo/clock`,
  program: `${url}/demo/program.yaml`,
  user: serviceNames.bot,
  password,
};
process.stdout.write(`${JSON.stringify(ready)}\n`);

function whole(name: "port" | "changes" | "people", least: number): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= least) return number;
  return failed(new RangeError(`--${name} takes a whole number of at least ${least}, not ${values[name]}`));
}

/** One sentence, and no stack trace, for what was asked wrongly. */
function failed(failure: Error): never {
  process.stderr.write(`The demo cannot start: ${failure.message}\n`);
  process.exit(1);
}

async function stop(): Promise<void> {
  await served.close();
  process.exit(0);
}
