/** How does a bench start Midcycle as people do, and time its pages? */
import { spawn } from "node:child_process";
import { firstLine, nodeOptions, stopped } from "./world.ts";

/** A running Midcycle on a mirror that is there already. */
export interface Served {
  address: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts one; resolves when it has printed its address. `variables` are added to its environment. */
export async function served(
  programFile: string,
  folder: string,
  variables: Record<string, string> = {},
): Promise<Served> {
  const bin = new URL("../bin/midcycle.js", import.meta.url).pathname;
  const options = ["start", "--program", programFile, "--data", folder, "--port", "0"];
  const child = spawn(process.execPath, [...nodeOptions, bin, ...options], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ...variables },
  });
  const line = await firstLine(child);
  const address = /http:\/\/\S+/.exec(line)?.[0];
  if (!address || !child.pid) throw new Error(`no address in "${line}"`);
  return { address, pid: child.pid, stop: () => stopped(child) };
}

/** Milliseconds for one page: by the server's own account, and from asking to the last byte. */
export interface Timing {
  server: number;
  whole: number;
}

/** @returns how long each address took, in turn. @throws unless each answers 200 and says how long it took. */
export async function timings(addresses: readonly string[]): Promise<Timing[]> {
  const times: Timing[] = [];
  for (const address of addresses) {
    const began = performance.now();
    const reply = await fetch(address);
    await reply.arrayBuffer();
    if (!reply.ok) throw new Error(`${address} answered ${reply.status}`);
    const server = Number(/\btotal;dur=([\d.]+)/.exec(reply.headers.get("server-timing") ?? "")?.[1]);
    if (Number.isNaN(server)) throw new Error(`${address} does not say how long it took`);
    times.push({ server, whole: performance.now() - began });
  }
  return times;
}
