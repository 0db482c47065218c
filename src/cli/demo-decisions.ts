/** What has the made-up team decided when somebody looks for the first time? */
import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "../commands/actor.ts";
import { type Context, Refused } from "../commands/context.ts";
import { requestExemption } from "../commands/exemption/ask.ts";
import { endExemption, grantExemption, sponsorExemption } from "../commands/exemption/deeds.ts";
import { exemptions } from "../commands/exemptions.ts";
import { nominations } from "../commands/nominations.ts";
import type { Change } from "../review/change.ts";
import { meetings } from "../store/meetings.ts";
import { storeOutage } from "../store/problem.ts";
import { meetInDemo } from "./demo-meetings.ts";
import { notesInDemo } from "./demo-pads.ts";
import { promiseInDemo } from "./demo-promises.ts";
import { writeInDemo } from "./demo-recap.ts";
import { createDemoRoom } from "./demo-room.ts";
import { voteInDemo } from "./demo-votes.ts";

/** Milliseconds between two looks at whether the world has begun (again) and nobody has decided anything. */
const rest = 1_000;

/** How many open changes must have been read before somebody asks about some of them. */
const enough = 40;

/** The freeze that holds during the sprint of the made-up team. */
const freeze = "feature-proposal-freeze";

/** Lets the made-up team decide as soon as its changes are read, also after its world began again. */
export async function decideInDemo(
  context: () => Context,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<void> {
  const goOn = createDemoRoom();
  while (!signal.aborted) {
    try {
      const now = context();
      if ((await nominations(now, { as: null })).length === 0) await voteInDemo(now);
      await writeInDemo(now);
      if (now.board.size >= enough && (await meetings(now.db)).length === 0) await meetInDemo(now);
      if (now.board.size >= enough && (await readWhole(now)) && (await exemptions(now)).total === 0) {
        await notesInDemo(now);
        await promiseInDemo(now);
        await decide(now);
      }
      if (now.board.size >= enough && (await readWhole(now))) await goOn(now, log);
    } catch (failure) {
      // The world may begin again in the middle of it, and a change may be closed by then: the next look sees.
      if (!(failure instanceof Refused) && storeOutage(failure) === null) {
        log(`mistake in Midcycle: ${failure instanceof Error ? failure.stack : failure}`);
        return;
      }
    }
    await pause(rest, undefined, { signal }).catch(() => undefined);
  }
}

async function readWhole(context: Context): Promise<boolean> {
  return (await context.health()).every(({ state }) => state === "following");
}

/** One that is conditional, one in review, one declined, by people of the roster about the longest open changes. */
async function decide(context: Context): Promise<void> {
  const { roles, repositories, people } = context.program;
  const [ptl, liaison] = [roles.ptl[0]?.person ?? "", roles.liaisons[0]?.person ?? ""];
  const service = repositories.find(({ type }) => type === "service");
  const cores = people.filter(
    ({ id, cores }) =>
      id !== ptl && id !== liaison && cores.some(({ group, to }) => group === service?.coreGroup && to === null),
  );
  const open = [...context.board.entries()]
    .map(({ change }) => change)
    .filter(
      (change) => change.repository === service?.name && !change.workInProgress && asker(context, change) !== null,
    )
    .sort((a, b) => a.number - b.number);
  const [first, second, third] = open;
  if (!first || !second || !third) return;

  await asks(
    context,
    first,
    "in 9 days",
    "Its spec merged two days before the freeze, and the code was ready but for a rebase.",
    "Operators can turn it on without a migration.",
    "It is behind an option that is off.",
  );
  await grantExemption(context, by(ptl), {
    exemption: "1",
    conditions: ["ci green by in 3 days", "word: the documentation is reviewed", "at most 900 lines"],
    reason: "Small, and wanted by two deployments.",
  });
  await asks(
    context,
    second,
    "in 6 days",
    "Reviews took longer than the milestone.",
    "One round trip less for each token.",
    "It touches the driver interface.",
  );
  for (const core of cores.slice(0, 2))
    await sponsorExemption(context, by(core.id), {
      exemption: "2",
      reason: core === cores[0] ? "I will review it." : "",
    });
  await asks(context, third, "in 12 days", "It would be nice to have.", "", "Nobody has measured it.");
  await endExemption(context, by(liaison), {
    exemption: "3",
    as: "decline",
    reason: "Too large for this late; first thing next cycle.",
  });
}

async function asks(
  context: Context,
  change: Change,
  until: string,
  whyNow: string,
  benefit: string,
  riskOfAdding: string,
): Promise<void> {
  const id = asker(context, change);
  if (id !== null)
    await requestExemption(context, by(id), { changes: [change.key], freeze, until, whyNow, benefit, riskOfAdding });
}

function asker({ directory }: Context, change: Change): string | null {
  const who = directory.who(change.owner);
  return who.person && !who.bot ? who.id : null;
}

function by(id: string): Actor {
  return { id, through: "web", link: null };
}
