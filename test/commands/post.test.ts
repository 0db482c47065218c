/** Do posts say what the recap says, in every format, whatever the words in it are? */
import { fc, test as property } from "@fast-check/vitest";
import { lexer, type Token, walkTokens } from "marked";
import sanitize from "sanitize-html";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { post } from "../../src/commands/post.ts";
import { plainPlan } from "../../src/review/sprint-plan.ts";
import { oneLine } from "../../src/words/plain-text.ts";
import { numbersAlone, recapView } from "../../src/words/recap/view.ts";
import { columns, mailWidth } from "../../src/words/wrap.ts";
import { act, madeUpFacts, madeUpSprint } from "../sprint/made-up.ts";
import { materialOfStory, recapStory } from "../words/recap-story.ts";

const view = recapView(recapStory(), materialOfStory());
const address = "https://midcycle.example.org/keystone/";

test.each([
  ["markdown", null, "recap.md.golden"],
  ["markdown", address, "recap-paged.md.golden"],
  ["html", null, "recap.html.golden"],
  ["html", address, "recap-paged.html.golden"],
  ["mail", null, "recap.mail.golden"],
  ["mail", address, "recap-paged.mail.golden"],
] as const)("%s with pages at %s", async (format, pages, golden) => {
  await expect(await post(format, view, { address: pages })).toMatchFileSnapshot(golden);
});

test.each(["javascript:alert(1)", "midcycle.example.org", ""])("%j is no address of pages", async (wrong) => {
  await expect(post("html", view, { address: wrong })).rejects.toThrow(`"${wrong}" is not an address of pages`);
});

test.each(["markdown", "html", "mail"] as const)("an empty recap as %s", async (format) => {
  const text = await post(format, recapView(madeUpFacts([]), numbersAlone), { address: null });
  expect(text).toContain("changes merged");
  expect(text).toMatch(/[^\n]\n$/);
});

describe("words from outside stay words", () => {
  const nasty = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 'x' | append: title }} {% include secrets %}",
    "[^merged]: stolen",
    "*bold* _it_ `code` ~~no~~ ![x](https://e.org/x.png)",
    "- - - ---",
    "# Heading",
    "1. First",
    "title: x\u2028tags: [y]",
    "bell\u0007 escape\u001b[31m red",
    "right\u202eto left",
    "&lt;b&gt; &amp;",
    "🔐 👩‍💻 鍵鍵鍵",
    "lone \ud83d half",
    "yes",
    "x".repeat(300),
    " ",
  ];
  const words = fc.oneof(
    fc.constantFrom(...nasty),
    fc.string({ unit: "binary", maxLength: 90 }),
    fc.string({ unit: fc.constantFrom(..."*_`[](){}<>#-+=:!|~^$&;\\/.%1 a\n".split("")), maxLength: 30 }),
  );

  test.each(nasty)("%j", holds);
  property.prop([words], { numRuns: 60 })("whatever they are", holds);
});

async function holds(words: string): Promise<void> {
  const nasty = recapView(story(words), { ...numbersAlone, moverOf: () => "owner" });
  const line = oneLine(words).trim() || "(no name)";
  harmlessMarkdown(await post("markdown", nasty, { address: null }), oneLine(`Recap: ${words}`).trim());
  harmlessHtml(await post("html", nasty, { address: null }), line);
  harmlessMail(await post("mail", nasty, { address: null }));
}

/** A sprint in which everything that people can name has the same name. */
function story(words: string) {
  const sprint = madeUpSprint({
    title: words,
    focus: words,
    place: words,
    hosts: [words],
    ...plainPlan,
    topics: ["t"],
    notes: words,
  });
  const common = { at: "2016-01-28T18:00:00.000Z", subject: words, topic: "t", branch: words } as const;
  const rows = [
    act({ kind: "merged", by: "ana", ...common }),
    act({ kind: "uploaded", by: "ana", ...common, number: 2, url: `https://e.org/${words}` }),
    act({ kind: "merged", by: "ana", ...common, number: 3, url: words }),
  ];
  const facts = madeUpFacts(rows, { sprint });
  const who = facts.directory.who;
  return { ...facts, directory: { ...facts.directory, who: (key: string) => ({ ...who(key), name: words }) } };
}

function harmlessMarkdown(text: string, title: string): void {
  const [, front = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  expect(parse(front)).toMatchObject({ title, date: "2016-01-29" });
  expect(body).not.toMatch(/\{\{|\{%/);
  const headings: string[] = [];
  const links: string[] = [];
  const visit = (token: Token) => {
    expect(["html", "image", "code", "codespan", "em", "del", "hr", "blockquote", "table", "br"]).not.toContain(
      token.type,
    );
    if (token.type === "heading") headings.push(token.text);
    if (token.type === "link") links.push(token.href);
  };
  walkTokens(lexer(body.replace(/^\*Counted by.*\*$/m, "")), visit);
  expect(headings).toEqual([
    ...[
      "By the numbers",
      "Day by day",
      "What merged",
      "openstack/keystone",
      "The sprint's own work",
      "Merged",
      "Who was active",
    ],
    ...["Notes and thanks", "What is not known"],
  ]);
  expect(links.filter((href) => !/^(https?:\/\/|mailto:)/.test(href))).toEqual([]);
}

function harmlessHtml(text: string, line: string): void {
  const allowed = { allowedTags: false, allowedAttributes: false, allowVulnerableTags: true } as const;
  const tags: string[] = [];
  const content: string[] = [];
  sanitize(text, {
    ...allowed,
    onOpenTag: (name, attributes) => {
      tags.push(name);
      expect(Object.keys(attributes).filter((one) => one.startsWith("on"))).toEqual([]);
      expect(attributes.href ?? "#").toMatch(/^(https?:\/\/|#)/);
    },
    textFilter: (piece) => {
      content.push(piece);
      return piece;
    },
  });
  const own = "html head meta title style body main h1 p time h2 a h3 ul li section footer".split(" ");
  expect(tags.filter((tag) => !own.includes(tag))).toEqual([]);
  expect(content.join("")).toContain(sanitize(line.replaceAll("&", "&amp;").replaceAll("<", "&lt;"), allowed));
}

function harmlessMail(text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
  const [, ...body] = text.split("\n");
  const wide = body.filter((one) => columns(one) > mailWidth);
  expect(wide.filter((one) => !/^\s*(\* )?https?:\/\/\S+$/.test(one))).toEqual([]);
}
