/** How does each preset decide, by the cases that its team wrote down? */
import { describe, expect, test } from "vitest";
import type { ExemptionAct, ExemptionState } from "../../src/governance/exemption/acts.ts";
import { standing } from "../../src/governance/exemption/standing.ts";
import { asked, cores, does, on, story } from "./exemption-ground.ts";

type Story = [story: string, acts: ExemptionAct[], at: string, state: ExemptionState];

function holds(name: string, table: Story[]): void {
  describe(name, () => {
    test.each(table)("%s", (_, acts, at, state) => {
      expect(standing(story(...acts), at).state).toBe(state);
    });
  });
}

const sponsor = (by: string, day: number, hour?: number) => does(by, "sponsor", on(day, hour));

holds("keystone: the PTL, or a majority of the cores and officers", [
  ["nobody has said anything", [asked("keystone")], on(2), "requested"],
  ["the PTL grants alone", [asked("keystone"), does("pat", "grant", on(2))], on(2), "granted"],
  [
    "a liaison grants alone",
    [asked("keystone", { officers: ["pat", "lee"] }), does("lee", "grant", on(2))],
    on(3),
    "granted",
  ],
  ["one core's yes is one of four", [asked("keystone"), does("bo", "grant", on(2))], on(2), "in review"],
  [
    "three of six are no majority",
    [asked("keystone"), ...["bo", "cy", "di"].map((by) => sponsor(by, 2))],
    on(2),
    "in review",
  ],
  [
    "four of six are one",
    [asked("keystone"), ...["bo", "cy", "di", "ed"].map((by) => sponsor(by, 2))],
    on(2),
    "granted",
  ],
  [
    "one who takes back their word is missing",
    [
      asked("keystone"),
      ...["bo", "cy", "di"].map((by) => sponsor(by, 2)),
      does("bo", "sponsor", on(3), { for: false }),
      sponsor("ed", 4),
    ],
    on(4),
    "in review",
  ],
  [
    "the same person twice is one",
    [asked("keystone"), ...["bo", "bo", "cy", "di"].map((by) => sponsor(by, 2))],
    on(2),
    "in review",
  ],
  ["whoever asks cannot grant", [asked("keystone"), does("ana", "grant", on(2))], on(2), "requested"],
  ["the PTL declines", [asked("keystone"), does("pat", "decline", on(2))], on(9), "declined"],
  ["a core cannot decline where there is a PTL", [asked("keystone"), does("bo", "decline", on(2))], on(2), "requested"],
  [
    "without officers the cores decline",
    [asked("keystone", { officers: [] }), does("bo", "decline", on(2))],
    on(2),
    "declined",
  ],
  [
    "a no is a no: granting comes too late",
    [asked("keystone"), does("pat", "decline", on(2)), does("pat", "grant", on(3))],
    on(4),
    "declined",
  ],
  [
    "it is moved once",
    [asked("keystone", { until: on(5) }), does("pat", "grant", on(2)), does("pat", "extend", on(3), { until: on(8) })],
    on(7),
    "granted",
  ],
  [
    "a second time is refused",
    [
      asked("keystone", { until: on(5) }),
      does("pat", "grant", on(2)),
      does("pat", "extend", on(3), { until: on(8) }),
      does("pat", "extend", on(4), { until: on(12) }),
    ],
    on(9),
    "expired",
  ],
  [
    "once it is over nothing moves it",
    [asked("keystone", { until: on(5) }), does("pat", "grant", on(2)), does("pat", "extend", on(6), { until: on(8) })],
    on(7),
    "expired",
  ],
  ["nobody decided in the time that was asked for", [asked("keystone", { until: on(5) })], on(6), "expired"],
]);

