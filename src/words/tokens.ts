/** What do people see of an API token? */
import type { Instant } from "../review/change.ts";
import type { PersonLink } from "./views.ts";

/** A token without its secret. */
export interface TokenView {
  id: string;
  /** The first characters. */
  prefix: string;
  name: string;
  who: PersonLink;
  scopes: string[];
  created: Instant;
  /** Null for never. */
  expires: Instant | null;
  used: Instant | null;
  revoked: Instant | null;
  state: "good" | "revoked" | "over";
}

/** A token that was just made. */
export interface NewToken extends TokenView {
  /** Told this once. */
  secret: string;
}
