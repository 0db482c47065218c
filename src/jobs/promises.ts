/** What has become of promises by itself, and who is told? */
import type { Context } from "../commands/context.ts";
import { allPromises, type Kept, keptOf } from "../commands/promise/found.ts";
import { takeActions } from "../commands/promise/from-minutes.ts";
import { promisesTopic } from "../commands/promise/make.ts";
import { witness } from "../governance/exemption/take.ts";
import type { PromiseAct } from "../sprint/promise/acts.ts";
import { append, type NewAct } from "../store/ledger.ts";
import { putNotices } from "../store/outbox.ts";
import { promiseNews } from "../words/promise-notices.ts";

/**
 * One look at all promises: actions of minutes become some, what the mirror shows is written into the ledger once, so that it stays; dates that come
 * near and what was kept or missed are put into the outbox, each once however often it is looked.
 * @returns how many promises, acts and notices were written.
 */
export async function lookAtPromises(context: Context): Promise<number> {
  let written = await takeActions(context);
  for (const one of await allPromises(context)) {
    const seen = await witnessed(context, one);
    const { standing } = seen.length > 0 ? keptOf(context, { ...one, acts: [...one.acts, ...seen] }, one.around) : one;
    const news = promiseNews({ ...one, standing }, context.now());
    written += seen.length + (await putNotices(context.db, news, one.id));
  }
  if (written > 0) context.signs.tell({ topics: [promisesTopic], changes: [] });
  return written;
}

async function witnessed(context: Context, one: Kept): Promise<PromiseAct[]> {
  if (wanted(context, one).length === 0) return [];
  const { acts } = await append<PromiseAct>(context.db, one.id, null, (present) => ({
    acts: wanted(context, keptOf(context, { ...one, acts: present }, one.around)),
    notices: [],
  }));
  return acts.slice(one.acts.length);
}

/** What is to be seen and not written down yet. */
function wanted(context: Context, { acts, standing }: Kept): NewAct<PromiseAct>[] {
  if (standing.state === "withdrawn") return [];
  const since = acts.findLastIndex(({ kind }) => kind === "sought" || kind === "made");
  const known = new Set(acts.slice(since).flatMap((act) => (act.kind === "evidence" ? [act.body.piece] : [])));
  const frame = { by: witness, recordedBy: witness, at: context.now(), through: "mirror", link: null };
  return standing.pieces.flatMap(({ piece, met, change, url, evidence }) => {
    if (met === null || known.has(piece.id)) return [];
    const body = { piece: piece.id, met, change, url, text: evidence ?? "" };
    return [{ ...frame, kind: "evidence" as const, body }];
  });
}