holds("nova-juno: three sponsoring cores, own sponsorship counts, seven days", [
  ["two are not enough", [asked("nova-juno"), sponsor("bo", 2), sponsor("cy", 2)], on(2), "in review"],
  ["three are", [asked("nova-juno"), sponsor("bo", 2), sponsor("cy", 2), sponsor("di", 3)], on(3), "granted"],
  [
    "a core who asks is one of the three",
    [asked("nova-juno", { by: "bo" }), sponsor("bo", 2), sponsor("cy", 2), sponsor("di", 2)],
    on(2),
    "granted",
  ],
  ["the PTL alone is one of three", [asked("nova-juno"), does("pat", "grant", on(2))], on(2), "in review"],
  [
    "three in the same second",
    [asked("nova-juno"), ...["bo", "cy", "di"].map((by) => sponsor(by, 2))],
    on(2),
    "granted",
  ],
  [
    "it is good to the end of the seventh day",
    [asked("nova-juno"), ...["bo", "cy", "di"].map((by) => sponsor(by, 2))],
    "2016-02-09T23:59:00.000Z",
    "granted",
  ],
  [
    "then it expires",
    [asked("nova-juno"), ...["bo", "cy", "di"].map((by) => sponsor(by, 2))],
    "2016-02-09T23:59:00.001Z",
    "expired",
  ],
  [
    "and is not extended",
    [
      asked("nova-juno"),
      ...["bo", "cy", "di"].map((by) => sponsor(by, 2)),
      does("pat", "extend", on(3), { until: on(20) }),
    ],
    on(10),
    "expired",
  ],
  [
    "somebody who is no core is heard and not counted",
    [asked("nova-juno"), sponsor("bo", 2), sponsor("cy", 2), sponsor("ana", 2)],
    on(2),
    "in review",
  ],
]);

holds("kubernetes: the release team alone, final, to the end of a day anywhere on Earth", [
  ["a liaison grants", [asked("kubernetes"), does("pat", "grant", on(2))], on(2), "granted"],
  ["cores together do not", [asked("kubernetes"), ...cores.map((by) => sponsor(by, 2))], on(2), "requested"],
  [
    "the last minute of the day anywhere on Earth is in time",
    [asked("kubernetes", { until: "2016-02-06T11:59:00.000Z" }), does("pat", "grant", on(2))],
    "2016-02-06T11:59:00.000Z",
    "granted",
  ],
  [
    "the next is not",
    [asked("kubernetes", { until: "2016-02-06T11:59:00.000Z" }), does("pat", "grant", on(2))],
    "2016-02-06T11:59:00.001Z",
    "expired",
  ],
  [
    "one extension is refused",
    [
      asked("kubernetes", { until: on(5) }),
      does("pat", "grant", on(2)),
      does("pat", "extend", on(3), { until: on(9) }),
    ],
    on(6),
    "expired",
  ],
  [
    "a no is final",
    [asked("kubernetes"), does("pat", "decline", on(2)), does("pat", "grant", on(3))],
    on(3),
    "declined",
  ],
]);

holds("two-approvers: two different people, not who asked", [
  ["one is not enough", [asked("two-approvers"), sponsor("bo", 2)], on(2), "in review"],
  ["two are", [asked("two-approvers"), sponsor("bo", 2), does("cy", "grant", on(2))], on(2), "granted"],
  [
    "one person twice is one",
    [asked("two-approvers"), sponsor("bo", 2), does("bo", "grant", on(3))],
    on(3),
    "in review",
  ],
  [
    "who asked is none of the two",
    [asked("two-approvers", { by: "bo" }), sponsor("bo", 2), sponsor("cy", 2)],
    on(2),
    "in review",
  ],
  ["the PTL is one of two", [asked("two-approvers"), does("pat", "grant", on(2)), sponsor("bo", 3)], on(3), "granted"],
]);

holds("whatever the preset", [
  ["who asked withdraws", [asked("keystone"), does("ana", "withdraw", on(2))], on(3), "withdrawn"],
  ["nobody else can", [asked("keystone"), does("pat", "withdraw", on(2))], on(3), "requested"],
  [
    "a grant is revoked, not declined",
    [asked("keystone"), does("pat", "grant", on(2)), does("pat", "decline", on(3)), does("pat", "revoke", on(4))],
    on(4),
    "revoked",
  ],
  ["what was not granted cannot be revoked", [asked("keystone"), does("pat", "revoke", on(3))], on(4), "requested"],
  [
    "who asked says that it is done",
    [asked("keystone"), does("pat", "grant", on(2)), does("ana", "done", on(3))],
    on(4),
    "completed",
  ],
  ["done comes before granted in nobody's story", [asked("keystone"), does("ana", "done", on(3))], on(4), "requested"],
  ["what comes later is not looked at", [asked("keystone"), does("pat", "grant", on(5))], on(4), "requested"],
]);
