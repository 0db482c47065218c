/** What is measured of a running Midcycle, for Prometheus? */
import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { channelLines } from "../../commands/deliveries.ts";
import { completeUpTo } from "../../commands/freshness.ts";
import { health } from "../../commands/health.ts";
import { jobs } from "../../commands/jobs.ts";
import { moverCounts, ranking } from "../../commands/queue.ts";
import type { Instant } from "../../review/change.ts";
import type { ForgeHealth, HealthView } from "../../words/views.ts";
import type { WebGround } from "../ground.ts";

/** What is measured of each forge; null when it cannot be known yet. */
const ofForge: [
  name: string,
  help: string,
  value: (forge: ForgeHealth, view: HealthView, now: Instant) => number | null,
][] = [
  ["midcycle_dirty_changes", "Changes that wait to be read.", ({ dirty }) => dirty],
  [
    "midcycle_lag_seconds",
    "Time since the moment up to which everything at the forge was seen.",
    ({ marks }, _, now) => {
      const seen = completeUpTo(marks);
      return seen ? (Date.parse(now) - Date.parse(seen)) / 1_000 : null;
    },
  ],
  [
    "midcycle_set_aside_changes",
    "Changes that could not be understood; the health page tells why.",
    ({ name }, { setAside }) => setAside.filter(({ forge }) => forge === name).length,
  ],
  [
    "midcycle_forge_unreachable",
    "1 when the last attempt to reach the forge failed, else 0.",
    ({ state }) => (state === "unreachable" ? 1 : 0),
  ],
];

/** What one app measures. */
interface Metrics {
  registry: Registry;
  requests: Histogram<"method" | "route" | "status">;
  measure(): Promise<void>;
}

const known = new WeakMap<WebGround, Metrics>();

/** @returns all metrics as they are now, as text with its media type. */
export async function metricsText(ground: WebGround): Promise<{ text: string; type: string }> {
  const { registry, measure } = metricsOf(ground);
  await measure();
  return { text: await registry.metrics(), type: registry.contentType };
}

/** @returns middleware that times each request by the pattern of its route, never by its address. */
export function timed(ground: WebGround): MiddlewareHandler {
  const { requests } = metricsOf(ground);
  return async (c, next) => {
    const stop = requests.startTimer({ method: c.req.method });
    await next();
    stop({ route: routePath(c), status: c.res.status });
  };
}

function metricsOf(ground: WebGround): Metrics {
  const metrics = known.get(ground) ?? createMetrics(ground);
  known.set(ground, metrics);
  return metrics;
}

function createMetrics({ house }: WebGround): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "midcycle_http_request_duration_seconds",
    help: "Time until a request was answered, by the pattern of its route.",
    labelNames: ["method", "route", "status"] as const,
    buckets: [0.002, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers,
  });
  const open = new Gauge({
    name: "midcycle_open_changes",
    help: "Open changes, by who must move next.",
    labelNames: ["mover"],
    registers,
  });
  const forges = ofForge.map(([name, help, value]) => ({
    gauge: new Gauge({ name, help, labelNames: ["forge"], registers }),
    value,
  }));

  const deliveries = new Gauge({
    name: "midcycle_deliveries",
    help: "News by channel: waiting to be said, given up, said, and perhaps said twice.",
    labelNames: ["channel", "state"],
    registers,
  });
  const resting = new Gauge({
    name: "midcycle_channel_resting",
    help: "1 when nothing can be said in a channel now, else 0.",
    labelNames: ["channel"],
    registers,
  });

  const jobEnds = new Gauge({
    name: "midcycle_job_last_success_timestamp_seconds",
    help: "When a job that runs by the clock last ended well.",
    labelNames: ["job"],
    registers,
  });

  async function measure(): Promise<void> {
    const context = house.context();
    for (const { name, ended, outcome } of (await jobs(context)).jobs) {
      if (ended !== null && outcome === "well") jobEnds.set({ job: name }, Date.parse(ended) / 1_000);
    }
    for (const { name, waiting, dead, sent, doubled, resting: rest } of await channelLines(context)) {
      const counts = { waiting, dead, sent, doubled };
      for (const [state, value] of Object.entries(counts)) deliveries.set({ channel: name, state }, value);
      resting.set({ channel: name }, rest ? 1 : 0);
    }
    const view = await health(context);
    for (const { mover, count } of moverCounts(ranking(context, null))) open.set({ mover }, count);
    for (const { gauge, value } of forges) {
      gauge.reset();
      for (const forge of view.forges) {
        const now = value(forge, view, context.now());
        if (now !== null) gauge.set({ forge: forge.name }, now);
      }
    }
  }

  return { registry, requests, measure };
}
