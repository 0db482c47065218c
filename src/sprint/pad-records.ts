/** What is asked of the place where the revisions of pads are kept? */
import type { Instant } from "../review/change.ts";
import type { PadAuthor, PadClient, PadRevision, PlacedAuthor } from "./pad.ts";

/** A change that is to become a revision. `clients`: Yjs's numbers under which it wrote for the first time. */
export interface Unwritten {
  at: Instant;
  author: PadAuthor;
  data: Uint8Array;
  clients: readonly number[];
}

/** What a pad was after a revision, and the revisions that led there from the pack before. */
export interface Pack {
  first: number;
  last: number;
  state: Uint8Array;
  revisions: Uint8Array;
}

/** Where the revisions of pads are. */
export interface PadRecords {
  /** @returns what leads to the present: the newest pack, the revisions after it, and who wrote. */
  latest(pad: string): Promise<{ pack: Pack | null; rest: PadRevision[]; clients: Map<number, PadClient> }>;
  /** @returns the packs that hold revisions after one, in order. */
  packs(pad: string, after: number): Promise<Pack[]>;
  /** @returns the newest pack that ends at or before a revision; null when there is none. */
  packBefore(pad: string, seq: number): Promise<Pack | null>;
  /** @returns the revisions after one that are in no pack yet, in order. */
  since(pad: string, seq: number): Promise<PadRevision[]>;
  /**
   * Writes changes as the next revisions, all or none. @returns the number of the first, and all authors of the pad.
   * Null when there is no such pad.
   */
  append(pad: string, changes: readonly Unwritten[]): Promise<{ first: number; authors: PlacedAuthor[] } | null>;
  /** Puts revisions into a pack, which takes their places; left alone when another process has packed them. */
  pack(pad: string, pack: Pack): Promise<void>;
  /** Writes down what a pad says at a revision, unless a later one is written down. */
  putText(pad: string, seq: number, text: string): Promise<void>;
  /** @returns the number of the latest revision of each of these pads. */
  heads(pads: readonly string[]): Promise<Map<string, number>>;
  clients(pad: string): Promise<Map<number, PadClient>>;
  authors(pad: string): Promise<PlacedAuthor[]>;
}
