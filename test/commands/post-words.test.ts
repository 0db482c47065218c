/** Do posts carry the words of people, other languages, a team's own templates and the length that chat allows? */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fc, test as property } from "@fast-check/vitest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PostFormat, post } from "../../src/commands/post.ts";
import { languages, missingWords, wordsOf } from "../../src/commands/words.ts";
import { plainRecaps } from "../../src/review/recap-settings.ts";
import { withDraft } from "../../src/words/recap/draft.ts";
import { fileName } from "../../src/words/recap/file-name.ts";
import { recapView } from "../../src/words/recap/view.ts";
import { materialOfStory, recapStory } from "../words/recap-story.ts";

const view = recapView(recapStory(), materialOfStory());
const address = "https://midcycle.example.org";
const prose = `# Keystone in Austin

We merged [[merged]] changes, and *ate* tacos: see [the photos](https://example.org/photos).
Nobody knows \`[[merged]]\` or [[nothing-of-ours]]. {% include secrets %}

[[by-the-numbers]]

1. First <script>alert(1)</script>
2. Second, [bad](javascript:alert(1))

> A word of thanks.

[[exemptions]]
`;

describe("words around the facts", () => {
  const told = withDraft(view, prose);

  test.each(["markdown", "html", "mail"] as const)("as %s", async (format) => {
    await expect(await post(format, told, { address })).toMatchFileSnapshot(`recap-told.${format}.golden`);
  });

  test.each(["markdown", "html", "mail"] as const)("what every object inherits is no number, as %s", async (format) => {
    const inherited = withDraft(view, "Hello [[constructor]].\n\n[[__proto__]]\n");
    expect(await post(format, inherited, { address })).toContain("constructor");
  });

  test("only what the text names is said", async () => {
    const text = await post("markdown", told, { address });
    expect(text.match(/^#+ .*/gm)).toEqual([
      "## By the numbers",
      "### Day by day",
      "## Exemptions",
      "## What is not known",
    ]);
    expect(text).toContain('title: "Keystone in Austin"');
  });

  test("what stands for the rest brings all others, in their order", () => {
    const body = withDraft(view, "[[notes]]\n\n[[rest]]").body.map((one) => ("section" in one ? one.section : ""));
    expect(body).toEqual(["notes", ...view.sections.map(({ id }) => id).filter((id) => id !== "notes")]);
  });

  test("markup of people does no harm", async () => {
    const html = await post("html", told, { address });
    expect(html).not.toMatch(/<script|javascript:/);
    expect(html).toContain('<a class="number" href="https://midcycle.example.org/sprints/mitaka/recap/numbers/merged"');
    expect(await post("markdown", told, { address })).not.toContain("{%");
  });
});

describe("other languages", () => {
  test.each(["markdown", "mail"] as const)("German as %s", async (format) => {
    const german = recapView(recapStory(), {
      ...materialOfStory(),
      words: wordsOf({ ...plainRecaps, language: "de" }),
    });
    await expect(await post(format, german, { address })).toMatchFileSnapshot(`recap-de.${format}.golden`);
  });

  test.each(languages(null))("%s has every word", (language) => {
    expect(missingWords(wordsOf({ language, templates: null }))).toEqual([]);
  });

  test("a language without words names those there are", () => {
    expect(() => wordsOf({ language: "xx", templates: null })).toThrow(/no words for "xx": the languages are de, en/);
  });
});

describe("a line of chat", () => {
  test.each([
    [
      400,
      'Recap: Mitaka mid-cycle: "tokens & more": 4 changes merged in 2 repositories; 3 were revised and 3 reviewed.',
    ],
    [120, 'Recap: Mitaka mid-cycle: "tokens & more" https://midcycle.example.org/sprints/mitaka/recap'],
  ])("of %i bytes", async (bytes, beginning) => {
    expect(await post("chat", view, { address, bytes })).toMatch(new RegExp(`^${beginning.replaceAll("?", "\\?")}`));
  });

  property.prop([fc.integer({ min: 120, max: 3_000 }), fc.string({ unit: "grapheme", maxLength: 80 })])(
    "never has more bytes than it may",
    async (bytes, title) => {
      const line = await post("chat", { ...view, title }, { address, bytes });
      expect(Buffer.byteLength(line.replace(/\n$/, ""))).toBeLessThanOrEqual(bytes);
      expect(line.trimEnd()).not.toContain("\n");
      expect(line).toContain(`${address}/sprints/mitaka/recap`);
    },
  );
});

test.each([
  ["Keystone mid-cycle recap for Mitaka", "2016-01-29-keystone-mid-cycle-recap-for-mitaka.md"],
  ["Rückblick: Zürich/2016", "2016-01-29-ruckblick-zurich-2016.md"],
  ["../../etc/passwd", "2016-01-29-etc-passwd.md"],
  ["鍵", "2016-01-29-post.md"],
])("the file of %j", (title, name) => {
  expect(fileName({ date: "2016-01-29", title }, "md")).toBe(name);
});

describe("a team's own templates", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "midcycle-templates-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const written = (format: PostFormat, templates = folder) =>
    post(format, view, { address, recaps: { ...plainRecaps, templates } });

  test("take the place of ours; what they lack is ours", async () => {
    await writeFile(join(folder, "recap.md.liquid"), "{{ title }} in {{ blocks.size }} parts\n");
    expect(await written("markdown")).toMatch(/^Recap\\?: Mitaka .* in \d+ parts\n$/);
    expect(await written("mail")).toContain("Subject: [keystone]");
  });

  test.each([
    ["{{ title }}\n{% if %}", /recap\.md\.liquid has a mistake in line 2, column 6: .+\. Mend it/],
    ["{{ title }}\n\n  {{ title | shout }}", /line 3, column 3: undefined filter: shout/],
    ["{{ titel }}", /line 1, column 4: undefined variable: titel/],
    ["{% render 'nothing.liquid' %}", /line 1, column 1: .*nothing\.liquid/],
  ])("with the mistake %j", async (text, sentence) => {
    await writeFile(join(folder, "recap.md.liquid"), text);
    await expect(written("markdown")).rejects.toThrow(sentence);
  });

  test("that are not there", async () => {
    await expect(written("markdown", join(folder, "gone"))).rejects.toThrow(/folder of templates .*gone is not there/);
  });

  test("words of a team's own, and a mistake among them", async () => {
    await mkdir(join(folder, "words"));
    await writeFile(join(folder, "words", "en.yaml"), 'numbers: "The count"\n');
    expect(wordsOf({ language: "en", templates: folder }).texts.numbers).toBe("The count");
    await writeFile(join(folder, "words", "fr.yaml"), "nombres: En chiffres\n");
    expect(() => wordsOf({ language: "fr", templates: folder })).toThrow(
      /fr\.yaml cannot be used: "nombres" is no key/,
    );
  });
});
