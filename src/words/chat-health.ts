/** How is a chat doing, for whoever looks after Midcycle? */

/** One chat as the running process sees it. */
export interface ChatHealth {
  name: string;
  kind: "irc" | "matrix";
  state: "connecting" | "connected" | "waiting";
  /** Rooms that we are in. */
  rooms: string[];
  /** How many the program file names. */
  wanted: number;
  /** One sentence; null when all is well. */
  trouble: string | null;
}
