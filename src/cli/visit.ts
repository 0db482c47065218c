/** What does one visit to a forge read? */
import { Unavailable } from "../forges/forge.ts";
import type { House } from "../index.ts";
import type { ChangeKey } from "../review/change.ts";
import { changeKey } from "../review/change.ts";
import { differing, markDirty, marks, setAside, takeDirty } from "../store/dirty.ts";

/** Where to go and with what. */
export interface Order {
  desk: House["desks"][number];
  sweepSeconds: number;
  jobs: Pick<typeof import("../index.ts"), "passDue" | "readAll">;
  signal: AbortSignal;
  say(line: string): void;
}

/** What a visit did; every count is of changes. */
export interface Visit {
  forge: string;
  /** Rows of the cheap pass. */
  listed: number;
  /** `changed`, `unchanged`, `gone` and `setAside` add up to it. */
  read: number;
  changed: number;
  unchanged: number;
  gone: number;
  setAside: number;
  /** Known to be different and not read yet; without what is set aside. */
  waiting: number;
  /** Why the forge could not be read to the end, one sentence; null when it could. */
  trouble: string | null;
}

/** What a visit would do. */
export interface Ahead {
  forge: string;
  listed: number;
  toRead: number;
  trouble: string | null;
}

/** Milliseconds of trouble after which a forge is left alone until the next run. */
const patience = 15_000;
const endOfTime = "9999-12-31T00:00:00.000Z";

/** Lists, then reads all that is dirty, also what waited for another try. An outage is in the answer, never thrown. */
export async function visit({ desk, sweepSeconds, jobs, signal, say }: Order): Promise<Visit> {
  const seen = watched(desk);
  let listed = 0;
  const trouble = await outage(signal, async () => {
    for (const warning of (await desk.forge.probe(signal)).warnings) say(`${desk.forge.name}: ${warning}`);
    ({ listed } = await jobs.passDue(desk, sweepSeconds, signal));
    await makeDue(desk);
    await untilInVain(desk, signal, (within) => jobs.readAll(desk, within));
  });
  const gone = [...seen.missing].filter((key) => seen.changed.has(key)).length;
  const changed = seen.changed.size - gone;
  return {
    forge: desk.forge.name,
    listed,
    read: seen.read.size,
    changed,
    unchanged: seen.read.size - changed - gone - seen.unreadable.size,
    gone,
    setAside: seen.unreadable.size,
    waiting: await waiting(desk),
    trouble,
  };
}

/** Lists and compares with the mirror, writing nothing. What has left the forge shows only in a real visit. */
export async function lookAhead({ desk, signal }: Order): Promise<Ahead> {
  const { db, forge } = desk;
  const toRead = new Set(await takeDirty(db, forge.name, Number.MAX_SAFE_INTEGER, endOfTime));
  let listed = 0;
  const trouble = await outage(signal, async () => {
    await forge.probe(signal);
    const mark = (await marks(db)).find((one) => one.forge === forge.name && one.name === "catch-up");
    for await (const rows of forge.list(mark?.at ?? null, signal)) {
      listed += rows.length;
      for (const number of await differing(db, forge.name, rows)) toRead.add(number);
    }
  });
  return { forge: forge.name, listed, toRead: toRead.size, trouble };
}

/** @returns what the forge answered and the mirror took from now on, as sets of keys that grow. */
function watched(desk: Order["desk"]) {
  const seen = {
    read: new Set<ChangeKey>(),
    changed: new Set<ChangeKey>(),
    missing: new Set<ChangeKey>(),
    unreadable: new Set<ChangeKey>(),
  };
  const { forge, changed } = desk;
  const note = (keys: Set<ChangeKey>, numbers: readonly number[]) => {
    for (const number of numbers) keys.add(changeKey(forge.name, number));
  };
  desk.forge = {
    ...forge,
    async read(numbers, signal) {
      const look = await forge.read(numbers, signal);
      note(seen.read, numbers);
      note(seen.missing, look.missing);
      note(
        seen.unreadable,
        look.unreadable.map(({ number }) => number),
      );
      return look;
    },
  };
  desk.changed = (keys) => {
    for (const key of keys) seen.changed.add(key);
    changed(keys);
  };
  return seen;
}

/** Somebody asks now: what an earlier outage or misunderstanding put off is tried again at once. */
async function makeDue({ db, forge, clock }: Order["desk"]): Promise<void> {
  const now = clock();
  const due = new Set(await takeDirty(db, forge.name, Number.MAX_SAFE_INTEGER, now));
  const all = await takeDirty(db, forge.name, Number.MAX_SAFE_INTEGER, endOfTime);
  const later = all.filter((number) => !due.has(number));
  await markDirty(db, forge.name, later, { reason: "event", now, due: now });
}

/** Works until it is done or trouble has lasted for long: each batch would be tried and fail in its turn. */
async function untilInVain(
  desk: Order["desk"],
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const givingUp = new AbortController();
  const watch = setInterval(() => {
    if (desk.trouble && Date.now() - Date.parse(desk.trouble.since) > patience) givingUp.abort();
  }, 1_000);
  await work(AbortSignal.any([signal, givingUp.signal])).finally(() => clearInterval(watch));
  if (givingUp.signal.aborted && desk.trouble) throw new Unavailable(desk.trouble.text);
}

async function waiting({ db, forge }: Order["desk"]): Promise<number> {
  const aside = new Set((await setAside(db)).filter((one) => one.forge === forge.name).map(({ number }) => number));
  const dirty = await takeDirty(db, forge.name, Number.MAX_SAFE_INTEGER, endOfTime);
  return dirty.filter((number) => !aside.has(number)).length;
}

/** @returns the sentence of an outage; null when all went well or somebody stopped us. */
async function outage(signal: AbortSignal, work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (failure) {
    if (signal.aborted) return null;
    if (failure instanceof Unavailable) return failure.message;
    throw failure;
  }
}
