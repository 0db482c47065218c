/** Do the parts of the bridge to Etherpads do what they promise, also with answers of other shapes? */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocketServer } from "ws";
import { type Pool, runsOf, spliceOf } from "../../src/pads/etherpad/changeset.ts";
import { openEtherpad } from "../../src/pads/etherpad/open.ts";
import { markers, markersOf, placing } from "../../src/pads/etherpad/section.ts";
import { stepsTo } from "../../src/pads/etherpad/steps.ts";

const { begin, end } = markers;
const never = new AbortController().signal;

describe("our section", () => {
  const put = (text: string, body: string) => {
    const place = placing(text, body);
    return place.kind === "replace" ? text.slice(0, place.from) + place.text + text.slice(place.to) : place;
  };

  test.each<[story: string, text: string, body: string, becomes: string]>([
    ["an empty pad", "\n", "x", `${begin}\nx\n${end}\n`],
    ["a pad without one", "Hello\n", "x", `Hello\n\n${begin}\nx\n${end}\n`],
    ["another text", `a\n${begin}\nold\n${end}\nb\n`, "new\ntwo", `a\n${begin}\nnew\ntwo\n${end}\nb\n`],
    ["one that was empty", `${begin}\n${end}\n`, "new", `${begin}\nnew\n${end}\n`],
    ["words of people within", `${begin}\nold\nmine\n${end}\n`, "new", `${begin}\nnew\n${end}\n`],
    ["no line break at the end", "Hello", "x", `Hello\n\n${begin}\nx\n${end}`],
  ])("%s", (_story, text, body, becomes) => {
    expect(put(text, body)).toBe(becomes);
    expect(placing(becomes, body)).toEqual({ kind: "same" });
  });

  test.each<[story: string, text: string, why: RegExp]>([
    ["the first line is gone", `a\n${end}\n`, /lack their first line/],
    ["the last line is gone", `${begin}\na\n`, /lack their last line/],
    ["twice", `${begin}\n${end}\n${begin}\n${end}\n`, /are there twice/],
    ["in the wrong order", `${end}\n${begin}\n`, /are in the wrong order/],
    ["somebody wrote on the line", `* ${begin}\nx\n`, /share a line with other text/],
  ])("%s: nothing is written, and it says why", (_story, text, why) => {
    expect(placing(text, "x")).toEqual({ kind: "damaged", why: expect.stringMatching(why) });
  });
});

describe("a section of another name", () => {
  const other = markersOf("news");
  const add = (text: string, line: string) => {
    const place = placing(text, (now) => (now === null || now === "" ? line : `${line}\n${now}`), "news");
    return place.kind === "replace" ? text.slice(0, place.from) + place.text + text.slice(place.to) : place;
  };
  const first = `${begin}\nx\n${end}\n\n${other.begin}\none\n${other.end}\n`;

  test.each<[story: string, text: string, becomes: string]>([
    ["comes after the other one", `${begin}\nx\n${end}\n`, first],
    ["is told what it says", first, first.replace("one", "one\none")],
    ["was emptied by somebody", `${other.begin}\n${other.end}\n`, `${other.begin}\none\n${other.end}\n`],
  ])("%s", (_story, text, becomes) => {
    expect(add(text, "one")).toBe(becomes);
    expect(placing(text, () => null, "news")).toEqual({ kind: "same" });
  });
});

describe("changesets", () => {
  test.each<[text: string, from: number, to: number, insert: string, changeset: string]>([
    ["abc\n", 0, 0, "x\n", "Z:4>2*0|1+2$x\n"],
    ["abc\ndef\n", 5, 7, "", "Z:8<2|1=4=1-2$"],
    ["abc\ndef\n", 4, 8, "g\nh\n", "Z:8>0|1=4|1-4*0|2+4$g\nh\n"],
  ])("%j from %d to %d becomes %j", (text, from, to, insert, changeset) => {
    expect(spliceOf(text, from, to, insert)).toBe(changeset);
  });

  test("authors are read from attributes, and none is guessed where they do not fit", () => {
    const pool: Pool = { numToAttrib: { 0: ["author", "a.x"], 1: ["bold", "true"], 2: ["author", ""] }, nextNum: 3 };

    expect(runsOf({ text: "ab\ncdef\n", attribs: "*0|1+3*0*1+2+1*2|1+2" }, pool)).toEqual([
      { text: "ab\ncd", author: "a.x" },
      { text: "ef\n", author: null },
    ]);
    expect(runsOf({ text: "longer\n", attribs: "*0|1+3" }, pool)).toBeNull();
  });
});

describe("steps of authors", () => {
  test("what two people wrote since becomes a step of each", () => {
    const after = [
      { text: "One big two\n", author: "ana" },
      { text: "three\n", author: "bo" },
    ];

    expect(stepsTo("One two\ngone\n", after)).toEqual([
      { author: "ana", text: "One big two\n\n" },
      { author: "bo", text: "One big two\nthree\n" },
    ]);
    expect(stepsTo("a b\n", [{ text: "a\n", author: "ana" }])).toEqual([{ author: null, text: "a\n" }]);
    expect(stepsTo("a\n", [{ text: "a\n", author: "ana" }])).toEqual([]);
  });

  const run = fc.record({ text: fc.stringMatching(/^[ab \n]{1,8}$/), author: fc.constantFrom("ana", "bo", null) });
  property.prop([fc.stringMatching(/^[ab \n]{0,12}$/), fc.array(run, { maxLength: 5 })])(
    "the last step is the whole text, whatever it was before",
    (before, after) => {
      const whole = after.map(({ text }) => text).join("");
      expect(stepsTo(before, after).at(-1)?.text ?? before).toBe(whole);
    },
  );
});

