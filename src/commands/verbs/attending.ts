/** Which commands do people say about themselves in a sprint? */
import { Refused } from "../context.ts";
import { doing } from "../doing.ts";
import { checkIn, checkOut, seen, signOff, signUp } from "../room/attend.ts";
import { makeSprint } from "../room/planning.ts";
import type { Verb } from "../verb.ts";

const whoever = "anyone on the team";

/** `sign-up`, `sign-off`, `in`, `out`, `seen` and `sprint`. */
export const attending: Verb[] = [
  doing({
    name: "sign-up",
    synonyms: ["signup"],
    usage: "[remote|in person] [on DAYS] [from COMPANY] [as NICK] [listed name|nick|nobody] [for PERSON]",
    summary: "say that you come to the sprint, how and when; what you leave out stays as you said it before",
    who: `${whoever}; organizers and cores for somebody else`,
    examples: ["/sign-up", "/sign-up remote on wed, thu from HPE as ayoung", "/sign-up in person listed nick"],
    does(context, { actor, rest }, dryRun) {
      const said = clauses(rest, ["remote", "in person", "on", "from", "as", "listed", "for"]);
      if (said.head) {
        throw new Refused(
          `"${said.head.slice(0, 40)}" is not understood: write "/sign-up remote on wed, thu from HPE as NICK".`,
        );
      }
      const { parts } = said;
      return signUp(context, actor, {
        dryRun,
        presence: parts.has("remote") ? "remote" : parts.has("in person") ? "in person" : undefined,
        days: parts
          .get("on")
          ?.split(/[\s,]+|\band\b/)
          .filter(Boolean),
        company: parts.get("from"),
        nick: parts.get("as"),
        listing: parts
          .get("listed")
          ?.replace(/^(?:by|as)\s+/i, "")
          .toLowerCase(),
        for: parts.get("for"),
      });
    },
  }),
  doing({
    name: "sign-off",
    synonyms: ["signoff"],
    usage: "[for PERSON]",
    summary: "say that you do not come to the sprint after all",
    who: `${whoever}; organizers and cores for somebody else`,
    examples: ["/sign-off", "/sign-off for ayoung"],
    does: (context, { actor, rest }, dryRun) =>
      signOff(context, actor, { dryRun, for: rest.replace(/^for\s+/i, "") || undefined }),
  }),
  doing({
    name: "in",
    synonyms: ["check-in"],
    usage: "#TRACK|PLACE",
    summary: "say where you are now, until you say otherwise or the day ends",
    who: whoever,
    examples: ["/in #federation", "/in the lobby"],
    does: (context, { actor, rest }, dryRun) => checkIn(context, actor, { place: rest, dryRun }),
  }),
  doing({
    name: "out",
    synonyms: ["check-out"],
    usage: "",
    summary: "say that you left",
    who: whoever,
    examples: ["/out"],
    does: (context, { actor }, dryRun) => checkOut(context, actor, { dryRun }),
  }),
  doing({
    name: "seen",
    synonyms: [],
    usage: "PERSON",
    summary: "where somebody is, or was seen last, if they want to be named",
    who: "anyone",
    examples: ["/seen ayoung"],
    does(context, { actor, rest }) {
      if (!rest) throw new Refused('Say whom you look for: "/seen PERSON".');
      return seen(context, actor, { who: rest });
    },
  }),
  doing({
    name: "sprint",
    synonyms: [],
    usage: "ID TITLE from DAY to DAY in ZONE [at PLACE] [remote]",
    summary: "make a sprint; its page changes the rest",
    who: "an organizer, the PTL or a core",
    examples: [
      "/sprint newton-midcycle Newton mid-cycle from 2016-07-06 to 2016-07-08 in America/Los_Angeles at San Jose remote",
    ],
    does(context, { actor, rest }, dryRun) {
      const form = /^(\S+)\s+(\S.*?)\s+from\s+(\S+)\s+to\s+(\S+)\s+in\s+(\S+)(?:\s+at\s+(\S.*?))?(\s+remote)?$/is;
      const [, sprint, title, first, last, zone, place, remote] = form.exec(rest) ?? [];
      if (!sprint) {
        throw new Refused(
          'Write "/sprint ID TITLE from 2016-07-06 to 2016-07-08 in America/Los_Angeles", with "at PLACE" and "remote" behind.',
        );
      }
      return makeSprint(context, actor, {
        sprint,
        title,
        first,
        last,
        zone,
        place,
        remote: remote !== undefined,
        dryRun,
      });
    },
  }),
];

/** @returns what stands before the first of some words, and what stands behind each of them up to the next. */
function clauses(text: string, words: readonly string[]): { head: string; parts: Map<string, string> } {
  const split = text.split(new RegExp(`(?:^|\\s+)(${words.join("|")})(?=\\s|$)`, "i"));
  const parts = new Map<string, string>();
  for (let n = 1; n < split.length; n += 2) parts.set((split[n] ?? "").toLowerCase(), (split[n + 1] ?? "").trim());
  return { head: (split[0] ?? "").trim(), parts };
}
