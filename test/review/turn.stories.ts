/** Whose turn is it? Each line is a story that a core reviewer has lived through. */
import type { Change } from "../../src/review/change.ts";
import type { Mover, TurnContext } from "../../src/review/turn.ts";
import { abandons, asks, days, has, merges, needs, progress, restores, says, story, uploads, votes } from "./story.ts";
import { key, team } from "./team.ts";

/** Who must move, by which codes, and who exactly; `around` is what differs from the usual team. */
export type Story = [
  story: string,
  change: Change,
  mover: Mover,
  codes: string[],
  who: string[],
  around?: Partial<TurnContext>,
];

const pass = votes("zuul", "Verified+1", "Build succeeded (check pipeline).");
const fail = votes("zuul", "Verified-1", "Build failed (check pipeline).");
const agreed = [uploads("eve"), pass, votes("ana", "Code-Review+2"), votes("ben", "Code-Review+2")];
const approved = [...agreed, votes("ben", "Workflow+1")];
const other = (status: Change["status"]) => new Map([["opendev~5", { status, subject: "Add the TOTP table" }]]);
const rules = (more: Partial<typeof team.rules>) => ({ program: { ...team, rules: { ...team.rules, ...more } } });
const noCi = rules({ ci: { label: "Verified", accounts: [], pass: 1 } });
const unmet = (name: string, expression: string | null, status = "unsatisfied") =>
  has({ requirements: [{ name, status, expression }] });

/** The tests come first. */
const testing: Story[] = [
  ["just uploaded, tests run", story(uploads("eve")), "ci", ["ci-pending"], [key("zuul")]],
  ["CI has been silent for three weeks", story(uploads("eve"), days(20)), "ci", ["ci-pending"], [key("zuul")]],
  ["the tests fail", story(uploads("eve"), fail), "owner", ["ci-failed"], ["eve"]],
  [
    "CI -1 is not a person's no",
    story(uploads("eve"), fail, votes("ana", "Code-Review+2")),
    "owner",
    ["ci-failed"],
    ["eve"],
  ],
  [
    "the owner asks for a recheck",
    story(uploads("eve"), fail, says("eve", "recheck bug 1234")),
    "ci",
    ["ci-rerun"],
    [key("zuul")],
  ],
  ["the recheck fails too", story(uploads("eve"), fail, says("eve", "recheck"), fail), "owner", ["ci-failed"], ["eve"]],
  [
    "a word about rechecks is no recheck",
    story(uploads("eve"), fail, says("ana", "I would recheck this")),
    "owner",
    ["ci-failed"],
    ["eve"],
  ],
  [
    "a third-party CI fails",
    story(uploads("eve"), pass, votes("acme", "Verified-1")),
    "reviewers",
    ["needs-review"],
    ["ana", "ben", "cleo"],
  ],
  [
    "only a third-party CI has voted",
    story(uploads("eve"), votes("acme", "Verified+1")),
    "ci",
    ["ci-pending"],
    [key("zuul")],
  ],
  ["the team names no CI", story(uploads("eve")), "reviewers", ["needs-review"], ["ana", "ben", "cleo"], noCi],
  [
    "CI failed an old patch set, a new one came",
    story(uploads("eve"), fail, uploads("eve")),
    "ci",
    ["ci-pending"],
    [key("zuul")],
  ],
];

