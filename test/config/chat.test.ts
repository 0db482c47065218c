/** Is the part about chats read strictly, and are its secrets taken from the environment only? */
import { expect, test } from "vitest";
import { readChatSecrets } from "../../src/config/chat-secrets.ts";
import { ConfigMistakes, sentence } from "../../src/config/mistakes.ts";
import { readProgram } from "../../src/config/program-file.ts";

const file = (chat: string) => `
id: team
name: A team
forges: [{ name: here, kind: gerrit, url: "https://review.example.org/r/" }]
repositories: [{ name: team/one, type: service, core-group: team-core }]
chat: [${chat}]
`;
const rooms = `rooms: [{ name: "#keystone" }]`;

test("what is left out of an IRC network is usual", () => {
  expect(readProgram(file(`{ kind: irc, name: oftc, host: irc.oftc.net, ${rooms} }`), "t").chats).toEqual([
    {
      ...{ kind: "irc", name: "oftc", host: "irc.oftc.net", port: 6697, tls: true, nick: "midcycle" },
      ...{ realName: "Midcycle, a bot", passwordEnv: null, sasl: null },
      rooms: [{ name: "#keystone", meetings: true, announce: 30 }],
    },
  ]);
});

test.each<[story: string, chat: string, mistake: string]>([
  ["a kind that is not there", `{ kind: xmpp, name: a, ${rooms} }`, "chat.0.kind"],
  ["no room", `{ kind: irc, name: a, host: h, rooms: [] }`, "chat.0.rooms"],
  [
    "a channel without its sign",
    `{ kind: irc, name: a, host: h, rooms: [{ name: keystone }] }`,
    'chat.0.rooms.0.name: expected a channel, as "#openstack-keystone"',
  ],
  [
    "a nick that no server takes",
    `{ kind: irc, name: a, host: h, nick: "1 2", ${rooms} }`,
    "chat.0.nick: expected a nick",
  ],
  [
    "a room of Matrix without its server",
    `{ kind: matrix, name: a, url: "https://m.org", token-env: T, ${rooms} }`,
    'chat.0.rooms.0.name: expected a room, as "#keystone:example.org"',
  ],
  [
    "no way in",
    `{ kind: matrix, name: a, url: "https://m.org", rooms: [{ name: "#k:m.org" }] }`,
    "chat.0.token-env: expected token-env, or both user and password-env",
  ],
  [
    "a password in place of a variable",
    `{ kind: irc, name: a, host: h, password-env: "hunter2", ${rooms} }`,
    "the NAME of an environment variable, not its value",
  ],
  [
    "a password that everybody could read",
    `{ kind: irc, name: a, host: h, tls: false, sasl: { account: a, password-env: P }, ${rooms} }`,
    "chat.0.tls: expected true, for there is sasl",
  ],
  [
    "a room twice, in other letters",
    `{ kind: irc, name: a, host: h, rooms: [{ name: "#k" }, { name: "#K" }] }`,
    "chat.0.rooms.1.name: expected a room that is not named twice",
  ],
  [
    "a name twice",
    `{ kind: irc, name: a, host: h, ${rooms} }, { kind: irc, name: a, host: i, ${rooms} }`,
    "chat.1.name: expected a name that is not used twice",
  ],
  [
    "the name of what is no chat",
    `{ kind: irc, name: import, host: h, ${rooms} }`,
    "chat.0.name: expected another name",
  ],
  ["a key with a mistake", `{ kind: irc, name: a, host: h, nik: a, ${rooms} }`, "chat.0.nik"],
])("%s is a mistake", (_, chat, mistake) => {
  let told = "";
  try {
    readProgram(file(chat), "t");
  } catch (failure) {
    if (failure instanceof ConfigMistakes) told = failure.mistakes.map(sentence).join("\n");
  }
  expect(told).toContain(mistake);
});

test("secrets are what the named variables hold, and every one that is not set is told at once", () => {
  const { chats, ...rest } = readProgram(
    file(
      `{ kind: irc, name: a, host: h, password-env: P, sasl: { account: x, password-env: S }, ${rooms} }, { kind: matrix, name: b, url: "https://m.org", token-env: T, rooms: [{ name: "#k:m.org" }] }`,
    ),
    "t",
  );

  expect(readChatSecrets({ chats, ...rest }, { P: "one", S: "two", T: "three" })).toEqual({
    a: { password: "one", account: "two" },
    b: { token: "three" },
  });
  expect(() => readChatSecrets({ chats, ...rest }, { S: "two" })).toThrow(
    /P: expected the variable that chat a needs.*T: /s,
  );
});
