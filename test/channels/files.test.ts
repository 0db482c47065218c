/** Do feeds and pages in a folder say what they should, once, and are later versions put in place? */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DOMParser } from "linkedom";
import { expect, test } from "vitest";
import type { FeedSettings } from "../../src/review/channel-settings.ts";
import { everyKind } from "./every-kind.ts";
import { channelOf, folder, never, news, postOf, usual } from "./ground.ts";

const feed = (root: string, more: Partial<FeedSettings> = {}): FeedSettings => ({
  ...{ kind: "feed", ...usual, folder: root, keep: 50, address: "https://www.example.org/news", ...more },
});

test("every kind becomes an entry that a reader of feeds takes, in Atom and in JSON", async () => {
  const root = folder();
  const channel = await channelOf(feed(root));
  for (const [i, notice] of everyKind.entries()) await channel.say(postOf([notice], { key: `key${i}` }), never);

  const text = readFileSync(join(root, "here.atom"), "utf8");
  const atom = new DOMParser().parseFromString(text, "text/xml");
  const entries = [...atom.querySelectorAll("entry")];
  expect(entries).toHaveLength(everyKind.length);
  for (const entry of entries) {
    for (const name of ["id", "title", "updated", "content"])
      expect(entry.querySelector(name)?.textContent).toBeTruthy();
    expect(entry.querySelector("link")?.getAttribute("href")).toMatch(/^https:\/\/midcycle\.example\.org\//);
  }
  expect(atom.querySelector('link[rel="self"]')?.getAttribute("href")).toBe("https://www.example.org/news/here.atom");
  expect(new Set(entries.map((entry) => entry.querySelector("id")?.textContent)).size).toBe(entries.length);
  // What a reader shows of a title is HTML here: nothing from outside may be a tag.
  const titles = entries.map((entry) => entry.querySelector("title")?.textContent ?? "");
  expect(titles.filter((title) => title.includes("<"))).toEqual([]);

  const json = JSON.parse(readFileSync(join(root, "here.json"), "utf8"));
  expect(json).toMatchObject({ version: "https://jsonfeed.org/version/1", title: "Identity: news" });
  expect(json.items.map(({ id }: { id: string }) => id)).toHaveLength(everyKind.length);
});

test("the feed keeps the latest, a later version takes the place of the one before, and what is there is found", async () => {
  const root = folder();
  const channel = await channelOf(feed(root, { keep: 3 }));
  const version = (n: number) =>
    news(`Recap ${n}`, { id: `r/${n}`, post: "recap/x", at: `2016-02-0${n}T00:00:00.000Z` });
  for (let n = 1; n <= 4; n++) {
    const one = news(`n${n}`, { at: `2016-01-0${n}T00:00:00.000Z` });
    await channel.say(postOf([one], { key: `n${n}` }), never);
  }
  const { reference } = await channel.say(postOf([version(1)], { key: "r1" }), never);
  await channel.edit?.(reference ?? "", postOf([version(2)], { key: "r2" }), never);

  const json = JSON.parse(readFileSync(join(root, "here.json"), "utf8"));
  expect(json.items.map(({ title }: { title: string }) => title)).toEqual(["Recap 2", "n4", "n3"]);
  expect(await channel.find?.(postOf([version(2)], { key: "r2" }), never)).toMatchObject({ reference });
  expect(await channel.find?.(postOf([version(2)], { key: "n1" }), never)).toBeNull();
});

test("two who write one feed at the same moment lose nothing", async () => {
  const root = folder();
  const channels = [await channelOf(feed(root)), await channelOf(feed(root))];
  await Promise.all(
    Array.from({ length: 20 }, (_, i) => channels[i % 2]?.say(postOf([news(`n${i}`)], { key: `n${i}` }), never)),
  );
  expect(JSON.parse(readFileSync(join(root, "here.json"), "utf8")).items).toHaveLength(20);
  expect(readdirSync(root).sort()).toEqual(["here.atom", "here.entries.json", "here.json"]);
});

test("a page stands in the folder, whole, and its later version in its place", async () => {
  const root = folder();
  const channel = await channelOf({
    kind: "file",
    ...usual,
    people: false,
    folder: root,
    address: "https://www.example.org/p",
  });
  const recap = everyKind.at(-1) ?? news("none");

  const said = await channel.say(postOf([recap]), never);
  expect(said).toEqual({
    ...{
      reference: "2016-01-29-keystone-mitaka-midcycle.html",
      url: "https://www.example.org/p/2016-01-29-keystone-mitaka-midcycle.html",
    },
  });
  const text = readFileSync(join(root, said.reference ?? ""), "utf8");
  expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(text).toContain("<strong>19 changes</strong> merged.");
  expect(await channel.find?.(postOf([recap]), never)).toEqual(said);
  expect(await channel.find?.(postOf([recap], { key: "another" }), never)).toBeNull();

  await channel.edit?.(said.reference ?? "", postOf([{ ...recap, title: "Recap, mended" }], { key: "k2" }), never);
  expect(readdirSync(root)).toEqual([said.reference]);
  expect(readFileSync(join(root, said.reference ?? ""), "utf8")).toContain("<title>Recap, mended</title>");
});

test("a folder that cannot be written is said with the next step, for all that would go there", async () => {
  const root = folder();
  writeFileSync(join(root, "taken"), "");
  const sentence = {
    again: true,
    everything: true,
    message: expect.stringMatching(/cannot be written \([A-Z]+\): make .* writable/),
  };
  const file = await channelOf({ kind: "file", ...usual, people: false, folder: join(root, "taken"), address: null });
  await expect(file.say(postOf([news("One")]), never)).rejects.toMatchObject(sentence);
  await expect(file.probe(never)).rejects.toMatchObject(sentence);
  const there = await channelOf(feed(join(root, "taken")));
  await expect(there.say(postOf([news("One")]), never)).rejects.toMatchObject(sentence);
});