/** Then people look. */
const reviewing: Story[] = [
  ["tests passed, nobody is asked", story(uploads("eve"), pass), "reviewers", ["needs-review"], ["ana", "ben", "cleo"]],
  ["Dan is asked", story(uploads("eve"), asks("dan"), pass), "reviewers", ["needs-review"], ["dan"]],
  [
    "two are asked, Gerrit's attention is on one",
    story(
      uploads("eve"),
      asks("dan", "ben"),
      pass,
      has({ attention: [{ account: key("ben"), since: "2016-01-04T08:00:00.000Z", reason: null }] }),
    ),
    "reviewers",
    ["needs-review"],
    ["ben"],
  ],
  [
    "a contributor agrees",
    story(uploads("eve"), pass, votes("dan", "Code-Review+1")),
    "cores",
    ["needs-core-votes"],
    ["ana", "ben", "cleo"],
  ],
  [
    "one core agrees",
    story(uploads("eve"), pass, votes("ana", "Code-Review+2")),
    "cores",
    ["needs-core-votes"],
    ["ben", "cleo"],
  ],
  [
    "a core owns it: the other two decide",
    story(uploads("ana"), pass, votes("ben", "Code-Review+2")),
    "cores",
    ["needs-core-votes"],
    ["cleo"],
  ],
  [
    "the owner's own +2 does not count",
    story(uploads("ana"), pass, votes("ana", "Code-Review+2"), votes("ben", "Code-Review+2")),
    "cores",
    ["needs-core-votes"],
    ["cleo"],
  ],
  [
    "+2 of somebody who is no core does not count",
    story(uploads("eve"), pass, votes("dan", "Code-Review+2"), votes("ana", "Code-Review+2")),
    "cores",
    ["needs-core-votes"],
    ["ben", "cleo"],
  ],
  [
    "a bot says +1",
    story(uploads("eve"), pass, votes("acme", "Code-Review+1")),
    "reviewers",
    ["needs-review"],
    ["ana", "ben", "cleo"],
  ],
  [
    "a new patch set after two +2",
    story(...agreed, uploads("eve"), pass),
    "reviewers",
    ["needs-review"],
    ["ana", "ben"],
  ],
  [
    "a trivial rebase keeps the +2",
    story(...agreed, uploads("eve", { kind: "TRIVIAL_REBASE", keeps: ["Code-Review"] }), pass),
    "approver",
    ["needs-approval"],
    ["ana", "ben", "cleo"],
  ],
  ["two cores agree", story(...agreed), "approver", ["needs-approval"], ["ana", "ben", "cleo"]],
  [
    "an approval is taken back",
    story(...approved, votes("ben", "-Workflow")),
    "approver",
    ["needs-approval"],
    ["ana", "ben", "cleo"],
  ],
  [
    "a specification needs its own cores",
    story(has({ repository: "openstack/keystone-specs" }), uploads("eve"), pass, votes("ana", "Code-Review+2")),
    "cores",
    ["needs-core-votes"],
    ["ben"],
  ],
  [
    "a specification of a core has one other core",
    story(has({ repository: "openstack/keystone-specs" }), uploads("ana"), pass, votes("ben", "Code-Review+2")),
    "cores",
    ["needs-core-votes"],
    [],
  ],
  [
    "nobody is known to be core",
    story(uploads("eve"), pass, votes("dan", "Code-Review+1")),
    "cores",
    ["needs-core-votes"],
    [],
    {
      repository: {
        name: "openstack/ldappool",
        forge: "opendev",
        type: "library",
        branches: ["master"],
        coreGroup: "ldappool-core",
        releasedBy: null,
      },
    },
  ],
  [
    "a newcomer's first change",
    story(uploads("nia"), says("welcome", "Thank you for your first contribution"), pass),
    "reviewers",
    ["needs-review"],
    ["ana", "ben", "cleo"],
  ],
  [
    "the translations bot's change waits for cores",
    story(uploads("proposal-bot"), pass, votes("dan", "Code-Review+1")),
    "cores",
    ["needs-core-votes"],
    ["ana", "ben", "cleo"],
  ],
  [
    "the owner's account is deleted",
    story(uploads("eve"), has({ owner: "opendev~404" }), pass, asks("dan")),
    "reviewers",
    ["needs-review"],
    ["dan"],
  ],
];