describe("answers of other shapes", () => {
  /** `says`: what a page hears when it has come. */
  async function etherpad(answer: RequestListener, key: string | null = "secret", says: readonly string[] = []) {
    const server = createServer(answer).listen(0, "127.0.0.1");
    const live = new WebSocketServer({ server });
    live.on("connection", (socket) => says.forEach((one) => void socket.send(one)));
    onTestFinished(() => live.close());
    await new Promise((ready) => server.once("listening", ready));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const settings = { name: "ep", url, keyEnv: "EP_KEY", pollSeconds: 60, pads: [] };
    return openEtherpad(settings, key, 500);
  }
  const json =
    (answers: Record<string, unknown>): RequestListener =>
    (request, reply) => {
      const name = request.url?.split("/").at(-1) ?? "";
      const data = name === "api" ? { currentVersion: "1.3.0" } : { code: 0, message: "ok", data: answers[name] };
      reply.setHeader("Content-Type", "application/json").end(JSON.stringify(data));
    };
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => "nothing is wrong",
      (caught: Error) => `${caught.name}: ${caught.message}`,
    );

  test("version 2 tells the text alone: nobody is named as its author", async () => {
    const pads = await etherpad(json({ getRevisionsCount: { revisions: 7 }, getText: { text: "Hello\n" } }));

    expect(await pads.read("notes", "", never)).toEqual({
      revision: 7,
      steps: [{ author: { id: "etherpad:ep", name: "somebody on ep" }, text: "Hello\n" }],
    });
  });

  test("a name is told bare or within an object", async () => {
    const text = { text: "ab\n", attribs: "*0|1+3" };
    const pool = { pool: { numToAttrib: { 0: ["author", "a.x"] }, nextNum: 1 } };
    for (const name of ["Ana", { authorName: "Ana" }]) {
      const answers = {
        getRevisionsCount: { revisions: 1 },
        getText: { text },
        getAttributePool: pool,
        getAuthorName: name,
      };
      const { steps } = await (await etherpad(json(answers))).read("notes", "", never);
      expect(steps[0]?.author).toEqual({ id: "etherpad:ep:a.x", name: "Ana" });
    }
  });

  test.each<[story: string, answer: RequestListener, sentence: RegExp]>([
    [
      "a web page",
      (_, reply) => reply.setHeader("Content-Type", "text/html").end("<html>"),
      /^Unavailable: http\S+ answers with a page, not as an Etherpad does/,
    ],
    [
      "no JSON",
      (_, reply) => reply.setHeader("Content-Type", "application/json").end("oops"),
      /answers with a page, not as an Etherpad does/,
    ],
    ["429", (_, reply) => reply.writeHead(429).end("slow down"), /is asked too often \(429\): give more poll-seconds/],
    ["503", (_, reply) => reply.writeHead(503).end("down"), /answers 503: it is tried again/],
    ["nothing", () => undefined, /cannot be reached \(no answer in 0\.5 s\): it is tried again/],
  ])("%s is one sentence", async (_story, answer, sentence) => {
    expect(await failure((await etherpad(answer)).mark("notes", never))).toMatch(sentence);
  });

  test("a pad that says what is no message, then that it is shut, is one sentence", async () => {
    const says = ["42{", '42["other",null]', "42null", '42["message",{"accessStatus":"deny"}]'];
    const pads = await etherpad(json({}), "secret", says);

    expect(await failure(pads.keep?.("notes", "x", never) ?? Promise.resolve())).toMatch(
      /^Unavailable: The pad notes at http\S+ cannot be written \(access is "deny"\): it is tried again\.$/,
    );
  });

  test("a public pad that needs signing in, or is a page", async () => {
    const closed = await etherpad((_, reply) => reply.writeHead(401).end(""), null);
    const page = await etherpad((_, reply) => reply.setHeader("Content-Type", "text/html").end("<html>"), null);

    expect(await failure(closed.read("notes", "", never))).toMatch(/shows its pads only to those who sign in \(401\)/);
    expect(await failure(page.read("notes", "", never))).toMatch(/answers with a page/);
  });

  test("the key is never in an address, and a pad larger than ours is refused", async () => {
    const asked: string[] = [];
    const big = json({ getRevisionsCount: { revisions: 1 }, getText: { text: "x".repeat(8_000_001) } });
    const pads = await etherpad((request, reply) => {
      asked.push(request.url ?? "");
      big(request, reply);
    });

    expect(await failure(pads.read("notes", "", never))).toMatch(
      /It has 8000001 characters, more than a pad here holds/,
    );
    expect(asked.join(" ")).not.toContain("secret");
  });
});
