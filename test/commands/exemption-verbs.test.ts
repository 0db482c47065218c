/** Are commands about exemptions understood as people write them in comments? */
import { expect, test } from "vitest";
import { partsOf } from "../../src/commands/exemption/parts.ts";
import { exemption } from "../../src/commands/exemptions.ts";
import { say } from "../../src/commands/say.ts";
import { by, house } from "./exemption-ground.ts";

test.each([
  ["", { which: "" }],
  ["3", { which: "3" }],
  ["because it is small", { which: "", because: "it is small" }],
  [
    "272287 from spec freeze until 2016-02-05 because until now nobody asked for it",
    { which: "272287", from: "spec freeze", until: "2016-02-05", because: "until now nobody asked for it" },
  ],
  [
    "3 until friday if patch for totp by friday; ci green",
    { which: "3", until: "friday", if: "patch for totp by friday; ci green" },
  ],
  ["3 for bo Because he said so", { which: "3", for: "bo", because: "he said so" }],
])('"%s"', (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
});

test("several in one comment, under the change that they are about, each answered", async () => {
  const { context } = await house();
  const told = (id: string, text: string) =>
    say(context, { actor: by(id), text, about: "opendev~271000" }, () => undefined);

  const [asked, again] = await told("eve", "/ffe request because the spec merged late\n\n/exemption request");
  expect(asked?.reply).toEqual({
    text: "Exemption 1 (Add TOTP auth plugin) is asked for. It needs the yes of Ben Abara, or 2 more sponsors of 2.",
    page: "/exemptions/1",
  });
  expect(again?.refused).toMatch(/^Exemption 1 for 271000 is requested: there is one at a time\.$/);

  const [heard, no, yes] = await told(
    "ana",
    "/exception sponsor\n/ffe decline\n/ffe sponsor 1 for cleo because she said so",
  );
  expect([heard?.reply?.text, no?.refused, yes?.reply?.text]).toEqual([
    "Exemption 1 is in review. Ana Ortiz sponsors it.",
    "Exemption 1 stays in review: only those who decide may decline it. Ask Ben Abara.",
    "Exemption 1 is granted. Ana Ortiz and Cleo Park granted it on 2016-01-27.",
  ]);
  const [extended, withdrawn] = await told("eve", "/ffe extend 1 until friday\n/ffe withdraw");
  expect(extended?.refused).toMatch(/only those who decide may extend it/);
  expect(withdrawn?.reply?.text).toMatch(/is withdrawn/);
});

test("tried out, nothing is written", async () => {
  const { context } = await house();
  const [answer] = await say(
    context,
    { actor: by("eve"), text: "/ffe request 271000 until tomorrow because", about: null, dryRun: true },
    () => undefined,
  );

  expect(answer?.reply?.text).toMatch(/^Nothing is written\. It \(/);
  await expect(exemption(context, { exemption: "1" })).rejects.toThrow(/There is no exemption "1"/);
});
