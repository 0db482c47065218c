/** How do tests cut a connection to a server that they do not own? A wire in between. */
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Wire {
  port: number;
  /** Breaks every connection; new ones are taken again. */
  cut(): void;
  /** Holds every byte back from now on and lets the connections stand. */
  freeze(): void;
  /** Whether new connections are broken at once from now on. */
  refuse(all: boolean): void;
  close(): Promise<void>;
}

/** @returns a port on loopback that leads to another. */
export async function openWire(host: string, port: number): Promise<Wire> {
  const sockets = new Set<Socket>();
  let refusing = false;
  const server = createServer((near) => {
    if (refusing) return near.destroy();
    const far = connect(port, host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    freeze() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    refuse(all) {
      refusing = all;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
