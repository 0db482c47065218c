/** What does the web room stand on? */
import type { Context } from "../commands/context.ts";
import type { Heard, ReadWebhook } from "../forges/forge.ts";

/** What the pages and the API use of the open house. */
export interface House {
  context(): Context;
  /** Takes what a webhook of a forge said. False when no such forge is followed. */
  heard(forge: string, what: Heard): Promise<boolean>;
  /** Reads every forge anew, for a world that began again. */
  startOver(): Promise<void>;
}

/** Everything that the web room is given. */
export interface WebGround {
  house: House;
  /** Where the made-up team's world is steered; null when the team is real. */
  demo: { url: string } | null;
  /** Address by which people reach the pages, without a path; null when it is the one that they ask for. */
  address: string | null;
  /** What the OpenID Connect provider knows us by, `clientSecret` null for a public client; null without a provider. */
  provider: { clientId: string; clientSecret: string | null } | null;
  /** The secret part of a webhook's path, by forge; a forge that is absent takes no webhooks. */
  webhookSecrets: Record<string, string>;
  readWebhook: ReadWebhook;
  log(line: string): void;
}
