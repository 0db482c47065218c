/** Which pads of Etherpads are mirrored here, and how does one come to be? */
import { randomBytes } from "node:crypto";
import type { EtherpadSettings } from "../review/etherpad-settings.ts";
import type { Sprint } from "../review/program.ts";
import { sprintTime } from "../sprint/days.ts";
import {
  canonicalPad,
  type EtherpadLink,
  etherpadAuthor,
  etherpadNameRefusal,
  programFile,
} from "../sprint/etherpad.ts";
import { sprintNumbers } from "../sprint/numbers.ts";
import { padIdFrom, padLimits } from "../sprint/pad.ts";
import { dropLink, links, putLink, setLink } from "../store/etherpads.ts";
import { createPad, padOfId } from "../store/pads.ts";
import { type EtherpadLine, type SectionFacts, sectionText } from "../words/etherpads.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { nameOf, padPage } from "./pads/pads.ts";
import { padsTopic } from "./pads/the-pad.ts";
import { itemOf, waiting } from "./queue.ts";
import { mustBe } from "./rights.ts";
import { sessionsOf } from "./rooms.ts";
import { chosenSprint, sprintFacts } from "./sprint.ts";

/** The topic of the page that lists them. */
export const etherpadsTopic = "etherpads";

/** What to link: the address of a pad on an Etherpad that the program file names. */
export interface LinkRequest {
  address: string;
  sprint?: string | undefined;
  section?: boolean | undefined;
  dryRun?: boolean | undefined;
}

/** How many changes our section names. */
const oldest = 5;

/** @returns every mirrored pad with how it goes. */
export async function etherpadList(context: Context): Promise<EtherpadLine[]> {
  return (await links(context.db)).map((link) => lineOf(context, link));
}

/** Links a pad: from now on it is mirrored. @returns null for a dry run. @throws Refused naming the Etherpads, or whom to ask */
export async function linkEtherpad(context: Context, actor: Actor, asked: LinkRequest): Promise<EtherpadLine | null> {
  mustBe(context, actor, ["organizer", "ptl", { core: null }, "administrator"], "link a pad of an Etherpad");
  const { server, pad } = named(context, asked.address);
  const sprint = asked.sprint ? chosenSprint(context, asked.sprint).id : null;
  const section = asked.section ?? false;
  if (section && server.keyEnv === null) {
    throw new Refused(
      `${server.name} has no key-env in the program file, so nothing is written there: link it without a section.`,
    );
  }
  if (asked.dryRun) return null;
  const made = await link(context, { server: server.name, pad, sprint, section, by: actor.id });
  if (!made) throw new Refused(`${server.url}/p/${pad} is linked already: unlink it first to link it otherwise.`);
  return lineOf(context, made);
}

/** Ends the mirroring of a pad; what was mirrored stays to be read. @throws Refused when it is not linked, or by the program file */
export async function unlinkEtherpad(
  context: Context,
  actor: Actor,
  which: string,
  { dryRun = false }: { dryRun?: boolean | undefined } = {},
): Promise<EtherpadLine> {
  mustBe(context, actor, ["organizer", "ptl", { core: null }, "administrator"], "unlink a pad of an Etherpad");
  const found = await theLink(context, which);
  if (found.by === programFile) throw new Refused(`The program file names ${found.pad}: take it away there.`);
  if (!dryRun) {
    await dropLink(context.db, found.id);
    context.signs.tell({ topics: [etherpadsTopic], changes: [] });
  }
  return lineOf(context, found);
}

/** @returns what our section of a linked pad would say now. @throws Refused when it is not linked */
export async function sectionPreview(context: Context, which: string): Promise<string> {
  return sectionOf(context, await theLink(context, which));
}

/** The link that an id, an address or a name means. */
async function theLink(context: Context, which: string): Promise<EtherpadLink> {
  const all = await links(context.db);
  const wanted = which.trim();
  const found = all.find((one) => one.id === wanted || addressOf(context, one) === wanted || one.pad === wanted);
  if (found) return found;
  const there = all.length > 0 ? `there are ${all.map(({ id }) => id).join(", ")}` : "none is linked";
  throw new Refused(`No linked pad is called "${wanted.slice(0, 80)}": ${there}.`);
}

/** Makes the links be those that the program file names, besides those made by people. */
export async function settleLinks(context: Context): Promise<void> {
  const wanted = context.program.etherpads.flatMap(({ name: server, pads }) =>
    pads.map(({ pad, sprint, section }) => ({ server, pad: canonicalPad(pad), sprint, section, by: programFile })),
  );
  const known = await links(context.db);
  const same = (a: { server: string; pad: string }) => (b: { server: string; pad: string }) =>
    a.server === b.server && a.pad === b.pad;
  for (const one of wanted) {
    const there = known.find(same(one));
    if (!there) await link(context, one);
    else await setLink(context.db, there.id, one);
  }
  for (const one of known) if (one.by === programFile && !wanted.some(same(one))) await dropLink(context.db, one.id);
}

