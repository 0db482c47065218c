/** How does a team's work come by everything that a query can ask for? */
import { pushChain } from "./push.ts";
import { type Call, callsOf } from "./rest.ts";
import { branches, type Human, humans, repositories, type Site } from "./site.ts";

/** Makes bug trackers of trailers, as OpenDev's Gerrit does. */
export const tracking = {
  "trackingid.launchpad.footer": "Closes-Bug:",
  "trackingid.launchpad.match": "#?(\\d+)",
  "trackingid.launchpad.system": "Launchpad",
};

const [ana, ben, , , , farid, grace, hiro] = humans as [
  Human,
  Human,
  Human,
  Human,
  Human,
  Human,
  Human,
  Human,
  ...Human[],
];

/** Adds a dozen changes that are odd in ways in which those of a history are not. */
export async function addVariety(site: Site): Promise<void> {
  const by = (who: Human): Call => callsOf(site.gerrit.url, who);
  const push = async (
    who: Human,
    message: string,
    path: string,
    options: string[] = [],
    branch: string = branches[0],
  ) => {
    const [pushed] = await pushChain(site.gerrit.url, who, repositories[0], [{ message, path, text: `${message}\n` }], {
      branch,
      options,
    });
    return pushed?.number as number;
  };
  const review = (who: Human, number: number, said: Record<string, unknown>) =>
    by(who)("POST", `/changes/${number}/revisions/current/review`, said);

  const dotted = await push(
    farid,
    "Rename get_token.v3 to fetch-token\n\nThe bug: it isn't documented at all.\n\nPartial-Bug: #1400001\nCloses-Bug: #1400002",
    "doc/source/api_v3.rst",
    ["topic=bp/Fetch_token.v3", "hashtag=Release-Note", "hashtag=needs_docs", "r=ana", "cc=ben"],
  );
  await review(ben, dotted, { message: "What of the v2 API?" });
  await review(farid, dotted, { message: "Nothing changes there." });
  const busy = await push(farid, "Add TOTP auth for everybody", "keystone/auth/plugins/totp.py");
  await by(farid)("PUT", `/changes/${busy}/topic`, { topic: "totp auth" });
  for (const who of [ana, ben, grace, hiro]) await review(who, busy, { labels: { "Code-Review": 1 } });
  await by(farid)("POST", `/changes/${busy}/attention`, { user: "ben", reason: "please look" });
  const own = await push(farid, "Fix the Makefile", "Makefile", ["topic=bug/1400003"]);
  await review(farid, own, { labels: { "Code-Review": -1, Workflow: -1 }, message: "Not yet." });
  const wip = await push(grace, "wip: Refactor the LDAP driver", "keystone/identity/backends/ldap/core.py", [
    "wip",
    "r=ana",
    "cc=hiro",
  ]);
  await by(grace)("POST", `/changes/${wip}/reviewers`, { reviewer: "guest@example.org" });
  await push(grace, "Test all the LDAP drivers", "keystone/tests/unit/test_ldap.py", ["topic=ldap", "r=ben"]);
  await push(hiro, "Release notes for Mitaka", "releasenotes/notes/mitaka-1a2b.yaml", [], branches[1]);
  const blocked = await push(hiro, "Drop the v2 API", "keystone/v2/controllers.py", ["hashtag=midcycle"]);
  await review(ana, blocked, {
    labels: { "Code-Review": -2 },
    comments: { "/PATCHSET_LEVEL": [{ message: "Not in this cycle", unresolved: true }] },
  });
  const revised = await push(farid, "Revise this one often", "keystone/often.py");
  await review(ana, revised, { labels: { "Code-Review": 2 }, message: "Nice." });
  await by(farid)("PUT", `/changes/${revised}/message`, {
    message: ((await by(farid)("GET", `/changes/${revised}/message`)) as { full_message: string }).full_message.replace(
      "often",
      "very often",
    ),
  });
  await review(grace, revised, { message: "Better." });
  await by(farid)("POST", `/changes/${revised}/revisions/current/cherrypick`, {
    destination: branches[1],
    message: "Revise this one often, for Mitaka",
  });
  const merged = await push(farid, "Merge me and then undo it", "keystone/undo.py", ["topic=bug/1400004"]);
  await review(ana, merged, { labels: { "Code-Review": 2, Workflow: 1 } });
  const ci = callsOf(site.gerrit.url, site.ci);
  await ci("POST", `/changes/${merged}/revisions/current/review`, { labels: { Verified: 2 } });
  await ci("POST", `/changes/${merged}/submit`, {});
  await by(hiro)("POST", `/changes/${merged}/revert`, { message: "Undo it" });
}
