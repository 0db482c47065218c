/** Is somebody told of the sessions for which they listen, and of no others? */
import { expect, test } from "vitest";
import { listenersOf, listenNoMoreRuling, listenRuling } from "../../../src/sprint/room/listening.ts";
import { ground, roomOf, told } from "./play.ts";

const listens = (pattern: string | null, by = "dan") => ({ kind: "listens" as const, body: { pattern }, by });

test.each<[pattern: string, title: string, track: string | null, fits: boolean]>([
  ["federation|docs", "Mapping rules", "federation", true],
  ["FEDERATION|docs", "Mapping rules", "federation", true],
  ["totp", "TOTP for Newton", null, true],
  ["^totp$", "TOTP for Newton", null, false],
  ["federation|docs", "Tokens", "api", false],
  ["(a+)+$", `${"a".repeat(300)}!`, null, false],
])("%s for %s on %s", (pattern, title, track, fits) => {
  expect(listenersOf(roomOf(listens(pattern)), { title, track })).toEqual(fits ? ["dan"] : []);
});

test("the last word of each counts", () => {
  const room = roomOf(
    listens("a"),
    listens("tokens"),
    listens("tok", "eve"),
    listens("x", "ben"),
    listens(null, "ben"),
  );
  expect(room.listening).toEqual([
    { id: "dan", pattern: "tokens" },
    { id: "eve", pattern: "tok" },
  ]);
});

test.each<[text: string, words: RegExp]>([
  ["x(", /^"x\(" is no pattern: write it as "federation\|docs"/],
  ["(?=a)", /is no pattern/],
  ["x".repeat(201), /in at most 200 characters/],
])("%s is refused", (text, words) => {
  const ruling = listenRuling(ground(roomOf(), { by: "dan" }), text);
  expect("refused" in ruling && ruling.refused).toMatch(words);
});

test("nothing said asks what one listens for, and who has not asked cannot take it back", () => {
  const room = roomOf(listens("totp"));
  expect(told(listenRuling(ground(room, { by: "dan" }), " "))[0]).toMatch(/is like "totp"\.$/);
  expect(told(listenRuling(ground(room, { by: "eve" }), ""))[0]).toMatch(/^You are told of no sessions/);
  expect(listenNoMoreRuling(ground(room, { by: "eve" }))).toHaveProperty("refused");
});
