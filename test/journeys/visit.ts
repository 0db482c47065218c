/** How do journeys visit pages of their own in a browser? */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { serve } from "../../src/web/serve.ts";
import { type Standing, standing } from "../web/api-ground.ts";
import { browse } from "./chromium.ts";

/** A tab on pages of their own; what its console complains of, missing pages aside, is in `complaints`. */
export interface Visit extends Standing {
  page: Page;
  complaints: string[];
  /** Serves the same house anew on the same port. */
  restart(): Promise<void>;
  /** Ends the server, as a restart begins. */
  stop(): Promise<void>;
}

/** Opens one browser for a file of tests. To be called where hooks may be. @returns how to visit pages with it. */
export function withBrowser(): (options?: BrowserContextOptions) => Promise<Visit> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await browse();
  });
  afterAll(() => browser?.close());

  return async (options = {}) => {
    const stands = await standing();
    let server = await serve({ ...stands.ground, host: "127.0.0.1", port: 0 });
    const port = Number(new URL(server.address).port);
    const context = await browser.newContext({ baseURL: server.address, ...options });
    onTestFinished(async () => {
      await context.close();
      await server.close();
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (problem) => complaints.push(problem.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("404")) complaints.push(message.text());
    });
    const start = async () => {
      server = await serve({ ...stands.ground, host: "127.0.0.1", port });
    };
    return {
      ...stands,
      page,
      complaints,
      stop: () => server.close(),
      async restart() {
        await server.close();
        await start();
      },
    };
  };
}
