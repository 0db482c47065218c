/** Which forms do the agenda of a sprint and its sessions have, and what does each do? */
import { z } from "zod";
import type { Actor } from "../../commands/actor.ts";
import { type Context, Refused } from "../../commands/context.ts";
import { type Done, linkFrom } from "../../commands/deciding.ts";
import {
  beginDay,
  changeMessages,
  concludeSession,
  manageTracks,
  placeSession,
  raiseSession,
  restrictAgenda,
  rewriteSession,
  sayOfTrack,
} from "../../commands/room/agenda-deeds.ts";
import { chosenSprint } from "../../commands/sprint.ts";
import { when } from "../../sprint/moment.ts";

const text = z.string("Each field is there once.").default("");
const deeds = ["place", "raise", "say", "tracks", "newday", "motd", "restrict"] as const;
const sessionDeeds = ["rewrite", "conclude", "place"] as const;

/** The forms of `/sprints/ID/agenda`. */
export const agendaFields = z.object({
  deed: z.enum(deeds, { message: `Choose one of ${deeds.join(", ")}.` }),
  ...{ session: text, state: text, before: text, title: text, track: text, wants: text, refs: text },
  ...{ verb: text, text, names: text, level: text },
});

/** The forms of `/sprints/ID/sessions/SESSION`. */
export const sessionFields = z.object({
  deed: z.enum(sessionDeeds, { message: `Choose one of ${sessionDeeds.join(", ")}.` }),
  ...{ title: text, track: text, room: text, at: text, minutes: text, wants: text, notes: text, refs: text },
  ...{ outcome: text, state: text, done: text },
});

/** Does what a form of the agenda asks. @throws Refused */
export function agendaDone(
  context: Context,
  actor: Actor,
  sprint: string,
  values: z.output<typeof agendaFields>,
): Promise<Done> {
  const { deed, session, state, before, title, track, wants, refs, verb, names } = values;
  switch (deed) {
    case "place":
      return placeSession(context, actor, { sprint, session, state, track, before: before || null });
    case "raise":
      return raiseSession(context, actor, { sprint, title, track: track || null, wants: wants || null, refs });
    case "say":
      return sayOfTrack(context, actor, { sprint, track, verb, text: values.text });
    case "tracks":
      return manageTracks(context, actor, { sprint, verb, names: names.split(/[\s,]+/).filter(Boolean) });
    case "newday":
      return beginDay(context, actor, { sprint });
    case "motd":
      return changeMessages(context, actor, { sprint, verb, rest: `${values.level} ${values.text}`.trim() });
    case "restrict":
      return restrictAgenda(context, actor, { sprint, restricted: verb === "restrict" });
  }
}

/** Does what a form of a session asks. @throws Refused */
export function sessionDone(
  context: Context,
  actor: Actor,
  sprint: string,
  session: string,
  values: z.output<typeof sessionFields>,
): Promise<Done> {
  const { deed, title, track, room, wants, notes, refs, outcome, state, done } = values;
  switch (deed) {
    case "rewrite": {
      const { zone } = chosenSprint(context, sprint);
      const asked = values.at ? when(values.at, context.now(), zone) : null;
      if (asked && "refused" in asked) throw new Refused(asked.refused);
      const minutes = values.minutes ? Number(values.minutes) : null;
      return rewriteSession(context, actor, {
        ...{ sprint, session, title, refs, minutes },
        ...{
          room: room || null,
          wants: wants || null,
          notes: linkFrom(notes),
          at: asked?.at ?? null,
        },
      });
    }
    case "conclude":
      return concludeSession(context, actor, { sprint, session, outcome, done: done !== "" });
    case "place":
      return placeSession(context, actor, { sprint, session, state, track });
  }
}
