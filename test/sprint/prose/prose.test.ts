/** Does a text that is read keep the place of each of its parts? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHtml } from "../../../src/sprint/prose/html.ts";
import { readMarkdown } from "../../../src/sprint/prose/markdown.ts";
import { readPlain } from "../../../src/sprint/prose/plain.ts";
import { offsetIn, type Prose, placeOf, sentencesOf } from "../../../src/sprint/prose/prose.ts";
import { formOf } from "../../../src/sprint/prose/read.ts";

const blocksOf = ({ blocks }: Prose) =>
  blocks.map(({ kind, plain, quoted }) => `${quoted ? "> " : ""}${kind}: ${plain}`);
const linksOf = ({ links, source }: Prose) =>
  links.map(({ text, href, at, hrefAt }) => {
    const [here, there] = [placeOf(source, at), placeOf(source, hrefAt)];
    return `${text} -> ${href} ${here.line}:${here.column} ${there.line}:${there.column}`;
  });

describe("Markdown", () => {
  const text = `---
title: "A recap"
date: 2016-02-13
---

# The *recap* of \`keystone\`

Hello **bold**, [PCI DSS](http://x.org/HIPAA "title") and
<http://a.b/c>, see [the spec][1].

- one
- two with http://y.z/ in it
  and a second line

> They said so.

\`\`\`
never read [this](http://not.there)
\`\`\`

| a | b |
|---|---|
| [c](d.md) | e |

<!-- hidden -->
[1]: http://foo.org/spec
`;
  const prose = readMarkdown(text);

  test("its blocks, code and HTML left out", () => {
    expect(blocksOf(prose)).toEqual([
      "heading: The recap of keystone",
      "paragraph: Hello bold, PCI DSS and http://a.b/c, see the spec.",
      "item: one",
      "item: two with http://y.z/ in it and a second line",
      "> paragraph: They said so.",
      "cell: a",
      "cell: b",
      "cell: c",
      "cell: e",
    ]);
    expect([...prose.front]).toEqual([
      ["title", "A recap"],
      ["date", "2016-02-13"],
    ]);
  });

  test("its links, with the place of text and address", () => {
    expect(linksOf(prose)).toEqual([
      "PCI DSS -> http://x.org/HIPAA 8:18 8:27",
      "http://a.b/c -> http://a.b/c 9:2 9:2",
      "the spec -> http://foo.org/spec 9:22 9:22",
      "http://y.z/ -> http://y.z/ 12:12 12:12",
      "c -> d.md 23:4 23:7",
      "[1] -> http://foo.org/spec 26:1 26:6",
    ]);
  });

  test("every character knows where it came from", () => {
    for (const block of prose.blocks) {
      for (const [i, sign] of [...block.plain].entries()) {
        if (sign !== " ") expect(prose.source[offsetIn(block, i)]).toBe(sign);
      }
    }
  });
});

test("a plain mail: headings, items, quotes, footnotes; the signature left out", () => {
  const prose = readPlain(`Hi all,

The mid-cycle
=============
We met [1] at
https://example.org/pad.

# Topics
* one, which
  goes on
* two

> quoted once

[1] https://example.org/a
[2] https://example.org/b

-- 
Ana, https://example.org/me
`);

  expect(blocksOf(prose)).toEqual([
    "paragraph: Hi all,",
    "heading: The mid-cycle",
    "paragraph: We met [1] at https://example.org/pad.",
    "heading: Topics",
    "item: one, which goes on",
    "item: two",
    "> paragraph: quoted once",
    "paragraph: [1] https://example.org/a",
    "paragraph: [2] https://example.org/b",
  ]);
  expect(linksOf(prose)).toEqual([
    "https://example.org/pad -> https://example.org/pad 6:1 6:1",
    "[1] -> https://example.org/a 15:1 15:5",
    "[2] -> https://example.org/b 16:1 16:5",
  ]);
});

test("sentences: abbreviations, initials and numbers with dots end none", () => {
  const [block] = readMarkdown('We met, e.g. in Austin. J. Doe came! "Did he?" Yes: 3.5 of us. #agreed to go').blocks;

  expect(block && sentencesOf(block).map(({ text }) => text)).toEqual([
    "We met, e.g. in Austin.",
    "J. Doe came!",
    '"Did he?"',
    "Yes: 3.5 of us.",
    "#agreed to go",
  ]);
});

test("whatever the text, reading it ends and no place lies outside", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          "[",
          "](",
          ")",
          "# ",
          "\n",
          "* ",
          "> ",
          "`",
          "a b",
          "http://x.y",
          "<i>",
          "é",
          "|",
          "---\n",
          "\r\n",
        ),
      ),
      (parts) => {
        for (const read of [readMarkdown, readPlain, readHtml]) {
          const { source, blocks, links } = read(parts.join(""));
          const offsets = [
            ...blocks.flatMap((block) => block.offsets),
            ...links.flatMap(({ at, hrefAt }) => [at, hrefAt]),
          ];
          expect(offsets.every((offset) => offset >= 0 && offset <= source.length)).toBe(true);
          expect(blocks.every(({ plain, offsets }) => plain.length === offsets.length)).toBe(true);
        }
      },
    ),
  );
});

test("a page of the web: its text with its links, and nothing else", () => {
  const prose = readHtml(`<!doctype html>
<html><head><title>No</title><script>var x = "<p>no</p>";</script></head>
<body><nav><a href="/">Home</a></nav>
<article><h1>The <em>recap</em></h1>
<p>Fish &amp; chips, <a class="x" href="http://x.org/a?b=1&amp;c=2">PCI&nbsp;DSS</a> and
more<br>text.</p><ul><li>one<li>two <b>bold</b></ul><blockquote><p>They said</p></blockquote>
<!-- <p>no</p> --><pre>code</pre></article></body></html>`);

  expect(blocksOf(prose)).toEqual([
    "heading: The recap",
    "paragraph: Fish & chips, PCI DSS and more text.",
    "item: one",
    "item: two bold",
    "> paragraph: They said",
  ]);
  expect(linksOf(prose)).toEqual(["PCI DSS -> http://x.org/a?b=1&c=2 5:69 5:41"]);
});

test.each<[text: string, name: string, type: string | null, form: string]>([
  ["x", "a.md", null, "markdown"],
  ["x", "a.html", null, "html"],
  ["x", "page", "text/html; charset=utf-8", "html"],
  ["<!DOCTYPE html>\n<p>x", "-", null, "html"],
  ["# One\n\n[a](b)", "-", null, "markdown"],
  ["Subject: [keystone] recap\n\n# Topics\n", "mail.txt", "text/plain", "plain"],
  ["Hi all,\n\nwe met.", "-", null, "plain"],
])("%j of %s (%s) is %s", (text, name, type, form) => {
  expect(formOf(text, name, type)).toBe(form);
});

test.each(['<a "', "<a '", "<a <b ", "....", "a. ", "[x](", "&amp;", "<!--"])(
  "very many %j are read to their end",
  (part) => {
    for (const read of [readPlain, readHtml]) {
      const { source, blocks } = read(part.repeat(40_000));
      const sentences = blocks.flatMap(sentencesOf);
      expect(sentences.every(({ text, block, start }) => block.plain.startsWith(text, start))).toBe(true);
      expect(source).toHaveLength(part.length * 40_000);
    }
  },
);
