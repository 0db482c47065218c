/** How is a demo served on loopback, over HTTP and SSH? */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import { compress } from "hono/compress";
import { addControl } from "./control.ts";
import type { Demo } from "./demo.ts";
import { findAccount } from "./gerrit/site.ts";
import { addEtherpad } from "./rest/etherpad.ts";
import { addProjects } from "./rest/projects.ts";
import { addReads, version } from "./rest/reads.ts";
import { refused, type Signed } from "./rest/reply.ts";
import { addWrites } from "./rest/writes.ts";
import { openSsh } from "./ssh.ts";

export interface Served {
  demo: Demo;
  url: string;
  ssh: { host: string; port: number };
  close(): Promise<void>;
}

/** Milliseconds between two looks at what has happened, for those who only listen. */
const glance = 200;
const host = "127.0.0.1";

/**
 * Takes the port first, since links to changes name it, then makes the demo and serves it.
 * @param port 0 takes a free one
 */
export async function serveDemo(port: number, make: (url: string) => Demo): Promise<Served> {
  const server = createServer();
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  const url = `http://${host}:${address && typeof address === "object" ? address.port : port}`;
  const demo = make(url);
  const ssh = await openSsh(demo.site, version);
  server.on("request", getRequestListener(appOf(demo, ssh).fetch, { overrideGlobalObjects: false }));
  const glances = setInterval(demo.advance, glance);
  return {
    demo,
    url,
    ssh: { host: ssh.host, port: ssh.port },
    async close() {
      clearInterval(glances);
      await Promise.all([ssh.close(), closed(server)]);
    },
  };
}

function appOf(demo: Demo, ssh: { host: string; port: number }): Hono<Signed> {
  const { site, clock } = demo;
  const app = new Hono<Signed>({ strict: false });
  app.use(compress());
  app.use(async (_, next) => {
    demo.advance();
    await next();
  });
  app.use(
    "/a/*",
    basicAuth({
      realm: "Gerrit Code Review",
      verifyUser(username, password, c) {
        const account = findAccount(site, username);
        if (!account || password !== site.password) return false;
        c.set("me", account);
        return true;
      },
    }),
  );
  const rest = new Hono<Signed>({ strict: false });
  addReads(rest, site, clock.now);
  addProjects(rest, site);
  addWrites(rest, site, clock.now);
  addControl(app, demo, () => demo.program(ssh));
  addEtherpad(app, demo);
  app.route("/a", rest);
  app.route("/", rest);
  app.notFound((c) => c.text("Not Found", 404));
  app.onError(refused);
  return app;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
