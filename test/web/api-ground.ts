/** On what ground do the tests of the API and of the operations endpoints stand? */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Context } from "../../src/commands/context.ts";
import { holdChange } from "../../src/commands/holding.ts";
import { nominate } from "../../src/commands/nominating.ts";
import { sprintPad } from "../../src/commands/pads/the-pad.ts";
import { raiseConcern, voteInPoll } from "../../src/commands/poll-deeds.ts";
import { ask } from "../../src/commands/polling.ts";
import { saveProse } from "../../src/commands/recap-writing.ts";
import { readWebhook } from "../../src/forges/gerrit/webhook.ts";
import { open } from "../../src/index.ts";
import type { Change } from "../../src/review/change.ts";
import type { Program, SignInSettings } from "../../src/review/program.ts";
import { plainPlan } from "../../src/review/sprint-plan.ts";
import { markListed } from "../../src/store/dirty.ts";
import { putLook } from "../../src/store/mirror.ts";
import { openStore } from "../../src/store/open.ts";
import type { WebGround } from "../../src/web/ground.ts";
import { meets } from "../commands/minutes-ground.ts";
import { settingsOf } from "../fakes/settings.ts";
import { has, merges, now, says, story, uploads, votes } from "../review/story.ts";
import { accounts, team } from "../review/team.ts";
import { mitaka, teamWith } from "../sprint/frozen-ground.ts";
import { meetsAtSprint } from "./room-ground.ts";

/** How far the forge had been read: ninety seconds before `now`. */
export const mark = "2016-01-27T17:58:30.000Z";

/** The secret part of the webhook's path. */
export const secret = "quiet harbour/7";

/** Nobody listens at port 9 of this machine: a forge there is unreachable. */
const silent = settingsOf("http://127.0.0.1:9/");

/** The team of the stories with a forge and a sprint that is on. */
export const program: Program = {
  ...team,
  forges: [silent],
  cycles: teamWith(mitaka).cycles,
  sprints: [
    {
      id: "mitaka",
      title: "Mitaka mid-cycle",
      first: "2016-01-27",
      last: "2016-01-29",
      zone: "America/Chicago",
      place: "Austin",
      remote: false,
      topics: ["totp"],
      hashtags: [],
      focus: null,
      notes: null,
      hosts: [],
      ...plainPlan,
    },
  ],
};

const pass = votes("zuul", "Verified+1");

/** Six changes: two wait for reviewers, one for its owner, one for the tests, one merged in the sprint, one specs. */
export const changes: Change[] = [
  story(uploads("eve"), pass, as(271000)),
  story(uploads("dan"), pass, says("ana", "Why a new table?\n<b>really</b>", 1), as(271001)),
  story(uploads("eve"), pass, votes("ana", "Code-Review-1", "No."), as(271002)),
  story(uploads("nia"), as(271003)),
  story(uploads("eve"), pass, votes("ana", "Code-Review+2"), merges(), as(271004)),
  story(uploads("dan"), pass, votes("ben", "Code-Review+2"), as(271005, "openstack/keystone-specs")),
];

/** What a test changes of the ground. */
export interface Changed {
  follow?: boolean;
  /** Numbers of changes that could not be understood. */
  unreadable?: number[];
  read?: boolean;
  /** Changes beside the usual ones. */
  more?: Change[];
  /** Ana nominates Dan, asks a question, and holds a change: numbers 1 of each. */
  decided?: boolean;
  /** What differs from the team that nobody can sign in to. */
  roles?: Partial<Program["roles"]>;
  signIn?: Partial<SignInSettings>;
  /** What the program says otherwise. */
  says?: Partial<Program>;
  /** The time; `now` when absent. */
  clock?: () => string;
}

const noSignIn: SignInSettings = {
  issuer: null,
  clientIdEnv: null,
  clientSecretEnv: null,
  name: null,
  scopes: "openid email profile",
  emailClaim: "email",
  address: null,
  local: false,
  required: false,
};

/** What stands, and what was said to the log. */
export interface Standing {
  ground: WebGround;
  lines: string[];
  /** Mirrors changes as a reading of the forge does, and lets the house know. */
  move(changes: readonly Change[], missing?: number[]): Promise<void>;
}

/** @returns the open house on a mirror of `changes` in SQLite, closed when the test is over. */
export async function standing({
  follow = false,
  unreadable = [],
  read = true,
  more = [],
  decided = false,
  roles,
  signIn,
  says: otherwise = {},
  clock = () => now,
}: Changed = {}): Promise<Standing> {
  const folder = await mkdtemp(join(tmpdir(), "midcycle-api-"));
  const where = { sqlite: join(folder, "mirror.db") };
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);

  const store = await openStore(where);
  const at = { started: now, now };
  const set = unreadable.map((number) => ({ number, reason: "It has no owner.", raw: "{}" }));
  await putLook(
    store.db,
    "opendev",
    { snapshots: [...changes, ...more].map((change) => ({ change, accounts })), missing: [], unreadable: set },
    at,
  );
  for (const name of read ? (["catch-up", "sweep"] as const) : []) {
    await markListed(store.db, "opendev", [], { reason: name, now, mark: { name, at: mark } });
  }
  await store.close();

  const own = {
    ...program,
    ...otherwise,
    roles: { ...program.roles, ...otherwise.roles, ...roles },
    signIn: signIn ? { ...noSignIn, ...signIn } : null,
  };
  const house = await open({ program: own, secrets: {}, where, now: clock, follow, log });
  onTestFinished(async () => {
    await house.close();
    await rm(folder, { recursive: true });
  });
  if (decided) await decideSomething(house.context());
  return {
    ground: { house, demo: null, address: null, provider: null, webhookSecrets: { opendev: secret }, readWebhook, log },
    lines,
    async move(changes, missing = []) {
      const look = { snapshots: changes.map((change) => ({ change, accounts })), missing, unreadable: [] };
      const { changed } = await putLook(house.context().db, "opendev", look, { started: now, now });
      house.desks[0]?.changed(changed);
    },
  };
}

async function decideSomething(context: Context): Promise<void> {
  await sprintPad(context, "mitaka");
  const ana = { id: "ana", through: "cli" as const, link: null };
  await nominate(context, ana, { candidate: "dan", why: "A year of careful reviews.\n<b>Really.</b>" });
  await ask(context, ana, { question: "Is Newton a stabilization cycle?", about: "Fewer features, more fixes." });
  await voteInPoll(context, { ...ana, id: "ben" }, { poll: "1", value: "no", reason: "it slows us down" });
  await raiseConcern(
    context,
    { ...ana, id: "cleo" },
    { poll: "1", name: "release", text: "Who tells the release team?" },
  );
  await meets(context);
  await meetsAtSprint(context);
  await saveProse(context, ana, { sprint: "mitaka", text: "We met.\n\n[[by-the-numbers]]\n\n[[rest]]", base: 0 });
  await holdChange(context, ana, { change: "271000", why: "the API is discussed", until: "2016-02-05" });
}

function as(number: number, repository = "openstack/keystone") {
  const url = `https://review.opendev.org/c/${repository}/+/${number}`;
  return has({ key: `opendev~${number}`, number, repository, url, changeId: `I${String(number).padStart(40, "0")}` });
}