/** Somebody says no, or asks. */
const objecting: Story[] = [
  [
    "a contributor votes -1",
    story(uploads("eve"), pass, votes("dan", "Code-Review-1", "No tests")),
    "owner",
    ["voted-down"],
    ["eve"],
  ],
  [
    "a core votes -1 beside a +2",
    story(uploads("eve"), pass, votes("ana", "Code-Review+2"), votes("ben", "Code-Review-1")),
    "owner",
    ["voted-down"],
    ["eve"],
  ],
  [
    "two cores agree after the -1",
    story(
      uploads("eve"),
      pass,
      votes("dan", "Code-Review-1"),
      votes("ana", "Code-Review+2"),
      votes("ben", "Code-Review+2"),
    ),
    "approver",
    ["needs-approval"],
    ["ana", "ben", "cleo"],
  ],
  ["a -1 comes after two +2", story(...agreed, votes("dan", "Code-Review-1")), "owner", ["voted-down"], ["eve"]],
  [
    "the owner answers the -1 in words",
    story(uploads("eve"), pass, votes("dan", "Code-Review-1"), says("eve", "The tests are in the parent")),
    "reviewers",
    ["vote-answered"],
    ["dan"],
  ],
  [
    "a recheck is no answer to a -1",
    story(uploads("eve"), pass, votes("dan", "Code-Review-1"), says("eve", "recheck")),
    "owner",
    ["voted-down"],
    ["eve"],
  ],
  [
    "a -1 kept by a trivial rebase still stands",
    story(
      uploads("eve"),
      pass,
      votes("dan", "Code-Review-1"),
      uploads("eve", { kind: "TRIVIAL_REBASE", keeps: ["Code-Review"] }),
      pass,
    ),
    "owner",
    ["voted-down"],
    ["eve"],
  ],
  [
    "the -1 is taken back",
    story(uploads("eve"), pass, votes("dan", "Code-Review-1"), votes("dan", "-Code-Review")),
    "reviewers",
    ["needs-review"],
    ["dan"],
  ],
  [
    "tests fail and a person says no: both decide",
    story(uploads("eve"), fail, votes("dan", "Code-Review-1")),
    "owner",
    ["ci-failed", "voted-down"],
    ["eve"],
  ],
  [
    "a core blocks",
    story(uploads("eve"), pass, votes("ana", "Code-Review-2", "This breaks the token API")),
    "owner",
    ["blocked"],
    ["eve"],
  ],
  [
    "a block stays through a new patch set: its giver looks again",
    story(uploads("eve"), pass, votes("ana", "Code-Review-2", "This breaks the token API"), uploads("eve"), pass),
    "cores",
    ["block-answered"],
    ["ana"],
  ],
  [
    "a procedural -2 for the freeze",
    story(...agreed, votes("cleo", "Code-Review-2", "Procedural: wait until Newton opens")),
    "nobody",
    ["procedural-hold"],
    ["cleo"],
  ],
  [
    "a freeze bot holds it",
    story(...agreed, votes("freeze", "Code-Review-2")),
    "nobody",
    ["procedural-hold"],
    [key("freeze")],
  ],
  [
    "a reviewer asks without voting",
    story(uploads("eve"), pass, says("dan", "Why not a table?", 1)),
    "owner",
    ["unresolved-comments"],
    ["eve"],
  ],
  [
    "the owner answers, the comment is still open",
    story(uploads("eve"), pass, says("dan", "Why not a table?", 1), says("eve", "See the spec", 1)),
    "reviewers",
    ["needs-review"],
    ["ana", "ben", "cleo"],
  ],
  [
    "+2 with a nit left open",
    story(
      uploads("eve"),
      pass,
      votes("ana", "Code-Review+2", "(1 comment)\n\nA typo, no need to resend"),
      has({ unresolvedComments: 1 }),
    ),
    "cores",
    ["needs-core-votes"],
    ["ben", "cleo"],
  ],
  [
    "the forge lets nothing merge with open comments",
    story(...agreed, has({ unresolvedComments: 2 }), unmet("No-Unresolved-Comments", "-has:unresolved")),
    "owner",
    ["unresolved-comments"],
    ["eve"],
  ],
];

/** Work that is not ready, or is over. */
const waiting: Story[] = [
  [
    "work in progress by the flag",
    story(uploads("eve"), pass, progress("eve", true)),
    "owner",
    ["work-in-progress"],
    ["eve"],
  ],
  [
    "work in progress by Workflow -1",
    story(uploads("eve"), pass, votes("eve", "Workflow-1")),
    "owner",
    ["work-in-progress-vote"],
    ["eve"],
  ],
  [
    "a core marks it as work in progress",
    story(...agreed, votes("cleo", "Workflow-1")),
    "owner",
    ["work-in-progress-vote"],
    ["eve"],
  ],
  [
    "ready again",
    story(uploads("eve"), progress("eve", true), pass, progress("eve", false)),
    "reviewers",
    ["needs-review"],
    ["ana", "ben", "cleo"],
  ],
  [
    "the owner says -1 to themselves",
    story(...agreed, votes("eve", "Code-Review-1", "Found a bug, wait")),
    "owner",
    ["owner-says-no"],
    ["eve"],
  ],
  ["abandoned", story(...agreed, abandons("eve")), "nobody", ["abandoned"], ["eve"]],
  [
    "abandoned and restored",
    story(uploads("eve"), pass, abandons("eve"), restores("eve")),
    "reviewers",
    ["needs-review"],
    ["ana", "ben", "cleo"],
  ],
  ["merged", story(...approved, merges()), "nobody", ["merged"], []],
  [
    "a bot's change whose tests fail falls to the cores",
    story(uploads("proposal-bot"), fail),
    "cores",
    ["ci-failed"],
    ["ana", "ben", "cleo"],
  ],
];

