/** Can an exemption be asked for, decided, corrected, imagined and carried out of the house? */
import { expect, test } from "vitest";
import { requestExemption } from "../../src/commands/exemption/ask.ts";
import {
  correctExemption,
  endExemption,
  giveWord,
  grantExemption,
  sponsorExemption,
} from "../../src/commands/exemption/deeds.ts";
import { imagine } from "../../src/commands/exemption/imagined.ts";
import { exemption, exemptionRecord, exemptions } from "../../src/commands/exemptions.ts";
import { flawOf } from "../../src/store/ledger-record.ts";
import { waitingNotices } from "../../src/store/outbox.ts";
import { by, house } from "./exemption-ground.ts";

const ask = { changes: ["271000"], whyNow: "The spec merged late.", until: "2016-02-05" };

test("it is asked for, granted on condition, met by what the mirror shows, and done", async () => {
  const { context, passes } = await house();

  const asked = await requestExemption(context, by("eve"), {
    ...ask,
    changes: ["271005"],
    title: "TOTP",
    freeze: "SFE",
  });
  expect(asked).toEqual({
    text: "Exemption 1 (TOTP) is asked for. It needs the yes of Ben Abara, or 2 more sponsors of 2.",
    page: "/exemptions/1",
    written: true,
  });
  passes(1);
  const granted = await grantExemption(context, by("ben"), {
    exemption: "1",
    conditions: ["patch for 271000 by in 7 days", "word: the docs are reviewed"],
    reason: "It is small.",
  });
  expect(granted.text).toBe("Exemption 1 is conditional. Ben Abara granted it on 2016-01-27.");
  const view = await exemption(context, { exemption: "271005", viewer: "ben" });
  expect(view.conditions.map(({ text, met, evidence }) => [text, met, evidence])).toEqual([
    ["change 271000 is up for review", true, "Change 271000 is up for review; it was named."],
    ["the docs are reviewed", false, null],
  ]);
  expect(view.may).toEqual(["word", "extend", "done", "revoke", "correct"]);

  await giveWord(context, by("ana"), { exemption: "1", condition: "2", reason: "Read them." });
  expect((await exemption(context, { exemption: "1" })).state).toBe("granted");
  expect((await endExemption(context, by("eve"), { exemption: "1", as: "done" })).text).toMatch(/is completed/);
  expect((await waitingNotices(context.db, 9)).map(({ notice }) => notice.id)).toEqual([
    "exemption-1/requested",
    "exemption-1/completed",
    "exemption-1/granted",
  ]);
});

test("two who ask for the same change at once: one is refused", async () => {
  const { context } = await house();

  const asked = await Promise.allSettled(["dan", "eve"].map((who) => requestExemption(context, by(who), ask)));

  expect(asked.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(String((asked.find(({ status }) => status === "rejected") as PromiseRejectedResult).reason)).toMatch(
    /Exemption 1 for 271000 is requested: there is one at a time\.$/,
  );
});

test("a command that is read again does nothing, also the one that opened it", async () => {
  const { context } = await house();
  await requestExemption(context, by("eve", "opendev~271000/m1/1"), ask);
  const again = await requestExemption(context, by("eve", "opendev~271000/m1/1"), ask);
  for (const _ of [1, 2]) await sponsorExemption(context, by("ana", "opendev~271000/m2/1"), { exemption: "1" });

  expect(again).toEqual({ text: "That was done before, as exemption 1.", page: "/exemptions/1", written: false });
  expect((await exemption(context, { exemption: "1" })).history.map(({ text }) => text)).toEqual([
    "asked for it",
    "sponsored it",
  ]);
});

test("a core writes down what another said in a meeting; who is concerned is told and takes it back", async () => {
  const { context } = await house();
  await requestExemption(context, by("eve"), ask);
  const link = "https://meetings.example.org/keystone/2016-01-26";
  await sponsorExemption(context, by("ana"), { exemption: "1", for: "cleo", link });

  const [, act] = (await exemption(context, { exemption: "1" })).history;
  expect([act?.by.name, act?.recordedBy?.name, act?.link]).toEqual(["Cleo Park", "Ana Ortiz", link]);
  const told = (await waitingNotices(context.db, 9)).find(({ notice }) => notice.kind === "recorded-for-you");
  expect(told?.notice.title).toBe("Ana Ortiz wrote down for Cleo Park: sponsor, on exemption 1 (Add TOTP auth plugin)");
  await correctExemption(context, by("cleo"), { exemption: "1", act: 2, reason: "I did not." });
  expect((await exemption(context, { exemption: "1" })).history[1]?.ignored).toBe("it was taken back");
  expect((await exemption(context, { exemption: "1" })).sponsors).toEqual([]);
});

test("a dry run checks all and writes nothing", async () => {
  const { context } = await house();

  const dry = await requestExemption(context, by("eve"), { ...ask, dryRun: true });
  expect(dry).toMatchObject({
    written: false,
    text: expect.stringMatching(/^Nothing is written\. It \(Add TOTP auth plugin\) is asked for\./),
  });
  expect((await exemptions(context)).total).toBe(0);
  await requestExemption(context, by("eve"), ask);
  const granted = await grantExemption(context, by("ben"), { exemption: "1", dryRun: true });
  expect(granted.text).toBe("Nothing is written. Exemption 1 is granted. Ben Abara granted it on 2016-01-27.");
  await expect(grantExemption(context, by("eve"), { exemption: "1", dryRun: true })).rejects.toThrow(
    /only those who decide may grant it\. Ask Ben Abara\.$/,
  );
  expect((await exemption(context, { exemption: "1" })).history).toHaveLength(1);
});

test("what would be if others sponsored it, or if nothing happened", async () => {
  const { context } = await house();
  await requestExemption(context, by("eve"), ask);
  const states = async (ifs: string[], on?: string) => (await imagine(context, { exemption: "1", ifs, on })).state;

  expect(await states(["ana sponsors"])).toBe("in review");
  expect(await states(["ana +1, cleo sponsors"])).toBe("granted");
  expect(await states(["ben declines"])).toBe("declined");
  expect(await states([], "2016-02-07")).toBe("expired");
  expect((await imagine(context, { exemption: "1", ifs: ["dan grants"] })).because[0]).toMatch(
    /^It would change nothing: only those who decide may grant it/,
  );
  expect((await exemption(context, { exemption: "1" })).state).toBe("requested");
});

test("it goes out as a record that holds", async () => {
  const { context } = await house();
  await requestExemption(context, by("eve"), ask);
  const { record } = await exemptionRecord(context, "1");

  expect(flawOf(record)).toBeNull();
  expect(flawOf({ ...record, acts: record.acts.map((act) => ({ ...act, by: "mal" })) })).toMatch(/^Act 1 is not what/);
});
