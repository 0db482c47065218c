/** Do the pages show what is there, safely, and does every link on them lead somewhere? */
import { describe, expect, test } from "vitest";
import { has, story, uploads, votes } from "../review/story.ts";
import { pagesOf } from "./pages-ground.ts";
import { attributes, crawl, textOf } from "./reading.ts";

const paths = [
  "/",
  "/queue",
  "/queue?as=ana",
  "/queue?repository=openstack/keystone&mover=reviewers&text=totp&page=1",
  "/changes/opendev~271002",
  "/freezes",
  "/frozen",
  "/frozen?change=keystone&on=2016-03-10",
  "/frozen/opendev~271002?on=2016-03-10",
  "/people",
  "/people/ana",
  "/people/ana?days=30",
  "/statistics",
  "/statistics?days=7",
  "/sprints",
  "/sprints/mitaka",
  "/sprints/mitaka/recap",
  "/sprints/mitaka/numbers/merged",
  "/sprints/mitaka/recap/numbers/merged",
  "/health",
  "/about",
];

test("every page answers, under a policy that allows nothing inline, and has nothing inline", async () => {
  const { ask, lines } = await pagesOf({ unreadable: [271_099] });
  for (const path of paths) {
    const reply = await ask.request(path);
    const html = await reply.text();

    expect(reply.status, `${path}\n${lines.join("\n")}`).toBe(200);
    expect(reply.headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(reply.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(reply.headers.get("Referrer-Policy")).toBe("same-origin");
    expect(reply.headers.get("Server-Timing")).toMatch(/total;dur=\d/);
    expect(html, path).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:/i);
    expect(html.match(/<h1/g), path).toHaveLength(1);
  }
  expect(lines).toEqual([]);
});

test("every link to ourselves answers, and every place in a page that is linked is there", {
  timeout: 120_000,
}, async () => {
  const { ask, lines } = await pagesOf();

  const { visited, broken } = await crawl(ask, "/");

  expect(broken).toEqual([]);
  expect(visited.length).toBeGreaterThan(100);
  expect(lines).toEqual([]);
});

describe("what is asked wrongly gets a page that helps", () => {
  const cases: [path: string, status: number, sentence: string][] = [
    ["/nowhere", 404, "no page at this address"],
    ["/people/nobody-here", 404, 'Nobody here is known as "nobody-here"'],
    ["/changes/999999", 404, 'No change here is known as "999999"'],
    ["/changes/%E0%A4%A", 404, "No change here is known as"],
    ["/sprints/newton", 404, "There are mitaka"],
    ["/sprints/newton/recap", 404, "There are mitaka"],
    ["/sprints/mitaka/numbers/nonsense", 404, "Among them are merged"],
    ["/sprints/mitaka/recap/numbers/__proto__", 404, "Among them are merged"],
    ["/statistics/numbers/nonsense", 404, "Among them are"],
    ["/people/ana/numbers/nonsense", 404, "Among them are"],
    ["/queue?as=nobody-here", 400, 'Nobody here is known as "nobody-here"'],
    ["/queue?repository=nova", 400, "openstack/keystone"],
    ["/queue?mover=everybody", 400, "owner, ci, reviewers"],
    ["/queue?page=two", 400, '"page" is a whole number from 1'],
    ["/queue?page=0", 400, '"page" is a whole number from 1'],
    ["/statistics?days=soon", 400, '"days" is a whole number from 1 to 3650'],
    ["/statistics?days=100000", 400, '"days" is a whole number from 1 to 3650'],
    ["/people/ana?days=-1", 400, '"days" is a whole number from 1 to 3650'],
    ["/sprints/mitaka/numbers/merged?format=xml", 400, '"format" is one of csv, json'],
  ];
  test.each(cases)("%s: %i", async (path, status, sentence) => {
    const { ask, lines } = await pagesOf();

    const reply = await ask.request(path);
    const html = await reply.text();

    expect(reply.status).toBe(status);
    expect(textOf(html)).toContain(sentence);
    expect(attributes(html, "href")).toContain("/queue?as=");
    expect(attributes(html, "action")).toContain("/search");
    expect(lines).toEqual([]);
  });
});

test("where nothing is, a sentence is", async () => {
  const { ask } = await pagesOf();
  const said = async (path: string) => textOf(await (await ask.request(path)).text());

  expect(await said("/queue?text=nothing-fits-this")).toContain("No open change fits these filters.");
  expect(await said("/people/opendev~zuul")).toContain("None of the open changes is theirs.");
  expect(await said("/sprints/mitaka")).toContain("No open change carries the sprint's topic or hashtag.");
  expect(await said("/health")).toContain("all that the forges sent was understood");
});

test("what could not be understood is shown with what was sent", async () => {
  const { ask } = await pagesOf({ unreadable: [271_099] });
  const text = textOf(await (await ask.request("/health")).text());

  expect(text).toContain("opendev 271099 It has no owner. 1 try");
  expect(text).toContain("What it sent {}");
});

test("a page of the queue beyond the last one is the last one", async () => {
  const { ask } = await pagesOf();
  const reply = await ask.request("/queue?page=900");
  expect(reply.status).toBe(200);
});

test("a change is found under any of its names", async () => {
  const { ask } = await pagesOf();
  expect((await ask.request("/changes/271002?as=ana")).headers.get("Location")).toBe("/changes/opendev~271002?as=ana");
});

test("a number opens to its rule and rows, and leaves as CSV and JSON", async () => {
  const formula = story(
    uploads("eve"),
    votes("ana", "Code-Review-1"),
    has({ key: "opendev~271070", number: 271_070, subject: '=HYPERLINK("x"), "y"' }),
  );
  const { ask } = await pagesOf({ more: [formula] });
  const links = attributes(await (await ask.request("/people/ana")).text(), "href");
  const home = links.find((href) => href.startsWith("/people/ana/numbers/")) ?? "";
  const json = (await (await ask.request(`${home}?format=json`)).json()) as {
    value: number;
    rule: string;
    rows: unknown[];
  };
  const page = textOf(await (await ask.request(home)).text());
  const csv = await ask.request(`${home}?format=csv`);
  const lines = (await csv.text()).trimEnd().split("\r\n");

  expect(json.value).toBe(json.rows.length);
  expect(page).toContain(json.rule);
  expect(page).toContain(`${json.rows.length} rows behind it`);
  expect(csv.headers.get("Content-Type")).toMatch(/^text\/csv/);
  expect(lines).toHaveLength(json.rows.length + 1);
  expect(lines.join("\n")).toContain(`"'=HYPERLINK(""x""), ""y"""`);
});

test("a recap leaves as Markdown, HTML with its own style, mail text and JSON", async () => {
  const { ask } = await pagesOf();
  const markdown = await ask.request("/sprints/mitaka/recap.md");
  const html = await ask.request("/sprints/mitaka/recap.html");
  const mail = await ask.request("/sprints/mitaka/recap.txt");
  const json = await ask.request("/sprints/mitaka/recap.json");

  expect(markdown.headers.get("Content-Type")).toMatch(/^text\/markdown/);
  expect(await markdown.text()).toContain("http://localhost/sprints/mitaka/recap/numbers/merged");
  expect(html.headers.get("Content-Security-Policy")).toBe("default-src 'none'; style-src 'unsafe-inline'");
  expect(await html.text()).toContain("<style>");
  expect(mail.headers.get("Content-Type")).toMatch(/^text\/plain/);
  expect(await mail.text()).toContain("numbers");
  expect(await json.json()).toMatchObject({ numbers: { merged: { value: 0, rows: [] } } });
});

test("an unchanged page is not sent again", async () => {
  const { ask } = await pagesOf();
  const first = await ask.request("/queue");
  const again = await ask.request("/queue", { headers: { "If-None-Match": first.headers.get("ETag") ?? "" } });
  expect(again.status).toBe(304);
});

test("files that pages load are kept for ever, under the hash of what they hold", async () => {
  const { ask } = await pagesOf();
  const html = await (await ask.request("/")).text();
  const files = [...attributes(html, "href"), ...attributes(html, "src")].filter((path) => path.startsWith("/assets/"));

  expect(files.length).toBeGreaterThan(3);
  for (const path of new Set(files)) {
    const reply = await ask.request(path);
    expect(reply.status, path).toBe(200);
    expect(reply.headers.get("Cache-Control")).toContain("immutable");
  }
});
