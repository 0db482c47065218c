/** At which port can a server of a test listen? */
import { once } from "node:events";
import { createServer } from "node:net";

/** @returns the wanted port of this machine, with 0 any that is free. @throws when somebody listens there. */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer().listen(wanted, "127.0.0.1");
  await once(server, "listening").catch(() => {
    throw new Error(`port ${wanted} is taken; choose another`);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