/** @returns what our section of a pad shall say now. */
export async function sectionOf(context: Context, { sprint: id }: EtherpadLink): Promise<string> {
  const sprint = id === null ? null : chosenSprint(context, id);
  const { address } = context.program.writing;
  const sessions = sprint ? sessionsOf(context, sprint) : [];
  const of = (state: string) =>
    sessions.filter((one) => one.state === state).map(({ title, room }) => ({ title, room }));
  const facts: SectionFacts = {
    zone: sprint?.zone ?? "UTC",
    now: of("now"),
    next: of("next"),
    numbers: sprint ? await numbersOf(context, sprint) : [],
    oldest: waiting(context, { sort: "waiting" })
      .shown.slice(0, oldest)
      .map((one) => itemOf(context, one)),
    page: address && (sprint ? `${address}/sprints/${encodeURIComponent(sprint.id)}` : `${address}/queue`),
  };
  return sectionText(facts);
}

async function numbersOf(context: Context, sprint: Sprint) {
  return sprintTime(sprint, context.now()) === "before" ? [] : sprintNumbers(await sprintFacts(context, sprint));
}

/** @returns the link, with a pad of ours that shows it; null when that pad is linked already. */
async function link(
  context: Context,
  wanted: Pick<EtherpadLink, "server" | "pad" | "sprint" | "section" | "by">,
): Promise<EtherpadLink | null> {
  const { server, pad, sprint } = wanted;
  const all = await links(context.db);
  if (all.some((one) => one.server === server && one.pad === pad)) return null;
  const plain = `${server}.${padIdFrom(pad) || "pad"}`.slice(0, padLimits.id - 5).replace(/[^a-z0-9]+$/, "");
  const own = { title: `${pad} (${server})`, sprint, session: null, by: etherpadAuthor(server, null, null).id };
  for (const id of [plain, ...[2, 3, 4, 5].map((n) => `${plain}-${n}`)]) {
    const since = context.now();
    const secret = randomBytes(18).toString("base64url");
    const made = await createPad(context.db, { ...own, id, created: since, secret });
    if (!made && !(await mirroredBefore(context, id, own))) continue;
    if (!(await putLink(context.db, { ...wanted, id, since }))) return null;
    context.signs.tell({ topics: [etherpadsTopic, padsTopic], changes: [] });
    return (await links(context.db)).find((one) => one.id === id) ?? null;
  }
  throw new Refused(`No pad here can be called like ${pad}: there are too many already.`);
}

/** True for a pad of ours that mirrored this one until it was unlinked: it goes on. */
async function mirroredBefore(context: Context, id: string, own: { title: string; by: string }): Promise<boolean> {
  const there = await padOfId(context.db, id);
  return there?.by === own.by && there.title === own.title;
}

/** @returns which pad of which Etherpad an address names. */
function named({ program }: Context, address: string): { server: EtherpadSettings; pad: string } {
  const { etherpads } = program;
  if (etherpads.length === 0) {
    throw new Refused("The program file names no Etherpad: add one under etherpads, then its pads can be linked.");
  }
  const text = address.trim();
  const server = etherpads.find(({ url }) => text.startsWith(`${url}/p/`));
  const known = etherpads.map(({ url }) => `${url}/p/…`).join(", ");
  if (!server)
    throw new Refused(`"${text.slice(0, 120)}" is no pad of an Etherpad that the program file names: ${known}.`);
  const [name = ""] = text.slice(server.url.length + 3).split(/[?#/]/);
  const pad = canonicalPad(decoded(name));
  const odd = etherpadNameRefusal(pad);
  if (odd !== null) throw new Refused(odd);
  return { server, pad };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function addressOf({ program }: Context, { server, pad }: EtherpadLink): string {
  const url = program.etherpads.find(({ name }) => name === server)?.url ?? "";
  return `${url}/p/${encodeURIComponent(pad)}`;
}

function lineOf(context: Context, link: EtherpadLink): EtherpadLine {
  const { id, server, pad, sprint, section, by, looked, revision, kept, trouble } = link;
  const fixed = by === programFile;
  const gone = !context.program.etherpads.some(({ name }) => name === server);
  return {
    ...{ id, page: padPage(id), server, pad, url: addressOf(context, link), sprint, section, fixed },
    by: fixed ? "the program file" : nameOf(context, by),
    ...{ looked, revision, kept },
    trouble: gone ? `The program file names no Etherpad ${server} any more, so it is not looked at.` : trouble,
  };
}
