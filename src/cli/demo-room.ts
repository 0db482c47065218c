/** What do the people of the made-up team do in their sprint's room, hour by hour? Through the commands that a real team has. */
import type { Context } from "../commands/context.ts";
import { askExperts } from "../commands/room/question-deeds.ts";
import { roomOf, sprintsOf } from "../commands/rooms.ts";
import { say } from "../commands/say.ts";
import type { Sprint } from "../review/program.ts";
import { instantAt } from "../sprint/moment.ts";
import { dayAfter } from "../sprint/zone.ts";

/** Days before (below 0) or into the sprint, the time there, who, and what they say; `{n}` is the n-th of its open changes. */
type Step = readonly [day: number, time: string, who: string, text: string];

const script: readonly Step[] = [
  [-19, "10:00", "lucia", "/tracks add passkeys credentials reviews"],
  [-19, "10:05", "lucia", "/track passkeys color teal\n/track credentials color orange\n/track reviews color purple"],
  [-19, "10:10", "lucia", "/sign-up in person"],
  [-18, "09:30", "mira", "/sign-up in person"],
  [-18, "16:40", "anjali", "/sign-up in person"],
  [-17, "11:12", "oyelaran", "/sign-up in person"],
  [-16, "09:03", "tobias", "/sign-up in person on wed, thu"],
  [-15, "05:44", "hanae", "/sign-up remote"],
  [-14, "13:20", "stellan", "/sign-up in person on thu, fri"],
  [-14, "14:02", "noor", "/sign-up in person"],
  [-13, "10:00", "viktor", "/sign-up in person"],
  [-13, "10:30", "priya", "/sign-up in person"],
  [-12, "12:00", "joaquin", "/sign-up in person"],
  [-12, "15:09", "sunniva", "/sign-up in person"],
  [-11, "08:15", "dmitri", "/sign-up remote on wed, thu"],
  [-11, "04:15", "wenjing", "/sign-up in person"],
  [-10, "10:48", "kwabena", "/sign-up in person"],
  [-10, "11:30", "elspeth", "/sign-up in person"],
  [-9, "17:00", "rafael", "/sign-up in person listed nick"],
  [-9, "17:21", "ines", "/sign-up in person"],
  [-8, "09:00", "bogdan", "/sign-up in person"],
  [-8, "02:40", "yuki", "/sign-up remote"],
  [-7, "18:18", "marguerite", "/sign-up in person"],
  [-6, "10:00", "omar", "/sign-up in person listed nobody"],
  [-5, "21:55", "leilani", "/sign-up in person"],
  [-7, "15:00", "mira", "/session Passkeys: what is left for this cycle on #passkeys wants decision about {0}"],
  [-7, "15:04", "sunniva", "/session Attestation formats that we accept on #passkeys wants information"],
  [
    -7,
    "15:30",
    "anjali",
    "/session Application credentials: who may see them on #credentials wants decision about {1} {2}",
  ],
  [
    -6,
    "11:00",
    "noor",
    "/session Expiring assignments on #credentials wants decision about {3} bp/expiring-assignments",
  ],
  [-6, "12:00", "viktor", "/session The reviews that wait longest on #reviews wants code about {4} {5}"],
  [-5, "09:00", "elspeth", "/session Flaky functional tests on #reviews wants code about {6}"],
  [-5, "10:00", "wenjing", "/session Newcomers ask the cores on #reviews wants information"],
  [-4, "10:00", "tobias", "/session Retiring the old token provider wants decision"],
  [
    -3,
    "09:00",
    "lucia",
    "/track passkeys book Canal-wed1\n/track credentials book Canal-thu1\n/track reviews book Atelier-wed2",
  ],
  [
    -3,
    "09:05",
    "lucia",
    "/track reviews book Atelier-thu2\n/track passkeys book Loft-thu2\n/track reviews book Canal-fri1",
  ],
  [-1, "18:00", "lucia", "/motd add info The room opens at 8:30: bring the badge that the Atelier sent"],
  [0, "08:41", "lucia", "/in the front desk"],
  [0, "08:50", "viktor", "/in #passkeys"],
  [0, "08:52", "mira", "/in #passkeys"],
  [0, "08:55", "sunniva", "/in #passkeys\n/track passkeys etherpad auto"],
  [0, "08:56", "hanae", "/in #passkeys"],
  [0, "08:57", "oyelaran", "/in #passkeys"],
  [0, "08:58", "priya", "/in #passkeys"],
  [0, "08:59", "wenjing", "/in #passkeys"],
  [0, "09:00", "kwabena", "/in the hallway\n/reserve {4} for 90 minutes"],
  [0, "09:00", "lucia", "/move s1 to now\n/move s2 to next\n/in #passkeys"],
  [0, "09:00", "joaquin", "/ask When can the old password hashes be dropped?"],
  [0, "09:00", "priya", "/upvote q1\n/reserve {0}"],
  [0, "09:00", "wenjing", "/upvote q1"],
  [0, "09:00", "bogdan", "/ask Who decides what the client library still supports?"],
  [0, "09:00", "dmitri", "/upvote q2\n/in #reviews"],
  [0, "10:20", "mira", "/conclude s1 Registration and sign-in this cycle; recovery codes early in the next."],
  [0, "10:20", "lucia", "/move s2 to now"],
  [0, "10:40", "tobias", "/answer q1 Two cycles after the upgrade check warns about them."],
  [0, "11:30", "sunniva", "/conclude s2 Packed and none; the others when a vendor asks."],
  [0, "11:31", "mira", "/track passkeys now Recovery codes, a sketch on the wall\n/reserve {2}"],
  [0, "12:25", "mira", "/track passkeys clean"],
  [0, "12:30", "viktor", "/move s5 to now\n/move s6 to next\n/in #reviews"],
  [0, "13:40", "elspeth", "/reserve {6} for 120 minutes\n/in #reviews"],
  [0, "13:00", "priya", "/track passkeys now Pair on the registration form\n/reserve {1} for 180 minutes"],
  [0, "14:30", "noor", "/track credentials next Expiring assignments\n/reserve {3} for 180 minutes"],
  [0, "16:45", "viktor", "/conclude s5 Eleven of the fourteen have an answer."],
  [1, "08:50", "lucia", "/newday\n/motd clean\n/motd add success Lunch is on the terrace today"],
  [1, "09:00", "anjali", "/move s3 to now\n/move s4 to next\n/in #credentials"],
  [1, "09:05", "stellan", "/in #credentials"],
  [1, "09:06", "noor", "/in #credentials"],
  [1, "10:30", "anjali", "/conclude s3 Whoever made it, and the domain's administrators."],
  [1, "10:31", "noor", "/move s4 to now"],
  [1, "12:00", "noor", "/conclude s4 Yes, behind an option, with a page for operators first."],
  [1, "14:00", "elspeth", "/move s6 to now\n/in #reviews"],
  [2, "08:55", "lucia", "/newday"],
  [1, "14:05", "priya", "/track passkeys now Attestation tests\n/reserve {0} for 240 minutes"],
  [2, "09:00", "wenjing", "/move s7 to now\n/in #reviews"],
  [2, "10:00", "mira", "/answer q2 The liaisons, after asking on the list."],
];

