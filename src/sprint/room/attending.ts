/** What becomes of people's words about themselves: that they come, that they are here, that they left? */
import { sprintTime, sprintWindow } from "../days.ts";
import { weekdayOf } from "../rhythm.ts";
import { type Attendee, listings, nickTaken, presences, presentAt, type SignUp } from "../roster.ts";
import { wallTime } from "../zone.ts";
import { trackNamed } from "./names.ts";
import { type RoomGround, type Ruling, said } from "./ruling.ts";

/** What a form or a command says; what is left out stays as it was said before. */
export interface SigningUp {
  presence?: string | undefined;
  /** Days as people write them: "wed", "2016-01-27", "all". */
  days?: readonly string[] | undefined;
  company?: string | null | undefined;
  nick?: string | null | undefined;
  listing?: string | undefined;
}

/** @returns what becomes of a sign-up. `usual`: what is known of somebody who says nothing of it. */
export function signUpRuling(
  ground: RoomGround,
  asked: SigningUp,
  usual: Pick<SignUp, "company" | "nick" | "guest">,
): Ruling {
  const { room, sprint, by } = ground;
  const before = attendeeOf(ground);
  const presence = presences.find((one) => one === (asked.presence ?? before?.presence ?? "in person"));
  const listing = listings.find((one) => one === (asked.listing ?? before?.listing ?? "name"));
  if (!presence) return { refused: `You come ${presences.join(" or ")}, not "${asked.presence}".` };
  if (!listing)
    return { refused: `You are listed by ${listings.slice(0, 2).join(", by ")} or as nobody, not "${asked.listing}".` };
  if (sprintTime(sprint, ground.now) === "after")
    return { refused: `${sprint.title} is over: it ended on ${sprint.last}.` };
  if (presence === "remote" && !sprint.remote) {
    return {
      refused: `Nobody can join ${sprint.title} remotely: it is held${sprint.place ? ` in ${sprint.place}` : " in one place"} only.`,
    };
  }
  const days = daysFrom(ground, asked.days ?? before?.days ?? []);
  if ("refused" in days) return days;
  const [company, nick] = [asked.company, asked.nick].map((text) =>
    text === undefined ? undefined : text?.trim() || null,
  );
  const signUp: SignUp = {
    presence,
    listing,
    days: days.days,
    company: company === undefined ? (before?.company ?? usual.company) : company,
    nick: nick === undefined ? (before?.nick ?? usual.nick) : nick,
    guest: usual.guest,
  };
  const unfit = unfitNames(signUp);
  if (unfit) return unfit;
  const other = signUp.nick === null ? null : nickTaken(room.roster, signUp.nick, by);
  if (other)
    return {
      refused: `"${signUp.nick}" is the nick of ${ground.name(other.id)}: two people cannot have one. Choose another.`,
    };
  if (listing === "nick" && signUp.nick === null) return { refused: "Say your nick to be listed by it." };
  const when = signUp.days.length > 0 ? ` on ${signUp.days.map(weekdayOf).join(", ")}` : "";
  const shown = { name: "", nick: " Only your nick and company are shown.", nobody: " You are counted and not named." };
  return {
    deeds: [{ kind: "signed-up", body: signUp }],
    says: `${ground.name(by)} comes to ${sprint.title} ${presence}${when}.${shown[listing]}`,
  };
}

/** @returns what becomes of "sign-off". */
export function signOffRuling(ground: RoomGround): Ruling {
  const before = attendeeOf(ground);
  if (!before || before.since === null || before.off)
    return { deeds: [], says: `${ground.name(ground.by)} is not on the roster.` };
  const there = before.visits.length > 0 ? " That you were there stays known." : "";
  return {
    deeds: [{ kind: "signed-off", body: {} }],
    says: `${ground.name(ground.by)} does not come to ${ground.sprint.title}.${there}`,
  };
}

/** @returns what becomes of "in PLACE": a track by its name, or any words. */
export function checkInRuling(ground: RoomGround, text: string): Ruling {
  const { room, sprint, now } = ground;
  const when = sprintTime(sprint, now);
  if (when === "before")
    return { refused: `${sprint.title} begins on ${sprint.first}: sign up until then with "/sign-up".` };
  if (when === "after") return { refused: `${sprint.title} ended on ${sprint.last}.` };
  const where = said(text, 'where you are: "/in TRACK" or "/in the lobby"', 100);
  if ("refused" in where) return where;
  const track = trackNamed(room, where.text);
  if (where.text.startsWith("#") && "refused" in track) return track;
  const place = "track" in track ? track.track.name : where.text;
  const before = attendeeOf(ground);
  if (before && presentAt(before, now, sprint.zone)?.place === place)
    return { deeds: [], says: `${ground.name(ground.by)} is in ${place} already.` };
  const hint = before?.since != null ? "" : ' "/sign-up" tells for whom you work and which days you are here.';
  return { deeds: [{ kind: "checked-in", body: { place } }], says: `${ground.name(ground.by)} is in ${place}.${hint}` };
}

/** @returns what becomes of "out". */
export function checkOutRuling(ground: RoomGround): Ruling {
  const before = attendeeOf(ground);
  const here = before && presentAt(before, ground.now, ground.sprint.zone);
  if (!here) return { deeds: [], says: `${ground.name(ground.by)} is not checked in.` };
  return { deeds: [{ kind: "checked-out", body: {} }], says: `${ground.name(ground.by)} left ${here.place}.` };
}

/** @returns where somebody was last seen, in a sentence; nothing is told of whoever is not to be named. */
export function seenRuling(ground: RoomGround, who: string): Ruling {
  const { sprint, now } = ground;
  const found = ground.room.roster.find(({ id }) => id === who);
  const name = ground.name(who);
  if (!found || found.listing === "nobody")
    return { deeds: [], says: "They are not on the roster, or do not want to be named." };
  const here = presentAt(found, now, sprint.zone);
  const clock = (at: string) => {
    const { weekday, hour, minute } = wallTime(at, sprint.zone);
    return `${weekday} ${hour}:${minute}`;
  };
  if (here) return { deeds: [], says: `${name} is in ${here.place} since ${clock(here.from)}.` };
  const last = found.visits.at(-1);
  if (!last) return { deeds: [], says: `${name} has not been seen at ${sprint.title} yet.` };
  return { deeds: [], says: `${name} was last seen in ${last.place} on ${clock(last.to ?? last.from)}.` };
}

function attendeeOf({ room, by }: RoomGround): Attendee | undefined {
  return room.roster.find(({ id }) => id === by);
}

function daysFrom({ sprint }: RoomGround, texts: readonly string[]): { days: string[] } | { refused: string } {
  const all = sprintWindow(sprint).days.map(({ day }) => day);
  const words = texts.map((text) => text.trim().toLowerCase()).filter((text) => text && text !== "all");
  const found = words.map((word) => all.filter((day) => day === word || weekdayOf(day) === word.slice(0, 3)));
  const strange = words.find((_, n) => found[n]?.length === 0);
  if (strange !== undefined)
    return { refused: `"${strange.slice(0, 40)}" is no day of ${sprint.title}: there are ${all.join(", ")}.` };
  const days = [...new Set(found.flat())].sort();
  return { days: days.length === all.length ? [] : days };
}

function unfitNames({ company, nick }: SignUp): { refused: string } | null {
  if ((company?.length ?? 0) > 80) return { refused: "Say the company in at most 80 characters." };
  if (nick !== null && !/^[^\s,:@]{1,30}$/.test(nick))
    return { refused: `"${nick.slice(0, 40)}" is no nick: 1 to 30 characters without blanks.` };
  return null;
}
