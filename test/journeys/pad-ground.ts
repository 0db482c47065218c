/** How do journeys open a pad in several browsers at once? */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { serve } from "../../src/web/serve.ts";
import { type Changed, type Standing, standing } from "../web/api-ground.ts";
import { browse } from "./chromium.ts";

/** A house with pads, served, and how to come to it. */
export interface PadVisit extends Standing {
  address: string;
  /** What the consoles complain of. */
  complaints: string[];
  /** @returns a tab of a browser of its own, signed in as somebody of the roster; a stranger without. */
  come(as?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Ends the server; `start` serves the same house on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** The text as the editor of a page has it. */
export const textOf = (page: Page) =>
  page.locator(".cm-content").evaluate((content) => {
    const lines = [...content.querySelectorAll(".cm-line")];
    const own = (line: Element) =>
      [...line.childNodes]
        .filter((node) => !(node instanceof Element && node.matches("[contenteditable=false], .pad-caret")))
        .map((node) => node.textContent)
        .join("");
    return lines.map(own).join("\n");
  });

/** Opens one browser for a file of tests. To be called where hooks may be. @returns how to stand on a ground with pads. */
export function withPads(): (changed?: Changed) => Promise<PadVisit> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await browse();
  });
  afterAll(() => browser?.close());

  return async (changed = {}) => {
    const stands = await standing({ signIn: { local: true }, ...changed });
    let server = await serve({ ...stands.ground, host: "127.0.0.1", port: 0 });
    const { address } = server;
    onTestFinished(() => server.close());
    const complaints: string[] = [];
    return {
      ...stands,
      address,
      complaints,
      stop: () => server.close(),
      async start() {
        server = await serve({ ...stands.ground, host: "127.0.0.1", port: Number(new URL(address).port) });
      },
      async come(as, options = {}) {
        const context = await browser.newContext({ baseURL: address, ...options });
        onTestFinished(() => context.close());
        const page = await context.newPage();
        page.on("pageerror", (problem) => complaints.push(problem.message));
        page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
        if (as) {
          await context.request.post("/sign-in/local", {
            form: { person: as, back: "/" },
            headers: { Origin: address },
          });
        }
        return page;
      },
    };
  };
}
