/** Is each mistake of the real recap caught, on a small text of its own, and nothing in a text without one? */
import { describe, expect, test } from "vitest";
import type { LintGround } from "../../../src/sprint/lint/finding.ts";
import { fits } from "../../../src/sprint/lint/links.ts";
import { rules } from "../../../src/sprint/lint/lint.ts";
import { act, madeUpFacts } from "../made-up.ts";
import { groundOf, told } from "./ground.ts";

/** Three merged on the sprint's days in two repositories, one more on the weekend. */
const merged = (day: number, number: number, repository = "openstack/keystone") =>
  act({ kind: "merged", at: `2016-01-${day}T18:00:00.000Z`, by: "zuul", number, repository });
const facts = madeUpFacts([
  ...[merged(27, 1), merged(28, 2), merged(29, 3, "openstack/keystonemiddleware"), merged(30, 4)],
  act({ kind: "uploaded", at: "2016-01-28T18:00:00.000Z", by: "ana", number: 9 }),
]);

/** When it was, so that only the mistake itself is found. */
const dated = "We met from January 27 to 29.";

function found(text: string, more: Partial<LintGround> = {}): string[] {
  return told(groundOf(facts, `${dated} ${text}\n`, "markdown", more));
}

const standing =
  "Changes merged on any branch of the five repositories from Wed 27 Jan 2016 00:00 to Fri 29 Jan 2016 24:00 CST, bots' changes included.";

describe("numbers", () => {
  test("one that agrees with no rule: what it is by the usual ones", () => {
    expect(found("Over 20 patches were merged.")).toEqual([
      expect.stringMatching(
        /^1:31 error numbers: "Over 20 patches" agrees with no usual rule: it is 3\. Changes merged .*Read otherwise: .*4 with the weekend/,
      ),
    ]);
    expect(found("Over 20 patches were merged.")[0]).toContain(standing);
  });

  test("one that holds only by another rule: which fits best", () => {
    expect(found("We merged 4 changes.")).toEqual([
      '1:41 warning numbers: "4 changes" holds only read otherwise: 4 with the weekend: from Wed 27 Jan 2016 00:00 to Sun 31 Jan 2016 24:00 CST. By the sprint\'s own rule it is 3. → Write 3, or say the rule: 4 with the weekend: from Wed 27 Jan 2016 00:00 to Sun 31 Jan 2016 24:00 CST.',
    ]);
  });

  test("“over N” that holds: the N itself", () => {
    expect(found("More than 2 patches merged.")).toEqual([
      '1:31 note numbers: "More than 2 patches" holds: it is 3. → Write 3.',
    ]);
  });

  test("the repositories; and what nobody recorded", () => {
    expect(found("Patches merged across five repositories.")).toEqual([
      expect.stringMatching(/^1:53 error numbers: "five repositories" agrees with no usual rule: it is 2\./),
    ]);
    expect(found("Over 25 community members attended.")).toEqual([
      expect.stringMatching(
        /^1:31 note numbers: "Over 25 community members" cannot be checked\. Nothing records who attended/,
      ),
    ]);
  });

  test.each([
    "3 changes merged in 2 repositories.",
    "Three patches merged, 2 changes merged in keystone and 1 change merged in keystonemiddleware.",
    "About 3 patches were merged.",
    "At the Liberty mid-cycle 25 patches were merged.",
    "We hope to merge 20 patches.",
    "There were 20 people and 4 rooms.",
    "We talked about 12 changes.",
    "See change 271000 and bug 1512345.",
  ])("no false alarm: %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  test("an empty mirror says so instead of nought", () => {
    const ground = groundOf(madeUpFacts([]), `${dated} We merged 20 patches.`, "markdown");
    expect(told(ground)).toEqual([
      expect.stringMatching(/note numbers: "20 patches" cannot be checked: nothing of the sprint's days was read/),
    ]);
  });
});

