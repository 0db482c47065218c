/** Which commands move the agenda of a sprint? */
import { trackVerbs } from "../../sprint/room/tracking.ts";
import { agendaText } from "../../words/agenda.ts";
import { agenda } from "../agenda.ts";
import { Refused } from "../context.ts";
import { doing } from "../doing.ts";
import {
  beginDay,
  changeMessages,
  concludeSession,
  manageTracks,
  placeSession,
  raiseSession,
  restrictAgenda,
  sayOfTrack,
} from "../room/agenda-deeds.ts";
import type { Verb } from "../verb.ts";

const whoever = "anyone on the team, unless it is restricted";
const organizers = "an organizer, the PTL or a core";
const reference = /^(?:\d+|https?:\S+|I[0-9a-f]{8,40}|[\w.-]+~\d+|(?:bp|bug|spec|lp)[/:#]\S+)$/i;

/** `agenda`, `track`, `tracks`, `session`, `move`, `conclude`, `newday`, `motd`, `requirevoice` and `alloweveryone`. */
export const agendas: Verb[] = [
  {
    name: "agenda",
    synonyms: [],
    usage: "",
    summary: "what is on now in the sprint, and what comes next",
    who: "anyone",
    examples: ["/agenda"],
    async run(context) {
      const view = await agenda(context, {});
      return { text: agendaText(view), page: `/sprints/${encodeURIComponent(view.sprint.id)}/agenda` };
    },
  },
  doing({
    name: "track",
    synonyms: [],
    usage: `TRACK ${trackVerbs.join("|")} TEXT`,
    summary: "what a track discusses now or next, and where; each is kept in its history",
    who: whoever,
    examples: [
      "/track federation now Mapping rules",
      "/track federation next https://review.opendev.org/c/openstack/keystone/+/272287",
      "/track federation etherpad auto",
      "/track federation book capri-wed1",
      "/track federation location Level B",
    ],
    does(context, { actor, rest }, dryRun) {
      const [, track = "", verb = "", text = ""] = /^(\S*)\s*(\S*)\s*(.*)$/s.exec(rest) ?? [];
      if (!track) throw new Refused(`Say which track and what of it: "/track NAME ${trackVerbs[0]} TEXT".`);
      return sayOfTrack(context, actor, { track, verb, text, dryRun });
    },
  }),
  doing({
    name: "tracks",
    synonyms: [],
    usage: "add|del|clean NAMES",
    summary: "add tracks, take them away, or clear what is on and next; their history stays",
    who: organizers,
    examples: ["/tracks add federation docs", "/tracks clean docs"],
    does(context, { actor, rest }, dryRun) {
      const [verb = "", ...names] = rest.split(/[\s,]+/).filter(Boolean);
      return manageTracks(context, actor, { verb, names, dryRun });
    },
  }),
  doing({
    name: "session",
    synonyms: [],
    usage: "TITLE [on #TRACK] [wants decision|information|code] [about CHANGES]",
    summary: "raise a session",
    who: whoever,
    examples: ["/session TOTP for Newton on #federation wants decision about 272287", "/session Eventlet"],
    does(context, { actor, rest }, dryRun) {
      const form =
        /^(.*?)(?:\s+on\s+(#\S+))?(?:\s+wants\s+(?:an?\s+)?(decision|information|code))?(?:\s+about\s+(.+))?$/is;
      const [, title = "", track, wants, about = ""] = form.exec(rest) ?? [];
      const known = about.split(/[\s,]+/).every((word) => reference.test(word));
      const words = known ? { title, refs: about } : { title: `${title} about ${about}`.trim(), refs: "" };
      const whole = about === "" ? { title, refs: "" } : words;
      return raiseSession(context, actor, {
        ...whole,
        track: track ?? null,
        wants: wants?.toLowerCase() ?? null,
        dryRun,
      });
    },
  }),
  doing({
    name: "move",
    synonyms: [],
    usage: "SESSION to now|next|later|done|dropped [on #TRACK] [before SESSION]",
    summary: "move a session; on a track one is on at a time",
    who: whoever,
    examples: ["/move s3 to now", "/move s4 to next on #federation before s2"],
    does(context, { actor, rest }, dryRun) {
      const [, session, state, track, before] =
        /^(.+?)\s+to\s+(\w+)(?:\s+on\s+#?(\S+))?(?:\s+before\s+(\S+))?$/is.exec(rest) ?? [];
      if (!session || !state) throw new Refused('Write "/move SESSION to now", "next", "later", "done" or "dropped".');
      return placeSession(context, actor, { session, state, track, before: before?.toLowerCase() ?? null, dryRun });
    },
  }),
  doing({
    name: "conclude",
    synonyms: [],
    usage: "SESSION TEXT",
    summary: "say what came of a session, and end it",
    who: whoever,
    examples: ["/conclude s3 We have no stabilization cycle."],
    does(context, { actor, rest }, dryRun) {
      const [, session = "", outcome = ""] = /^(\S*?):?\s+(.*)$/s.exec(`${rest} `) ?? [];
      if (!outcome.trim()) throw new Refused('Say which session and what came of it: "/conclude s3 TEXT".');
      return concludeSession(context, actor, { session, outcome, done: true, dryRun });
    },
  }),
  doing({
    name: "newday",
    synonyms: [],
    usage: "",
    summary: "begin a day: tracks are clear, everybody is checked out, the days before stay readable",
    who: organizers,
    examples: ["/newday"],
    does: (context, { actor }, dryRun) => beginDay(context, actor, { dryRun }),
  }),
  doing({
    name: "motd",
    synonyms: [],
    usage: "add LEVEL TEXT|del N|reorder N N …|clean",
    summary: "what everybody reads on top of the sprint's pages: info, success, warning or danger",
    who: organizers,
    examples: ["/motd add info Lunch is at noon", "/motd del 1"],
    does(context, { actor, rest }, dryRun) {
      const [, verb = "", words = ""] = /^(\S*)\s*(.*)$/s.exec(rest) ?? [];
      return changeMessages(context, actor, { verb, rest: words, dryRun });
    },
  }),
  restricting("requirevoice", true, "let only cores and organizers move the agenda"),
  restricting("alloweveryone", false, "let everybody on the team move the agenda again"),
];

function restricting(name: string, restricted: boolean, summary: string): Verb {
  return doing({
    ...{ name, synonyms: [], usage: "", summary, who: organizers, examples: [`/${name}`] },
    does: (context, { actor }, dryRun) => restrictAgenda(context, actor, { restricted, dryRun }),
  });
}
