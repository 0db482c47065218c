/** How does a pad of an Etherpad come to be mirrored, and what may be done with the mirror? */
import { describe, expect, test } from "vitest";
import {
  etherpadList,
  linkEtherpad,
  sectionPreview,
  settleLinks,
  unlinkEtherpad,
} from "../../src/commands/etherpads.ts";
import { minutesOf } from "../../src/commands/minutes.ts";
import { admitTo } from "../../src/commands/pads/admission.ts";
import { importIntoPad } from "../../src/commands/pads/files.ts";
import { plainText } from "../../src/commands/pads/pads.ts";
import { thePad } from "../../src/commands/pads/the-pad.ts";
import { lookAt } from "../../src/jobs/etherpads.ts";
import { stepsTo } from "../../src/pads/etherpad/steps.ts";
import { type OtherPads, PadsUnavailable } from "../../src/pads/pad.ts";
import type { EtherpadSettings } from "../../src/review/etherpad-settings.ts";
import { links } from "../../src/store/etherpads.ts";
import { as, deciding } from "./decision-ground.ts";

const never = new AbortController().signal;
const url = "https://etherpad.example.org";
const address = `${url}/p/notes`;

async function ground(more: Partial<EtherpadSettings> = {}) {
  const open = await deciding();
  const own = { name: "ep", url, keyEnv: "EP_KEY", pollSeconds: 60, pads: [], ...more };
  open.context.program.etherpads.splice(0, 10, own);
  return open.context;
}

/** An Etherpad on which one pad says what the test says. */
function neighbour(said: { text: string; author?: string; down?: string }) {
  const kept: string[] = [];
  const pads: OtherPads = {
    name: "ep",
    url,
    async mark() {
      if (said.down) throw new PadsUnavailable(said.down);
      return said.text;
    },
    read: async (_pad, before) => ({
      revision: 3,
      steps: stepsTo(before, [{ text: said.text, author: said.author ?? null }]).map(({ author, text }) => ({
        author: author ? { id: `etherpad:ep:${author}`, name: author } : { id: "etherpad:ep", name: "somebody on ep" },
        text,
      })),
    }),
    async keep(_pad, body) {
      kept.push(body);
      return body.includes("damaged") ? { damaged: "Our lines are damaged." } : "written";
    },
    revise: null,
  };
  return { pads, kept };
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "nothing is refused",
    (caught: Error) => caught.message,
  );

test("a linked pad is mirrored with its authors, its minutes come with it, and nobody writes in it here", async () => {
  const context = await ground();
  const line = await linkEtherpad(context, as("ana"), { address, sprint: "mitaka" });
  expect(line).toMatchObject({
    id: "ep.notes",
    pad: "notes",
    url: address,
    by: "Ana Ortiz",
    fixed: false,
    looked: null,
  });
  const [link] = await links(context.db);
  if (!link) throw new Error("nothing is linked");
  const { pads } = neighbour({ text: "#topic Tokens\n#agreed TOTP comes first\n", author: "Cleo" });

  expect(await lookAt(context, pads, link, never)).toBe(true);
  expect(plainText(await context.pads.textAt("ep.notes"))).toBe("#topic Tokens\n#agreed TOTP comes first\n");
  expect((await context.pads.authors("ep.notes")).map(({ name }) => name)).toEqual(["Cleo"]);
  const [minutes] = (await minutesOf(context, { sprint: "mitaka" })).filter(({ id }) => id === "ep.notes");
  expect(minutes?.minutes.topics.flatMap(({ items }) => items.map(({ kind }) => kind))).toEqual(["agreed"]);

  expect(await admitTo(context, "ep.notes", { id: "ana", guest: "" })).toEqual({ author: null });
  expect(await refusal(importIntoPad(context, as("ana"), "ep.notes", { text: "x", way: "append" }))).toBe(
    "This pad shows one of an Etherpad: write there, and it comes here.",
  );
});

