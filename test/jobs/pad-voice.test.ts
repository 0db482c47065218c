/** Do the latest notices stay in a section of a pad, once each, beside what people write? */
import { describe, expect, test } from "vitest";
import { openPadSection } from "../../src/channels/pad-section.ts";
import { sprintPad } from "../../src/commands/pads/the-pad.ts";
import { padVoice } from "../../src/jobs/pad-voice.ts";
import type { Notice } from "../../src/words/notice.ts";
import { never, postOf, news as told, usual } from "../channels/ground.ts";
import { standing } from "../web/api-ground.ts";

const ana = { id: "ana", name: "Ana Ortiz" };
const news = (title: string, more: Partial<Notice> = {}) => postOf([told(title, more)]);
const line = (title: string) => `- 28 Jan 2016 18:02 UTC: ${title}. It was decided.`;
const begin = "<!-- channel here: kept by Midcycle, what is written between these lines is replaced -->";
const end = "<!-- /channel here -->";

async function ground(more: { pad?: string; etherpad?: string; keep?: number } = {}) {
  const { ground } = await standing();
  const context = ground.house.context();
  await sprintPad(context, "mitaka");
  const settings = { kind: "pad", ...usual, pad: "mitaka", etherpad: null, keep: 10, ...more } as const;
  const pads = padVoice(() => context, []);
  const write = (change: (text: string) => string) => context.pads.write("mitaka", ana, change);
  await write(() => "Ana wrote this.\n");
  return {
    channel: openPadSection(settings, { program: context.program, secrets: {}, data: "", voices: [], pads }),
    context,
    write,
    text: async () => (await context.pads.textAt("mitaka")).runs.map((run) => run.text).join(""),
    lines: async () =>
      (await context.pads.textAt("mitaka")).runs
        .map((run) => run.text)
        .join("")
        .split("\n")
        .filter((one) => one.startsWith("- "))
        .map((one) => one.replace(/ <http\S+>$/, "")),
  };
}

describe("a pad of ours", () => {
  test("the newest is first, as many stay as are kept, and people's words around it stay as they are", async () => {
    const { channel, write, text, lines } = await ground({ keep: 2 });
    await channel.say(news("One"), never);
    expect(await text()).toMatch(new RegExp(`^Ana wrote this\\.\n\n${begin}\n- .*\n${end}\n$`));
    await write((before) => `${before}  And below \n\n`);
    for (const title of ["Two", "Three"]) await channel.say(news(title), never);
    expect(await lines()).toEqual([line("Three"), line("Two")]);
    expect(await text()).toMatch(/^Ana wrote this\.\n\n<!--[\s\S]*-->\n {2}And below \n\n$/);
  });

  test("what stands there is found, and not said again", async () => {
    const { channel, lines } = await ground();
    expect(await channel.find?.(news("One"), never)).toBeNull();
    expect(await lines()).toEqual([]);
    const said = await channel.say(news("One"), never);
    expect(await channel.find?.(news("One"), never)).toEqual(said);
    expect(await channel.say(news("One"), never)).toEqual(said);
    expect(await lines()).toEqual([line("One")]);
  });

  test("a later version takes the place of the earlier one, also at a second try", async () => {
    const { channel, lines } = await ground();
    const { reference } = await channel.say(news("Draft"), never);
    await channel.say(news("Other"), never);
    const edit = () => channel.edit?.(reference ?? "", news("Final"), never);
    const edited = await edit();
    expect(await edit()).toEqual(edited);
    expect(await lines()).toEqual([line("Other"), line("Final")]);
  });

  test("an earlier version that somebody changed stays, and the later one is news", async () => {
    const { channel, write, lines } = await ground();
    const { reference } = await channel.say(news("Draft"), never);
    await write((text) => text.replace("Draft", "Our draft"));
    await channel.edit?.(reference ?? "", news("Final"), never);
    expect(await lines()).toEqual([line("Final"), line("Our draft")]);
  });

  test("damaged marks stop it for good with one sentence, and nothing is written", async () => {
    const { channel, write, text } = await ground();
    await channel.say(news("One"), never);
    await write((before) => before.replace(end, ""));
    const before = await text();
    const sentence =
      'Nothing is written in the pad mitaka. The lines around "channel here" are damaged: put both back, or take both away.';
    for (const work of [channel.say(news("Two"), never), channel.edit?.("x", news("Two"), never)]) {
      await expect(work).rejects.toMatchObject({ name: "Unsaid", message: sentence, again: false });
    }
    expect(await text()).toBe(before);
    await write((damaged) => damaged.replace(begin, ""));
    await channel.say(news("Two"), never);
    expect(await text()).toMatch(new RegExp(`${begin}\n- .*Two.*\n${end}\n$`));
  });

  test("news that are said at the same moment are all there", async () => {
    const { channel, lines } = await ground();
    const titles = ["One", "Two", "Three", "Four"];
    await Promise.all(titles.map((title) => channel.say(news(title), never)));
    expect((await lines()).toSorted()).toEqual(titles.map(line).toSorted());
  });
});

test.each<[story: string, more: { pad?: string; etherpad?: string }, sentence: RegExp]>([
  ["a pad that is not there", { pad: "nowhere" }, /^There is no pad nowhere here: make it on \/pads/],
  ["an Etherpad without its key", { etherpad: "ep" }, /^Nothing is written on ep without its key: set the variable/],
])("%s lets the channel rest, and says what to do", async (_story, more, sentence) => {
  const { channel } = await ground(more);
  const rests = { name: "Unsaid", message: expect.stringMatching(sentence), again: true, everything: true };
  await expect(channel.say(news("One"), never)).rejects.toMatchObject(rests);
  await expect(channel.probe(never)).rejects.toMatchObject(rests);
});

test("without a running Midcycle it is drawn, and not said", async () => {
  const { context } = await ground();
  const settings = { kind: "pad", ...usual, pad: "mitaka", etherpad: null, keep: 10 } as const;
  const channel = openPadSection(settings, { program: context.program, secrets: {}, data: "", voices: [] });
  expect(await channel.draw(news("One"))).toContain(line("One"));
  await expect(channel.say(news("One"), never)).rejects.toMatchObject({ again: true, everything: true });
});
