/** Is a channel that writes in a pad read strictly? */
import { expect, test } from "vitest";
import { ConfigMistakes, sentence } from "../../src/config/mistakes.ts";
import { readProgram } from "../../src/config/program-file.ts";

const file = (channel: string) => `
id: team
name: A team
forges: [{ name: here, kind: gerrit, url: "https://review.example.org/r/" }]
repositories: [{ name: team/one, type: service, core-group: team-core }]
etherpads:
  - { name: ours, url: "https://etherpad.example.org", key-env: ETHERPAD_KEY }
  - { name: public, url: "https://pads.example.org" }
channels: [{ kind: pad, name: news, ${channel} }]
`;

test.each([
  ["pad: mitaka", { pad: "mitaka", etherpad: null, keep: 10 }],
  ["pad: Mitaka Notes, etherpad: ours, keep: 3", { pad: "Mitaka Notes", etherpad: "ours", keep: 3 }],
])("%s", (channel, settings) => {
  const usual = { kind: "pad", name: "news", tells: null, groupSeconds: 0, perMinute: null };
  expect(readProgram(file(channel), "t").channels).toEqual([{ ...usual, ...settings }]);
});

test.each<[story: string, channel: string, mistake: string]>([
  ["no pad", "keep: 3", "channels.0.pad"],
  ["an address in place of a name", 'pad: "https://etherpad.example.org/p/x"', "channels.0.pad: expected a pad's name"],
  ["a name that no pad here has", 'pad: "Mitaka Notes"', "channels.0.pad: expected the name of a pad as its address"],
  ["a pad of a group", "pad: g.1$x, etherpad: ours", "channels.0.pad: expected the name of a pad as its address"],
  ["an Etherpad that is not named", "pad: x, etherpad: theirs", "channels.0.etherpad: expected one of ours"],
  ["an Etherpad without a key", "pad: x, etherpad: public", "channels.0.etherpad: expected one of ours"],
])("%s is a mistake", (_story, channel, mistake) => {
  let told = "";
  try {
    readProgram(file(channel), "t");
  } catch (failure) {
    if (failure instanceof ConfigMistakes) told = failure.mistakes.map(sentence).join("\n");
  }
  expect(told).toContain(mistake);
});