describe("names", () => {
  test("two that run together, and one without its blank", () => {
    expect(found("Thanks to Steve MartinelliAdam Young and DaveChen.")).toEqual([
      '1:41 error run-together-names: "Steve MartinelliAdam Young" are two people: Steve Martinelli and Adam Young. → Write "Steve Martinelli, Adam Young".',
      '1:72 error run-together-names: "DaveChen" is Dave Chen without a blank. → Write "Dave Chen".',
    ]);
    expect(found("Steve Martinelli Adam Young were there.")).toHaveLength(1);
  });

  test("a company of another day, and a name that it no longer had", () => {
    expect(found("Steve Martinelli (Red Hat) and Samuel de Medeiros Queiroz (HP) and Dave Chen of Intel.")).toEqual([
      "1:49 error affiliations: Steve Martinelli was with IBM on 2016-01-27, not with Red Hat. → Write IBM.",
      "1:90 warning affiliations: HP was called HPE on 2016-01-27. → Write HPE.",
    ]);
  });

  test.each([
    "Steve Martinelli (IBM), Adam Young and Dave Chen (Intel) were there.",
    "Samuel de Medeiros Queiroz (HPE) and Adam Young from Red Hat.",
    "Steve Martinelli (PTL), Adam Young (remote).",
    "Mail @SteveMartinelli or see https://example.org/SteveMartinelli.",
    "Jane Doe (Red Hat) came too.",
  ])("no false alarm: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("links", () => {
  const wiki = "https://en.wikipedia.org/wiki";
  const pci = `${wiki}/Payment_Card_Industry_Data_Security_Standard`;
  const hipaa = `${wiki}/Health_Insurance_Portability_and_Accountability_Act`;

  test("two that have each other's target", () => {
    expect(found(`[PCI DSS](${hipaa}) or [HIPAA](${pci}).`)).toEqual([
      `1:41 error link-targets: The words "PCI DSS" and "HIPAA" lead to each other's page. → Lead "PCI DSS" to ${pci}.`,
      `1:135 error link-targets: The words "PCI DSS" and "HIPAA" lead to each other's page. → Lead "HIPAA" to ${hipaa}.`,
    ]);
  });

  test("a text that is another address, another change, another repository", () => {
    const change = "https://review.example.org/c/openstack/keystone/+/271002";
    const ground = groundOf(facts, `${dated} [271001](${change})`, "markdown");
    const [link] = ground.prose.links;
    const linked = new Map(
      link ? [[link, { number: 271002, status: "merged" as const, repository: "openstack/keystone" }]] : [],
    );

    expect(found("[https://a.example.org/x](https://b.example.org/y)")[0]).toMatch(
      /error link-targets: The text is https:\/\/a\.example\.org\/x, the link leads/,
    );
    expect(told({ ...ground, linked })[0]).toMatch(
      /error link-targets: The text names change 271001, the link leads to 271002/,
    );
    expect(found("[keystonemiddleware](https://opendev.org/openstack/keystoneauth)")[0]).toMatch(
      /error link-targets: The text names openstack\/keystonemiddleware, the link leads to openstack\/keystoneauth/,
    );
  });

  test("a repository's name with a letter wrong, in the text and in an address", () => {
    expect(found("Merged in keystonemiddlware.")).toEqual([
      '1:41 error repository-names: "keystonemiddlware" is no repository of the team. → Did you mean keystonemiddleware?',
    ]);
    expect(found("[It](https://opendev.org/openstack/keystonauth/src/branch/master/x.py)")).toEqual([
      '1:36 error repository-names: The address names "openstack/keystonauth", which is no repository of the team. → Did you mean openstack/keystoneauth?',
    ]);
  });

  test("a spec that has moved, a change that is not there, one that was abandoned", () => {
    const ground = groundOf(
      facts,
      `${dated} [spec](https://s.org/a) [x](https://s.org/b) [y](https://s.org/c) merged.`,
      "markdown",
    );
    const [spec, gone, left] = ground.prose.links;
    if (!spec || !gone || !left) throw new Error("there are three links");
    const moved = new Map([[spec, { to: "specs/keystone/mitaka/totp.rst", change: 7 }]]);
    const at = { number: 5, repository: "openstack/keystone" };
    const linked = new Map([
      [gone, { ...at, status: null }],
      [left, { ...at, status: "abandoned" as const }],
    ]);

    expect(told({ ...ground, moved, linked })).toEqual([
      "1:38 error moved-specs: The file has moved: change 7 has it at specs/keystone/mitaka/totp.rst. → Lead to specs/keystone/mitaka/totp.rst.",
      "1:59 error dead-links: openstack/keystone has no change 5, as far as it was read. → Look the number up again.",
      "1:80 warning dead-links: Change 5 was abandoned. → Say so, or lead to the change that took its place.",
    ]);
  });

  test.each([
    `[PCI DSS](${pci}) or [HIPAA](${hipaa}).`,
    "[the notes](https://etherpad.openstack.org/p/keystone-mitaka-midcycle) and [photos](https://twitter.com/x/status/1).",
    "[keystone](https://opendev.org/openstack/keystone) and keystoneauth1, python-keystoneclient, keystoneclient, keystones.",
    "<https://example.org/> and [https://example.org/a…](https://example.org/abc).",
    "The keystonemiddleware's tests, and each keystone-spec.",
  ])("no false alarm: %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  test.each<[text: string, href: string, fit: boolean]>([
    ["PCI-DSS", pci, true],
    ["HIPAA", hipaa, true],
    ["HIPAA", pci, false],
    ["TOTP spec", "https://specs.openstack.org/openstack/keystone-specs/specs/mitaka/totp-auth.html", true],
    ["here", pci, false],
  ])("%s fits %s: %s", (text, href, fit) => {
    expect(fits(text, href)).toBe(fit);
  });
});

