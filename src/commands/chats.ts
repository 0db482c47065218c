/** Which chats are listened to, and how are they doing? Only the process that listens knows. */
import type { ChatHealth } from "../words/chat-health.ts";
import type { Context } from "./context.ts";

const listening = new WeakMap<object, () => ChatHealth[]>();

/** To be called by whoever listens, once for each house. */
export function showChats({ board }: Pick<Context, "board">, standings: () => ChatHealth[]): void {
  listening.set(board, standings);
}

/** @returns the chats that this process listens to; none when it listens to none. */
export function chatsOf({ board }: Pick<Context, "board">): ChatHealth[] {
  return listening.get(board)?.() ?? [];
}
