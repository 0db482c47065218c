/** Where would an exemption stand if somebody did something, or if time passed? */
import type { ExemptionAct } from "../../governance/exemption/acts.ts";
import { standing } from "../../governance/exemption/standing.ts";
import { anywhere, when } from "../../sprint/moment.ts";
import type { ImaginedExemption } from "../../words/exemption.ts";
import { type Context, Refused } from "../context.ts";
import { somebody } from "../people-links.ts";
import { later } from "./deed.ts";
import { aroundOf, theExemption } from "./found.ts";

/** How many deeds are imagined at once: more than any team has cores. */
const most = 50;

const deeds: Record<string, Pick<ExemptionAct, "kind" | "body">> = {
  "sponsors|\\+1": { kind: "sponsor", body: { for: true, reason: "" } },
  grants: { kind: "grant", body: { conditions: [], until: null, reason: "" } },
  "declines|-1": { kind: "decline", body: { reason: "" } },
  revokes: { kind: "revoke", body: { reason: "" } },
  withdraws: { kind: "withdraw", body: { reason: "" } },
  "(?:is )?done": { kind: "done", body: { reason: "", at: null } },
};

/**
 * The same rules as ever, with acts that nobody did ("bo sponsors", "pat grants") and at another time.
 * @throws Refused for a person, a deed or a day that is not known.
 */
export async function imagine(
  context: Context,
  question: { exemption: string; ifs?: readonly string[] | undefined; on?: string | undefined },
): Promise<ImaginedExemption> {
  const { acts, facts, standing: present } = await theExemption(context, question.exemption);
  const ifs = (question.ifs ?? [])
    .flatMap((text) => text.split(/[,;\n]/))
    .map((text) => text.trim())
    .filter(Boolean);
  if (ifs.length > most) throw new Refused(`Imagine at most ${most} deeds at once.`);
  const now = later(context.now(), acts.at(-1)?.at ?? "");
  const imagined = ifs.map((text, i) =>
    actOf(context, text, { process: acts[0]?.process ?? "", seq: acts.length + i + 1, at: now }),
  );
  const zone = present.request.terms.dayEnds === "AoE" ? anywhere : "UTC";
  const at = question.on?.trim() ? momentOf(question.on, now, zone) : now;
  const found = standing([...acts, ...imagined], at, aroundOf(context, facts));
  const silent = imagined.flatMap(({ seq }) =>
    found.ignored.filter((one) => one.seq === seq).map(({ why }) => `It would change nothing: ${why}.`),
  );
  return { state: found.state, because: [...silent, ...found.because], unmet: found.unmet, at, ifs };
}

function actOf(context: Context, text: string, place: { process: string; seq: number; at: string }): ExemptionAct {
  for (const [words, deed] of Object.entries(deeds)) {
    const who = new RegExp(`^(.+?)\\s+(?:${words})$`, "i").exec(text)?.[1];
    if (!who) continue;
    const { id } = somebody(context, who);
    return { ...deed, ...place, by: id, recordedBy: id, through: "imagined", link: null } as ExemptionAct;
  }
  throw new Refused(
    `"${text.slice(0, 60)}" cannot be imagined: write a person and "sponsors", "grants", "declines", "revokes", "withdraws" or "is done".`,
  );
}

function momentOf(text: string, now: string, zone: string): string {
  const read = when(text, now, zone);
  if ("refused" in read) throw new Refused(read.refused);
  return later(read.at, now);
}
