/** Is it polite to answer somebody once more? Two bots that answer each other must come to rest. */

/** Milliseconds that are looked back on, and how often somebody is answered and refused within them. */
const [span, answers, refusals] = [60_000, 8, 2];

/** What was answered to whom. */
export interface Manners {
  /** May they be answered now? It counts when they may. `refusal`: they are told that something is not understood. */
  answer(who: string, refusal: boolean, now: number): boolean;
}

/** @returns manners of somebody who has answered nobody yet. */
export function createManners(): Manners {
  let said: { who: string; refusal: boolean; at: number }[] = [];
  return {
    answer(who, refusal, now) {
      said = said.filter(({ at }) => now - at < span);
      const own = said.filter((one) => one.who === who);
      if (own.length >= answers) return false;
      if (refusal && own.filter((one) => one.refusal).length >= refusals) return false;
      said.push({ who, refusal, at: now });
      return true;
    },
  };
}
