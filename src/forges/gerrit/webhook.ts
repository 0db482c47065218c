/** What does a request of Gerrit's webhooks plug-in ask us to look at? */
import type { ReadWebhook } from "../forge.ts";
import { changesIn } from "./event.ts";

const everyProject: ReadonlySet<string> = new Set();

/**
 * The plug-in sends private changes and every project, unsigned and sometimes twice, so its word only means "look
 * again". @returns the number; null when a catch-up is due; undefined when no change is concerned
 */
export const readWebhook: ReadWebhook = (body) => {
  const numbers = changesIn(body, everyProject);
  if (numbers === null || numbers.length > 1) return null;
  return numbers[0];
};
