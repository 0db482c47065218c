/** Is a recap looked through on a terminal, from wherever it comes, and told in each form? */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closedTo, fetchText } from "../../src/cli/fetching.ts";
import { place, refused } from "./ground.ts";
import { programText } from "./program-text.ts";

const here = place({ AURORA_USER: "x", AURORA_PASSWORD: "x", MIDCYCLE_PROGRAM: "aurora.yaml" });
const good = "# Winter\n\nWe met from January 7 to 9, 2030, in Berlin.\n";
const bad = "# Winter\n\nIt was held in Berlin: see identity-middlewear.\n";
let server: Server;
let base = "";

beforeAll(async () => {
  // Nothing is asked of a forge: any address will do.
  here.write("aurora.yaml", programText("http://127.0.0.1:9/"));
  here.write("good.md", good);
  here.write("bad.md", bad);
  server = createServer((request, reply) => {
    const { url = "" } = request;
    if (url === "/recap")
      return reply.writeHead(200, { "Content-Type": "text/html" }).end("<h1>Winter</h1><p>We met January 7-9.</p>");
    if (url === "/round") return reply.writeHead(302, { Location: "/round" }).end();
    if (url === "/away") return reply.writeHead(302, { Location: "http://10.0.0.1/" }).end();
    if (url === "/to") return reply.writeHead(301, { Location: "recap" }).end();
    if (url === "/large") return void reply.writeHead(200).end("x".repeat(2_100_000));
    if (url === "/busy") return reply.writeHead(503).end();
    return reply.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe.concurrent("midcycle recap lint", { timeout: 60_000 }, () => {
  test("a clean text: nothing, and 0", async () => {
    expect(await here.run(["recap", "lint", "good.md"])).toMatchObject({
      code: 0,
      out: "good.md was compared with Winter: nothing to mend.\n",
    });
  });

  test("mistakes with their place and how to mend them, and 3", async () => {
    const { out, code } = await here.run(["recap", "lint", "bad.md"]);

    expect(code).toBe(3);
    expect(out).toMatch(
      /✗ bad\.md:3:1 error, event-dates\n {2}It does not say when the sprint was: 2030-01-07 to 2030-01-09\./,
    );
    expect(out).toMatch(
      /✗ bad\.md:3:28 error, repository-names\n.*\n {2}\| It was held in Berlin: see identity-middlewear\.\n {2}\| {28}\^{19}\n {2}→ Did you mean identity-middleware\?/,
    );
    expect(out).toMatch(/bad\.md was compared with Winter: 2 errors\.\n$/);
  });

  test("as JSON, SARIF and annotations", async () => {
    const [json, sarif, github] = await Promise.all(
      ["json", "sarif", "github"].map((report) => here.run(["recap", "lint", "bad.md", "--report", report])),
    );

    expect(JSON.parse(json?.out ?? "")).toMatchObject({ name: "bad.md", counts: { error: 2, warning: 0, note: 0 } });
    expect(JSON.parse(sarif?.out ?? "")).toMatchObject({
      version: "2.1.0",
      runs: [
        {
          results: [
            {
              ruleId: "event-dates",
              level: "error",
              locations: [{ physicalLocation: { region: { startLine: 3, startColumn: 1 } } }],
            },
            { ruleId: "repository-names" },
          ],
        },
      ],
    });
    expect(github?.out).toMatch(/^::error file=bad\.md,line=3,col=1,title=event-dates::It does not say/);
    expect([json?.code, sarif?.code, github?.code]).toEqual([3, 3, 3]);
  });

  test("an address of this machine only when it is meant", async () => {
    expect(await here.run(["recap", "lint", `${base}/to`, "--loopback"])).toMatchObject({ code: 0 });
    refused(
      await here.run(["recap", "lint", `${base}/recap`]),
      2,
      /leads to this machine itself; say --loopback if you mean it/,
    );
  });

  test.each<[args: string[], sentence: RegExp]>([
    [["missing.md"], /missing\.md cannot be read \(ENOENT\): give a file, an address, or "-"/],
    [["good.md", "--sprint", "summer"], /No sprint is called "summer"\. There are winter/],
    [["."], /\. cannot be read \(EISDIR\)/],
  ])("refuses %j", async (args, sentence) => {
    refused(await here.run(["recap", "lint", ...args]), 2, sentence);
  });
});

describe("fetching", () => {
  const table: [path: string, name: string, sentence: RegExp][] = [
    ["/round", "Refused", /leads from one page to another more than 5 times/],
    ["/away", "Refused", /http:\/\/10\.0\.0\.1\/ leads to a private network/],
    ["/large", "Refused", /has more than 2 MB/],
    ["/nothing", "Refused", /answers 404: look at the address again/],
    ["/busy", "Unavailable", /answers 503/],
  ];

  test.each(table)("%s", async (path, name, sentence) => {
    await expect(fetchText(`${base}${path}`, { loopback: true })).rejects.toMatchObject({
      name,
      message: expect.stringMatching(sentence),
    });
  });

  test("what is no address, and nobody there", async () => {
    await expect(fetchText("ftp://x.org/", { loopback: false })).rejects.toThrow(/is no address that can be read/);
    await expect(fetchText("http://127.0.0.1:9/", { loopback: true })).rejects.toMatchObject({ name: "Unavailable" });
    await expect(fetchText("http://localhost:9/", { loopback: false })).rejects.toThrow(/leads to this machine itself/);
  });

  test.each<[address: string, closed: boolean]>([
    ["93.184.216.34", false],
    ["2606:2800:220:1::1", false],
    ["127.0.0.1", true],
    ["::1", true],
    ["10.1.2.3", true],
    ["172.20.0.1", true],
    ["192.168.1.1", true],
    ["169.254.169.254", true],
    ["100.64.0.1", true],
    ["0.0.0.0", true],
    ["fd00::1", true],
    ["fe80::1", true],
    ["::ffff:10.0.0.1", true],
    ["::ffff:127.0.0.1", true],
    ["::ffff:7f00:1", true],
    ["64:ff9b::a00:1", true],
  ])("%s is closed: %s", (address, closed) => {
    expect(closedTo(address, false) !== null).toBe(closed);
  });
});
