/** Does every channel word every kind of notice, and does nothing from outside become markup there? */
import { describe, expect, test } from "vitest";
import type { ChannelSettings, MailSettings } from "../../src/review/channel-settings.ts";
import { topicNames, topicOf } from "../../src/words/topics.ts";
import { files, text } from "../house/ways.ts";
import { everyKind } from "./every-kind.ts";
import { channelOf, drawnKinds, golden, usual } from "./ground.ts";

const mail: MailSettings = {
  ...{
    kind: "mail",
    ...usual,
    server: "smtp://mail.example.org",
    usernameEnv: null,
    passwordEnv: null,
    encrypted: true,
  },
  ...{ from: "Midcycle <midcycle@example.org>", replyTo: null, to: ["team@lists.example.org"], people: true },
  ...{ subject: "identity", listId: "identity.midcycle.example.org", dkim: null },
};
const webhook = { kind: "webhook", ...usual, urlEnv: "HOOK", secretEnv: null } as const;
const reader = {
  ...{ person: "ana", name: "Ana Lopes", because: "You get this because you asked for exemptions." },
  leave: "https://midcycle.example.org/unsubscribe/abc",
};

const channels: [string, ChannelSettings][] = [
  ["mail", mail],
  ["webhook-json", { ...webhook, shape: "json" }],
  ["webhook-slack", { ...webhook, shape: "slack" }],
  ["webhook-mattermost", { ...webhook, shape: "mattermost" }],
  ["webhook-discord", { ...webhook, shape: "discord" }],
  ["gerrit", { kind: "gerrit", ...usual, forge: "opendev" }],
  ["feed", { kind: "feed", ...usual, folder: "posts", keep: 9, address: "https://www.example.org/news" }],
  ["file", { kind: "file", ...usual, people: false, folder: "posts", address: null }],
  ["pad", { kind: "pad", ...usual, pad: "mitaka", etherpad: null, keep: 10 }],
  ["pad-etherpad", { kind: "pad", ...usual, pad: "mitaka", etherpad: "opendev", keep: 10 }],
  [
    "git",
    {
      kind: "git",
      ...usual,
      clone: "site",
      branch: "main",
      folder: "_posts",
      push: null,
      author: "m@x.org",
      address: null,
    },
  ],
];

/** What would be markup in a page, a feed or Markdown, and what calls everybody in a chat. */
const signs: Record<string, RegExp> = {
  file: /<script|href="javascript:/,
  feed: /"html": "[^"]*<script|href=.?"javascript:/,
  pad: /(?<!\\)<script|(?<!\\)\]\(javascript:|^(?!- |=== |$)/m,
  "pad-etherpad": /^(?!- |=== |$)/m,
  git: /(?<!\\)<script/,
  "webhook-slack": /<!channel>|<javascript:/,
  "webhook-mattermost": /@all\b|(?<!\\)\]\(javascript:/,
  "webhook-discord": /(?<!\\)\]\(javascript:|^(?!.*"allowed_mentions":\{"parse":\[\]\})\{/m,
};

describe.each(channels)("%s", (name, settings) => {
  test("words every kind as its golden text", async () => {
    const channel = await channelOf(settings, { secrets: { url: "https://hooks.example.org/x" } });
    golden(name, await drawnKinds(channel, settings.kind === "mail" ? { to: "ana@example.org", reader } : {}));
  });

  const sign = signs[name];
  if (!sign) return;
  test("lets nothing from outside become markup or ring a bell", async () => {
    const channel = await channelOf(settings, { secrets: { url: "https://hooks.example.org/x" } });
    const drawn = await drawnKinds(channel);
    expect(drawn).toContain("TOTP");
    expect(drawn).not.toMatch(sign);
  });
});

test("every kind that is named where notices are worded has an example here, and a topic", () => {
  const worded = files("src/words", ".ts").filter((path) =>
    /import type \{[^}]*\bNotice\b[^}]*\} from "\.\/notice/.test(text(path)),
  );
  const literals = worded.flatMap((path) =>
    [...text(path).matchAll(/"([a-z]+(?:-[a-z]+)+)"/g)].map(([, kind = ""]) => kind),
  );
  const kinds = literals.filter((kind) => topicOf(kind) !== "other" || /-(?:reminder|declined|recorded)$/.test(kind));
  const known = new Set(everyKind.map(({ kind }) => kind));

  expect(kinds.length).toBeGreaterThan(10);
  expect(kinds.filter((kind) => !known.has(kind))).toEqual([]);
  expect(everyKind.filter(({ kind }) => topicOf(kind) === "other").map(({ kind }) => kind)).toEqual([]);
  expect(new Set(topicNames).size).toBe(topicNames.length);
});
