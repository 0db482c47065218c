/** Which Etherpads does a team write in, beside our pads? */

/** A pad of an Etherpad that belongs to the team. */
export interface LinkedPad {
  /** As its address names it ("keystone-mitaka-midcycle"). */
  pad: string;
  /** `Sprint.id`; null for none. */
  sprint: string | null;
  /** True when we keep a section of our own in it. */
  section: boolean;
}

/** One Etherpad. */
export interface EtherpadSettings {
  name: string;
  /** Base address, without a slash at its end. */
  url: string;
  /** Name of the variable that holds its key; null when we only read what is public. */
  keyEnv: string | null;
  pollSeconds: number;
  pads: LinkedPad[];
}
