/** Does a line of a chat mean what both bots' documents say, and nothing when it is not for us? */
import { describe, expect, test } from "vitest";
import { chatActor } from "../../src/commands/chat-actor.ts";
import { chatCommand } from "../../src/commands/chat-words.ts";
import { meaningOf } from "../../src/commands/registry.ts";
import { changesNamed } from "../../src/jobs/talk/announcing.ts";
import { meetingVerbs } from "../../src/sprint/minutes/verbs.ts";
import { trackVerbs } from "../../src/sprint/room/tracking.ts";
import { chatAnswer } from "../../src/words/chat.ts";
import { program } from "../web/api-ground.ts";

const ground = { nick: "mc_", direct: false, tracks: ["federation"] };

test.each<[line: string, command: string, addressed?: boolean]>([
  ["mc_: status 42", "/status 42", true],
  ["MC_, status 42", "/status 42", true],
  ["midcycle: /ffe grant 3", "/ffe grant 3", true],
  ["midcycle:", "/help", true],
  ["midcycle: #federation now Tokens", "/track federation now Tokens", true],
  ["!status\u00a042", "/status 42"],
  ["#in #federation", "/in #federation"],
  ["+in the lobby", "/in the lobby"],
  ["#OUT", "/out"],
  ["#seen ana", "/seen ana"],
  ["#subscribe federation|docs", "/subscribe sessions federation|docs"],
  ["#unsubscribe", "/unsubscribe sessions"],
  ["~add docs qa", "/tracks add docs qa"],
  ["~clean docs", "/tracks clean docs"],
  ["~newday", "/newday"],
  ["~motd add info Lunch", "/motd add info Lunch"],
  ["#federation nonsense about it", "/track federation nonsense about it"],
  ["#unknown now Tokens", "/track unknown now Tokens"],
])("%s", (line, text, addressed = false) => {
  expect(chatCommand(line, ground)).toEqual({ text, addressed });
});

test.each([...trackVerbs, "clear"])("ptgbot's #track %s is a command that we have", (verb) => {
  const text = chatCommand(`#federation ${verb} something`, ground)?.text ?? "";
  expect(text).toBe(`/track federation ${verb} something`);
  expect(meaningOf(text).verb?.name).toBe("track");
});

test.each([
  "~add a",
  "~del a",
  "~clean a",
  "~list",
  "~newday",
  "~motd clean",
  "~requirevoice",
  "~alloweveryone",
  "#in x",
  "#out",
  "#seen a",
])("ptgbot's %s is a command that we have", (line) => {
  expect(meaningOf(chatCommand(line, ground)?.text ?? "").verb).not.toBeNull();
});

test.each([
  "~constructor",
  "~__proto__ x",
  "hello",
  "#fun is had by all",
  "the midcycle is in Austin",
  "midcycles: plural",
  "mcx: other",
  "! wait",
  "!!!",
  "~emptydb",
  "~fetchdb http://example.org",
  "# not a command",
  ...meetingVerbs.flatMap(({ name, synonyms }) => [name, ...synonyms]).map((name) => `#${name} now Tokens`),
])("%s is no command", (line) => {
  expect(chatCommand(line, ground)).toBeNull();
});

test("said to us alone, everything is a command, with or without a sign", () => {
  for (const line of ["status 42", "!status 42", "/status 42", "midcycle: status 42"])
    expect(chatCommand(line, { ...ground, direct: true })).toEqual({ text: "/status 42", addressed: true });
});

describe("who somebody is", () => {
  const people = program.people.map((one) =>
    one.id === "ana"
      ? { ...one, nicks: ["akr", "@ana:example.org"], accounts: { opendev: ["anakr"] }, emails: ["a@x"] }
      : one,
  );
  const who = (nick: string, account: string | null, vouches: boolean) =>
    chatActor({ people }, { chat: "oftc", kind: "irc", nick, account, vouches });

  test.each<[story: string, nick: string, account: string | null, vouches: boolean, id: string, hint: boolean]>([
    ["an account that is listed", "phone", "AKR", true, "ana", false],
    ["a nick alone, where accounts are known", "akr", null, true, "akr@oftc", true],
    ["a nick with the account of another", "akr", "mallory", true, "mallory@oftc", true],
    ["a nick alone, where none are", "akr", null, false, "ana", false],
    ["a user name of the forge is no nick", "anakr", "anakr", true, "anakr@oftc", false],
    ["nor is an id, a name or an address", "ana", "ana", true, "ana@oftc", false],
    ["a stranger", "zed", null, false, "zed@oftc", false],
  ])("%s", (_, nick, account, vouches, id, hint) => {
    const found = who(nick, account, vouches);
    expect([found.actor.id, found.hint !== null]).toEqual([id, hint]);
    expect(found.actor.through).toBe("irc");
  });
});

test.each<[text: string, named: string[]]>([
  ["see https://review.opendev.org/c/x/+/42, please", ["https://review.opendev.org/c/x/+/42"]],
  ["(https://review.opendev.org/42)", ["https://review.opendev.org/42"]],
  ["change 42 and review #43, patch 44", ["42", "43", "44"]],
  [
    "I0123456789abcdef0123456789abcdef01234567 twice I0123456789abcdef0123456789abcdef01234567",
    ["I0123456789abcdef0123456789abcdef01234567"],
  ],
  ["42 bug 43 #44 http://example.org/ exchange 45", []],
])("changes named in %s", (text, named) => {
  expect(changesNamed(text)).toEqual(named);
});

test("an answer is short, and its page says more", () => {
  const long = { text: ["a", "b", "c", "d", "e"].join("\n"), page: "/queue" };
  expect(chatAnswer(long, "https://m.example.org")).toBe("a\nb\nc\nd … https://m.example.org/queue");
  expect(chatAnswer(long, null)).toBe("a\nb\nc\nd …");
  expect(chatAnswer({ text: "x".repeat(2_000), page: null }, null).length).toBeLessThanOrEqual(700);
});