/** The last steps, and what stands in their way. */
const finishing: Story[] = [
  ["approved, in the gate", story(...approved), "gate", ["in-gate"], [key("zuul")]],
  [
    "the gate fails it",
    story(...approved, votes("zuul", "Verified-2", "Build failed (gate pipeline).")),
    "owner",
    ["gate-failed"],
    ["eve"],
  ],
  [
    "approved where no CI merges",
    story(uploads("eve"), votes("ana", "Code-Review+2"), votes("ben", "Code-Review+2 Workflow+1")),
    "approver",
    ["needs-submit"],
    ["ben"],
    noCi,
  ],
  [
    "a core approves with a single +2",
    story(uploads("eve"), pass, votes("ana", "Code-Review+2 Workflow+1")),
    "gate",
    ["in-gate"],
    [key("zuul")],
  ],
  [
    "approved without any +2",
    story(uploads("eve"), pass, votes("ana", "Workflow+1")),
    "cores",
    ["needs-core-votes"],
    ["ana", "ben", "cleo"],
  ],
  [
    "the owner, a core, approves after two +2",
    story(
      uploads("ana"),
      pass,
      votes("ben", "Code-Review+2"),
      votes("cleo", "Code-Review+2"),
      votes("ana", "Workflow+1"),
    ),
    "gate",
    ["in-gate"],
    [key("zuul")],
  ],
  ["a conflict with the branch", story(...agreed, has({ mergeable: false })), "owner", ["merge-conflict"], ["eve"]],
  [
    "approved, its parent is open",
    story(...approved, needs("opendev~5", "parent")),
    "nobody",
    ["waits-for-dependency"],
    [],
    { others: other("open") },
  ],
  [
    "approved, its parent has merged",
    story(...approved, needs("opendev~5", "parent")),
    "gate",
    ["in-gate"],
    [key("zuul")],
    { others: other("merged") },
  ],
  [
    "its parent is abandoned",
    story(...approved, needs("opendev~5", "parent")),
    "owner",
    ["dependency-abandoned"],
    ["eve"],
    { others: other("abandoned") },
  ],
  [
    "an open Depends-On does not stop reviews",
    story(uploads("eve"), pass, needs("opendev~5")),
    "reviewers",
    ["needs-review"],
    ["ana", "ben", "cleo"],
    { others: other("open") },
  ],
  [
    "a Depends-On nobody here knows",
    story(...approved, needs(null, "depends-on", "https://review.example.org/77")),
    "gate",
    ["in-gate"],
    [key("zuul")],
  ],
  [
    "a requirement of the freeze is not met",
    story(...agreed, unmet("Feature-Freeze", "label:Feature-Freeze=MAX,user=bot")),
    "nobody",
    ["requirement-unmet"],
    [],
  ],
  [
    "the requirement of a known label is not said twice",
    story(...agreed, unmet("Workflow", "label:Workflow=MAX")),
    "approver",
    ["needs-approval"],
    ["ana", "ben", "cleo"],
  ],
  [
    "one label for all: the second +2 approves",
    story(...agreed),
    "gate",
    ["in-gate"],
    [key("zuul")],
    rules({ approval: { label: "Code-Review", value: 2 } }),
  ],
  [
    "one label for all: one +2 does not approve",
    story(uploads("eve"), pass, votes("ana", "Code-Review+2")),
    "cores",
    ["needs-core-votes"],
    ["ben", "cleo"],
    rules({ approval: { label: "Code-Review", value: 2 } }),
  ],
];

/** All stories. */
export const stories: Story[] = [...testing, ...reviewing, ...objecting, ...waiting, ...finishing];
