/** What is refused around exemptions, and in which words? */
import { describe, expect, test } from "vitest";
import { requestExemption } from "../../src/commands/exemption/ask.ts";
import {
  correctExemption,
  endExemption,
  extendExemption,
  giveWord,
  grantExemption,
  setCondition,
  sponsorExemption,
} from "../../src/commands/exemption/deeds.ts";
import { imagine } from "../../src/commands/exemption/imagined.ts";
import { exemption, exemptions } from "../../src/commands/exemptions.ts";
import { exemptionPresets } from "../../src/governance/exemption/terms.ts";
import { by, house } from "./exemption-ground.ts";

const ask = { changes: ["271000"], whyNow: "The spec merged late.", until: "2016-02-05" };

describe("refused", () => {
  const cases: [story: string, deed: (at: Awaited<ReturnType<typeof house>>) => Promise<unknown>, sentence: RegExp][] =
    [
      ["nothing is named", ({ context }) => requestExemption(context, by("eve"), {}), /^Say what it is for: a change/],
      [
        "a change nobody knows",
        ({ context }) => requestExemption(context, by("eve"), { changes: ["9"] }),
        /No change here is known as "9"/,
      ],
      [
        "a freeze nobody knows",
        ({ context }) => requestExemption(context, by("eve"), { ...ask, freeze: "winter" }),
        /No freeze is called "winter"\. There are spec-proposal-freeze/,
      ],
      [
        "a day that could be two",
        ({ context }) => requestExemption(context, by("eve"), { ...ask, until: "5/2/2016" }),
        /"5\/2\/2016" is no day or time that can mean only one thing/,
      ],
      [
        "a day that is over",
        ({ context }) => requestExemption(context, by("eve"), { ...ask, until: "2016-01-02" }),
        /"2016-01-02" is over/,
      ],
      ["a stranger", ({ context }) => requestExemption(context, by("mal"), ask), /Nobody here is known as "mal"/],
      [
        "a text that is too long",
        ({ context }) => requestExemption(context, by("eve"), { ...ask, benefit: "x".repeat(4_001) }),
        /The benefit has 4001 characters/,
      ],
      [
        "an address that is none",
        ({ context }) => requestExemption(context, by("ana"), { ...ask, link: "javascript:alert(1)" }),
        /is no address/,
      ],
      [
        "a word for another by who is no core",
        ({ context }) => requestExemption(context, by("dan"), { ...ask, for: "eve" }),
        /^Only a core, the PTL or a liaison may write down what others said: ask/,
      ],
      ["what is not there", ({ context }) => exemption(context, { exemption: "7" }), /There is no exemption "7"/],
      [
        "a state there is not",
        ({ context }) => exemptions(context, { state: "maybe" }),
        /They are requested, in review/,
      ],
      [
        "a no by who does not decide",
        ({ context }) => endExemption(context, by("ana"), { exemption: "1", as: "decline" }),
        /stays requested: only those who decide may decline it\. Ask Ben Abara\.$/,
      ],
      [
        "done before granted",
        ({ context }) => endExemption(context, by("eve"), { exemption: "1", as: "done" }),
        /stays requested: it was not granted yet/,
      ],
      [
        "a condition nobody can check",
        ({ context }) => grantExemption(context, by("ben"), { exemption: "1", conditions: ["it feels right"] }),
        /"it feels right" cannot be checked\. Conditions are "patch by DATE"/,
      ],
      [
        "a patch without a date",
        ({ context }) => grantExemption(context, by("ben"), { exemption: "1", conditions: ["patch"] }),
        /Say until when the patch must be up/,
      ],
      [
        "a patch for nothing",
        ({ context }) => grantExemption(context, by("ben"), { exemption: "1", conditions: ["patch by friday"] }),
        /Nothing says which patch would count/,
      ],
      [
        "a spec that is none",
        ({ context }) => grantExemption(context, by("ben"), { exemption: "1", conditions: ["spec 271001 merged"] }),
        /271001 is no spec/,
      ],
      [
        "its own merge first",
        ({ context }) => grantExemption(context, by("ben"), { exemption: "1", conditions: ["271000 merged"] }),
        /It would wait for itself/,
      ],
      [
        "a condition after the end",
        ({ context }) => grantExemption(context, by("ben"), { exemption: "1", conditions: ["ci green by 2016-03-01"] }),
        /ends before the date of a condition/,
      ],
      [
        "a word on what is no word",
        ({ context }) => giveWord(context, by("ben"), { exemption: "1", condition: "c4" }),
        /has no conditions/,
      ],
      [
        "an extension to an earlier day",
        ({ context }) => extendExemption(context, by("ben"), { exemption: "1", until: "2016-02-01" }),
        /that is no later than it was/,
      ],
      [
        "taking back what is another's",
        ({ context }) => correctExemption(context, by("eve"), { exemption: "1", act: 2 }),
        /Only whoever did it or wrote it down/,
      ],
      [
        "taking the request back as an act",
        ({ context }) => correctExemption(context, by("eve"), { exemption: "1", act: 1 }),
        /a request is withdrawn instead/,
      ],
      [
        "a person to imagine",
        ({ context }) => imagine(context, { exemption: "1", ifs: ["mal sponsors"] }),
        /Nobody here is known as "mal"/,
      ],
      [
        "a deed to imagine",
        ({ context }) => imagine(context, { exemption: "1", ifs: ["ana sings"] }),
        /cannot be imagined/,
      ],
    ];
  test.each(cases)("%s", async (_, deed, sentence) => {
    const at = await house();
    await requestExemption(at.context, by("eve"), ask);
    await sponsorExemption(at.context, by("dan"), { exemption: "1" });

    await expect(deed(at)).rejects.toThrow(sentence);
    expect((await exemption(at.context, { exemption: "1" })).history).toHaveLength(2);
  });

  test("two that would wait for each other", async () => {
    const { context } = await house();
    await requestExemption(context, by("eve"), ask);
    await requestExemption(context, by("dan"), { changes: ["271001"] });
    await grantExemption(context, by("ben"), { exemption: "1", conditions: ["271001 merged"] });

    const second = setCondition(context, by("ben"), { exemption: "2", condition: "271000 merged" });

    await expect(second).rejects.toThrow(/^It would wait for itself through exemption-1: /);
    await expect(
      setCondition(context, by("ben"), { exemption: "2", condition: "271000 merged by 2016-02-03" }),
    ).resolves.toMatchObject({ written: true });
  });

  test("the same again after a final no", async () => {
    const { context } = await house(exemptionPresets.kubernetes);
    await requestExemption(context, by("eve"), ask);
    await endExemption(context, by("ben"), { exemption: "1", as: "decline", reason: "Too large." });

    await expect(requestExemption(context, by("eve"), ask)).rejects.toThrow(
      /was declined, and under the rules "kubernetes" that is final/,
    );
    await expect(requestExemption(context, by("eve"), { ...ask, freeze: "string freeze" })).resolves.toMatchObject({
      written: true,
    });
  });

  test("rules under which nobody can grant, or that want a change first", async () => {
    const { context } = await house({ needed: 9, officersGrantAlone: false });
    await expect(requestExemption(context, by("eve"), ask)).rejects.toThrow(/it needs 9 cores or liaisons and has 3/);

    const nova = await house(exemptionPresets["nova-juno"]);
    await expect(requestExemption(nova.context, by("eve"), { blueprint: "totp" })).rejects.toThrow(
      /must be up for review first/,
    );
  });
});
