/** Is a recap compared with what the mirror, the calendar and the ledger hold? */
import { expect, test } from "vitest";
import { lintRecap } from "../../src/commands/lint.ts";
import { promise } from "../../src/commands/promise/make.ts";
import { fileAt } from "../../src/sprint/lint/paths.ts";
import { readMarkdown } from "../../src/sprint/prose/markdown.ts";
import { lintAnnotations, lintSarif, lintSummary } from "../../src/words/lint.ts";
import { has, merges, story, uploads } from "../review/story.ts";
import { by, decided, house } from "./exemption-ground.ts";

const review = "https://review.opendev.org/c/openstack/keystone/+";
const dated = "We met January 27-29.";
const specs = "openstack/keystone-specs";
/** A change of the specs that moves one. */
const moving = story(
  uploads("dan"),
  merges(),
  has({
    ...{ number: 271900, key: "opendev~271900", repository: specs, subject: "Reorganize the specs by cycle" },
    files: ["specs/keystone/mitaka/totp-auth.rst", "specs/index.rst"],
  }),
);

async function found(text: string, ground = house()) {
  const { context } = await ground;
  // The forge of the tests is nowhere: its name is what links are compared with.
  const forges = context.program.forges.map((forge) => ({ ...forge, url: "https://review.opendev.org" }));
  const view = await lintRecap(
    { ...context, program: { ...context.program, forges } },
    { prose: readMarkdown(`${dated} ${text}\n`), name: "recap.md", sprint: "mitaka" },
  );
  return view.findings.map(({ rule, level, text }) => `${level} ${rule}: ${text}`);
}

test("links to changes: there, not there among those that were read, and beyond them", async () => {
  expect(await found(`[one](${review}/271002)`)).toEqual([]);
  expect(
    await found(
      "[one](https://review.opendev.org/990001), [two](https://review.example.org/c/openstack/keystone/+/271999)",
    ),
  ).toEqual([]);
  const more = story(uploads("eve"), has({ number: 272500, key: "opendev~272500" }));
  expect(await found(`[gone](${review}/271999) [later](${review}/999999)`, house({}, [more]))).toEqual([
    "error dead-links: openstack/keystone has no change 271999, as far as it was read.",
  ]);
});

test("a spec that a change has moved, under each of its addresses; one that stayed", async () => {
  const old = "specs/mitaka/totp-auth";
  const addresses = [
    `https://specs.openstack.org/${specs}/${old}.html`,
    `https://opendev.org/${specs}/src/branch/master/${old}.rst`,
    `https://git.openstack.org/cgit/${specs}/tree/${old}.rst`,
    `https://github.com/${specs}/blob/master/${old}.rst`,
  ];
  for (const address of addresses) {
    expect(fileAt(address, [{ name: specs }])).toEqual({ repository: specs, path: `${old}.rst` });
    expect(await found(`[spec](${address})`, house({}, [moving]))).toEqual([
      "error moved-specs: The file has moved: change 271900 has it at specs/keystone/mitaka/totp-auth.rst.",
    ]);
  }
  expect(
    await found(
      `[spec](https://opendev.org/${specs}/src/branch/master/specs/keystone/mitaka/totp-auth.rst)`,
      house({}, [moving]),
    ),
  ).toEqual([]);
  expect(await found(`[spec](${addresses[0]})`)).toEqual([]);
});

test("an exemption from a freeze that did not hold, and one that the ledger knows", async () => {
  expect((await found("A feature freeze exemption was granted."))[0]).toMatch(
    /^error freeze-kinds: "feature freeze exemption": no feature freeze held then/,
  );
  const ground = await house();
  await decided(ground.context);
  const kind = await found("A feature proposal freeze exemption was granted.", Promise.resolve(ground));
  expect(kind).toEqual([]);
});

test("what is written down as a promise needs no date in the text", async () => {
  const text = "Look for keystone patches for uwsgi.";
  const ground = await house();
  expect(await found(text, Promise.resolve(ground))).toHaveLength(1);
  await promise(ground.context, by("dan"), { text });
  expect(await found(text, Promise.resolve(ground))).toEqual([]);
});

test("an unknown sprint is refused with those there are", async () => {
  const { context } = await house();
  await expect(lintRecap(context, { prose: readMarkdown(""), name: "x", sprint: "newton" })).rejects.toThrow(
    /No sprint is called "newton"\. There are mitaka/,
  );
});

test("SARIF and annotations escape what a file's name and a text bring", async () => {
  const { context } = await house();
  const view = await lintRecap(context, {
    prose: readMarkdown("100% great,\nyes: keystone-spacs"),
    name: "a b,c:d/é.md",
    sprint: "mitaka",
  });

  expect(lintSummary(view)).toBe("2 errors");
  expect(lintAnnotations(view).split("\n")[1]).toBe(
    '::error file=a b%2Cc%3Ad/é.md,line=2,col=6,title=repository-names::"keystone-spacs" is no repository of the team. Did you mean keystone-specs?',
  );
  expect(JSON.stringify(lintSarif(view, "1.0.0"))).toContain('"uri":"a%20b%2Cc%3Ad/%C3%A9.md"');
});