test("what went wrong stands beside the pad until it goes well again", async () => {
  const context = await ground();
  await linkEtherpad(context, as("ana"), { address });
  const look = async (pads: OtherPads) => lookAt(context, pads, (await links(context.db))[0] as never, never);

  expect(await look(neighbour({ text: "", down: "It is down." }).pads)).toBe(false);
  expect(await etherpadList(context)).toMatchObject([{ trouble: "It is down.", looked: null }]);
  expect(await look(neighbour({ text: "Hi\n" }).pads)).toBe(true);
  expect(await etherpadList(context)).toMatchObject([{ trouble: null, revision: 3, looked: expect.any(String) }]);
});

test("our section is kept where it was asked for, and tells what waits longest", async () => {
  const context = await ground();
  await linkEtherpad(context, as("ana"), { address, sprint: "mitaka", section: true });
  const [link] = await links(context.db);
  const { pads, kept } = neighbour({ text: "Hi\n" });
  await lookAt(context, pads, link as never, never);

  expect(kept).toEqual([await sectionPreview(context, "notes")]);
  expect(kept[0]).toMatch(/Waiting longest:\n- \d+ .+, for .+ since .+: https?:/);
  expect(await etherpadList(context)).toMatchObject([{ section: true, kept: expect.any(String) }]);
});

test("the program file's pads are linked by themselves, and only it takes them away", async () => {
  const context = await ground({ pads: [{ pad: "a b:c", sprint: "mitaka", section: false }] });
  await settleLinks(context);
  await settleLinks(context);

  expect(await etherpadList(context)).toMatchObject([
    { id: "ep.a-b-c", pad: "a_b_c", fixed: true, by: "the program file", sprint: "mitaka" },
  ]);
  expect(await refusal(unlinkEtherpad(context, as("ana"), "a_b_c"))).toBe(
    "The program file names a_b_c: take it away there.",
  );
  context.program.etherpads.splice(0, 1, { name: "ep", url, keyEnv: null, pollSeconds: 60, pads: [] });
  await settleLinks(context);
  expect(await etherpadList(context)).toEqual([]);
});

test("unlinking keeps what was mirrored, and linking again goes on with it", async () => {
  const context = await ground();
  await linkEtherpad(context, as("ana"), { address });
  expect(await unlinkEtherpad(context, as("ana"), address, { dryRun: true })).toMatchObject({ id: "ep.notes" });
  expect(await links(context.db)).toHaveLength(1);
  await unlinkEtherpad(context, as("ana"), address);

  expect(await links(context.db)).toEqual([]);
  expect(await thePad(context, "ep.notes")).toMatchObject({ title: "notes (ep)" });
  expect(await linkEtherpad(context, as("ana"), { address })).toMatchObject({ id: "ep.notes" });
});

describe("refused in one sentence", () => {
  test.each<[story: string, asked: { address: string; section?: boolean }, by: string, sentence: RegExp]>([
    [
      "another server",
      { address: "https://evil.example.org/p/x" },
      "ana",
      /is no pad of an Etherpad that the program file names: https:\/\/etherpad\.example\.org\/p\/…\.$/,
    ],
    [
      "a pad of a group",
      { address: `${url}/p/g.abc$notes` },
      "ana",
      /is a pad of a group, which only its members open/,
    ],
    ["no name", { address: `${url}/p/` }, "ana", /is no name of a pad: give the address of the pad/],
    [
      "somebody without the right",
      { address },
      "eve",
      /^Eve may not link a pad of an Etherpad|link a pad of an Etherpad/,
    ],
  ])("%s", async (_story, asked, by, sentence) => {
    const context = await ground();
    expect(await refusal(linkEtherpad(context, as(by), asked))).toMatch(sentence);
    expect(await links(context.db)).toEqual([]);
  });

  test("a section without a key, a pad twice, one that is not linked", async () => {
    const context = await ground({ keyEnv: null });

    expect(await refusal(linkEtherpad(context, as("ana"), { address, section: true }))).toMatch(/has no key-env/);
    await linkEtherpad(context, as("ana"), { address });
    expect(await refusal(linkEtherpad(context, as("ana"), { address }))).toMatch(/is linked already: unlink it first/);
    expect(await refusal(unlinkEtherpad(context, as("ana"), "other"))).toBe(
      'No linked pad is called "other": there are ep.notes.',
    );
  });
});