/** Asked by nobody knows whom, on the first morning. */
const unsigned = "Would anybody mind if we dropped the weekly meeting for a month?";

/** @returns what goes on with the sprint whenever it is called: all that is due and not done yet. */
export function createDemoRoom(): (context: Context, log: (line: string) => void) => Promise<void> {
  let done = 0;
  return async (context, log) => {
    const sprint = sprintsOf(context).at(-1);
    if (!sprint) return;
    if (roomOf(context, sprint).acts.length === 0) done = 0;
    const changes = changesOf(context, sprint);
    for (; done < script.length; done++) {
      const [day, time, id, text] = script[done] as Step;
      const at = instantAt(dayAfter(sprint.first, day), time, sprint.zone);
      if (at > context.now()) return;
      const then: Context = { ...context, directory: context.directory, now: () => at };
      const actor = { id, through: "web" as const, link: null, key: `demo/room/${done}` };
      const named = text.replaceAll(/\{(\d)\}/g, (_, n) => changes[Number(n)] ?? "");
      await say(then, { actor, text: named, about: null }, log);
      if (text.startsWith("/ask When"))
        await askExperts(then, { ...actor, key: "demo/unsigned" }, { text: unsigned, anonymous: true });
    }
  };
}

/** Numbers of the sprint's own open changes, the oldest first; of all when it has few. */
function changesOf({ board }: Context, { hashtags }: Sprint): string[] {
  const open = [...board.entries()].map(({ change }) => change).sort((a, b) => a.number - b.number);
  const own = open.filter((change) => change.hashtags.some((one) => hashtags.includes(one)));
  return [...own, ...open.filter((one) => !own.includes(one))].map(({ number }) => String(number));
}
