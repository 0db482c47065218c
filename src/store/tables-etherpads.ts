/** What rows does the database hold of Etherpads? */
import type { EtherpadLink } from "../sprint/etherpad.ts";

/** A pad elsewhere, as `EtherpadLink`; `section` is 0 or 1. */
export type EtherpadsTable = Omit<EtherpadLink, "section"> & { section: 0 | 1 };

/** The tables of this file. */
export interface EtherpadTables {
  etherpads: EtherpadsTable;
}
