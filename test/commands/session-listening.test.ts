/** Is whoever says `#subscribe PATTERN` told of such sessions, where they can be reached? */
import { expect, test } from "vitest";
import { chatCommand } from "../../src/commands/chat-words.ts";
import { say } from "../../src/commands/say.ts";
import { subscriptions } from "../../src/commands/subscriptions.ts";
import { waitingNotices } from "../../src/store/outbox.ts";
import { as, deciding } from "./decision-ground.ts";

const letters = {
  ...({ name: "letters", kind: "file", folder: "posts", people: true, address: null } as const),
  ...{ tells: [], groupSeconds: 0, perMinute: null },
};

async function saying(lines: readonly [who: string, line: string, words: RegExp][], channels = [letters]) {
  const { context } = await deciding({ says: { channels } });
  for (const [who, line, words] of lines) {
    const text = chatCommand(line, { nick: "midcycle", direct: false, tracks: ["federation"] })?.text ?? line;
    const [answer] = await say(context, { actor: as(who), text, about: null }, () => undefined);
    expect(answer?.reply?.text ?? `refused: ${answer?.refused}`, line).toMatch(words);
  }
  return context;
}

test("they are told when one comes next and when it begins, also one that is raised as such, until they take it back", async () => {
  const context = await saying([
    ["ana", "~add federation docs", /^Added/],
    ["dan", "#subscribe fed|totp", /^You are told when a session of Mitaka mid-cycle .* is like "fed\|totp"\.$/],
    ["ana", "#federation next Mapping rules", /comes next/],
    ["ana", "#federation now Mapping rules", /now/],
    ["ana", "#docs now Install guide", /now/],
    ["ana", "#docs now TOTP guide", /now/],
    ["dan", "#subscribe", /is like "fed\|totp"\.$/],
    ["dan", "#unsubscribe", /no sessions at Mitaka mid-cycle any more/],
    ["ana", "#federation now Tokens", /now/],
    ["dan", "#unsubscribe", /^refused: You have not asked/],
  ]);

  const told = (await waitingNotices(context.db, 20)).map(({ notice }) => notice);
  const his = told.filter(({ concerns }) => concerns?.includes("dan"));
  expect(his.map(({ title, personal }) => [title, personal])).toEqual([
    ['"Mapping rules" comes next at Mitaka mid-cycle', true],
    ['"Mapping rules" is on now at Mitaka mid-cycle', true],
    ['"TOTP guide" is on now at Mitaka mid-cycle', true],
  ]);
  const lines = (await subscriptions(context, "dan")).channels[0]?.lines.filter(({ chosen }) => chosen);
  expect(lines).toMatchObject([{ topic: "sprints", scope: "mine", pace: "at once" }]);
});

test("what they chose about sprints before stays", async () => {
  const context = await saying([
    ["dan", "/subscribe sprints everybody's morning", /^You are told of sprints/],
    ["dan", "#subscribe totp", /is like "totp"/],
  ]);
  const lines = (await subscriptions(context, "dan")).channels[0]?.lines.filter(({ chosen }) => chosen);
  expect(lines).toMatchObject([{ topic: "sprints", scope: "all", pace: "morning" }]);
});

test("a pattern that is none, and a team that reaches nobody, are refused, and nothing is kept", async () => {
  const context = await saying([["dan", "#subscribe x(", /^refused: "x\(" is no pattern/]]);
  expect((await subscriptions(context, "dan")).channels[0]?.lines.some(({ chosen }) => chosen)).toBe(false);
  await saying(
    [
      ["dan", "#subscribe totp", /^refused: No channel of the program file reaches you/],
      ["dan", "#unsubscribe", /^refused: You have not asked/],
    ],
    [],
  );
});
