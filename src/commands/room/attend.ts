/** How do people sign up, come, leave, and see who is there? */
import {
  checkInRuling,
  checkOutRuling,
  type SigningUp,
  seenRuling,
  signOffRuling,
  signUpRuling,
} from "../../sprint/room/attending.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import type { Done } from "../deciding.ts";
import { somebody } from "../people-links.ts";
import { idOf } from "../polling.ts";
import { roomOf } from "../rooms.ts";
import { inRoom, meetingSprint, organizes, organizing, type RoomDeedAsked } from "./write.ts";

/** For whom it is said; the actor when absent. Organizers can name guests whom nobody knows. */
export interface ForSomebody extends RoomDeedAsked {
  for?: string | undefined;
}

/** Puts somebody on the roster, or changes what they said. */
export async function signUp(context: Context, actor: Actor, asked: ForSomebody & SigningUp): Promise<Done> {
  const { id, guest } = whom(context, actor, asked, true);
  const sprint = meetingSprint(context, asked.sprint);
  const person = context.directory.find(id)?.person ?? null;
  const day = `${sprint.first}T12:00:00.000Z`;
  const nick = asked.nick?.trim();
  const other = nick ? context.directory.find(nick) : null;
  if (nick && other && other.id !== id && other.person?.nicks.some((one) => one.toLowerCase() === nick.toLowerCase())) {
    throw new Refused(`"${nick}" is the nick of ${other.name}: two people cannot have one. Choose another.`);
  }
  const usual = { company: context.directory.company(id, day), nick: person?.nicks[0] ?? null, guest };
  return inRoom(context, actor, asked, {
    ...work(actor, id, "sign up"),
    rule: (ground) => signUpRuling(guest === null ? ground : { ...ground, name: () => guest }, asked, usual),
  });
}

/** Takes somebody off the roster again; that they were on it stays in the history. */
export async function signOff(context: Context, actor: Actor, asked: ForSomebody): Promise<Done> {
  const { id } = whom(context, actor, asked, false);
  return inRoom(context, actor, asked, { ...work(actor, id, "sign off"), rule: signOffRuling });
}

/** Says where somebody is now. */
export async function checkIn(context: Context, actor: Actor, asked: ForSomebody & { place: string }): Promise<Done> {
  const { id } = whom(context, actor, asked, false);
  return inRoom(context, actor, asked, {
    ...work(actor, id, "check in"),
    rule: (ground) => checkInRuling(ground, asked.place),
  });
}

/** Says that somebody left. */
export async function checkOut(context: Context, actor: Actor, asked: ForSomebody): Promise<Done> {
  const { id } = whom(context, actor, asked, false);
  return inRoom(context, actor, asked, { ...work(actor, id, "check out"), rule: checkOutRuling });
}

/** Tells where somebody is, or was seen last; writes nothing. */
export async function seen(context: Context, actor: Actor, asked: RoomDeedAsked & { who: string }): Promise<Done> {
  const sprint = meetingSprint(context, asked.sprint);
  const { id } = onRoster(context, sprint.id, asked.who) ?? somebody(context, asked.who);
  return inRoom(
    context,
    actor,
    { ...asked, dryRun: true },
    {
      ...{ deed: "ask who is there", needed: ["anyone"], page: "/roster" },
      rule: (ground) => seenRuling(ground, id),
    },
  );
}

function work(actor: Actor, id: string, deed: string) {
  const own = id === actor.id;
  const needed = own ? (["contributor"] as const) : organizing;
  return { deed: own ? deed : `${deed} somebody else`, needed, by: id, page: "/roster" };
}

/** Somebody of the roster by the nick or the name that they have there; nobody who is not to be named. */
function onRoster(context: Context, sprint: string, text: string): { id: string } | null {
  const word = text.trim().toLowerCase();
  const { roster } = roomOf(context, { id: sprint });
  return (
    roster.find(
      ({ nick, guest, listing }) => listing !== "nobody" && [nick, guest].some((one) => one?.toLowerCase() === word),
    ) ?? null
  );
}

function whom(
  context: Context,
  actor: Actor,
  asked: ForSomebody,
  guests: boolean,
): { id: string; guest: string | null } {
  const text = asked.for?.trim();
  if (!text) return { id: actor.id, guest: null };
  const known = context.directory.find(text) ?? onRoster(context, meetingSprint(context, asked.sprint).id, text);
  if (known) return { id: known.id, guest: known.id.startsWith("guest~") ? text : null };
  if (!guests || !organizes(context, actor.id)) return { id: somebody(context, text).id, guest: null };
  const slug = idOf(text);
  if (!slug || text.length > 80)
    throw new Refused(`"${text.slice(0, 60)}" is no name of a guest: write it as people do.`);
  return { id: `guest~${slug}`, guest: text };
}