describe("event dates", () => {
  const only = (text: string) => told(groundOf(facts, text, "markdown"));

  test("none at all, and the wrong ones", () => {
    expect(only("The mid-cycle was great.")).toEqual([
      "1:1 error event-dates: It does not say when the sprint was: 2016-01-27 to 2016-01-29, in Austin. → Name the days: 2016-01-27 to 2016-01-29.",
    ]);
    expect(only("The mid-cycle was held January 24-26, 2016.")).toEqual([
      '1:24 error event-dates: The sprint was from 2016-01-27 to 2016-01-29, not on "January 24-26, 2016". → Write 2016-01-27 to 2016-01-29.',
    ]);
  });

  test.each([
    "We met January 27-29.",
    "From the 27th to 29th of January 2016.",
    "27 – 29 January 2016",
    "2016-01-28 was the best day.",
    "Wir trafen uns am 27. Januar 2016.",
    "From Jan 25 through 31 many were in town.",
    "",
  ])("no false alarm: %j", (text) => {
    expect(only(text)).toEqual([]);
  });
});

describe("freezes", () => {
  test("a freeze that had not begun: the ones that held", () => {
    expect(found("The TOTP spec got a feature freeze exemption.")).toEqual([
      '1:51 error freeze-kinds: "feature freeze exemption": no feature freeze held then; it began on 3 Mar 2016 23:59 UTC. The spec freeze (since 3 Dec 2015 23:59 UTC) and the feature proposal freeze (since 18 Jan 2016 23:59 UTC) held. → Name the freeze that was missed: spec freeze or feature proposal freeze.',
    ]);
    expect(found("We granted an FFE.")).toHaveLength(1);
    expect(found("We granted an FFE.", { exempted: new Set(["spec-freeze"]) })[0]).toMatch(
      /Name the freeze that was missed: spec freeze\.$/,
    );
  });

  test.each([
    "The TOTP spec got a spec freeze exemption.",
    "An exemption from the feature proposal freeze was granted.",
    "The feature freeze is on March 3.",
    "The exemption process was discussed.",
  ])("no false alarm: %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  test("a team without a calendar has nothing to compare with", () => {
    expect(found("An FFE was granted.", { holding: [], coming: [] })).toEqual([]);
  });
});

describe("promises", () => {
  test("one without a date or milestone", () => {
    expect(found("Look for devstack patches for uwsgi.")).toEqual([
      '1:31 warning promises-without-target: "Look for" promises something and says no date or milestone. What would show it: changes in openstack/devstack about uwsgi. → Say until when ("early in Newton", "by 5 Feb"), or write it down with "midcycle promise add".',
    ]);
  });

  test.each<[text: string, promised: string[]]>([
    ["Look for devstack patches for uwsgi, early in Newton.", []],
    ["Look for devstack patches for uwsgi.", ["Look for devstack patches for uwsgi"]],
    ["Thanks to the hosts.", []],
  ])("no false alarm: %s", (text, promised) => {
    expect(found(text, { promised })).toEqual([]);
  });
});

test("every rule says what it is about, under a name of its own", () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  for (const { name, about } of rules) expect(`${name} ${about}`).toMatch(/^[a-z]+(?:-[a-z]+)* [A-Z].+\.$/);
});
