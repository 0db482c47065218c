/** How is the demo's time looked at and steered? */
import type { Hono } from "hono";
import type { Demo } from "./demo.ts";
import { Refusal } from "./gerrit/record.ts";
import { speedIn, speeds } from "./play/clock.ts";
import type { Signed } from "./rest/reply.ts";

/** Adds `/demo/clock`, `/demo/pause`, `/demo/resume`, `/demo/reset`, `/demo/speed?x=` and `/demo/program.yaml`. */
export function addControl(app: Hono<Signed>, demo: Demo, program: () => string): void {
  const { clock, sprint } = demo;

  function state() {
    return {
      now: iso(clock.now()),
      rate: clock.rate(),
      speed: clock.speed(),
      paused: clock.paused(),
      rewinds: clock.rewinds(),
      sprint: sprint && { first: iso(sprint.first), last: iso(sprint.last) },
      realAt: iso(Date.now()),
    };
  }
  const steering: Record<string, (x: string | undefined) => void> = {
    pause: clock.pause,
    resume: clock.resume,
    reset: demo.reset,
    speed: (x) => clock.setSpeed(speedOf(x)),
  };

  app.get("/demo/clock", (c) => c.json(state()));
  app.get("/demo/program.yaml", (c) => c.body(program(), 200, { "Content-Type": "application/yaml; charset=UTF-8" }));
  for (const [name, steer] of Object.entries(steering)) {
    app.post(`/demo/${name}`, (c) => {
      steer(c.req.query("x"));
      return c.json(state());
    });
  }
}

function speedOf(text = ""): number {
  const speed = speedIn(text);
  if (speed === null) throw new Refusal(400, `"${text}" is not a valid value for "x": ${speeds}`);
  return speed;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
