/** Can the chats of a program file be reached, and do they take our account? */
import { Unsaid } from "../channels/channel.ts";
import { readChatSecrets } from "../config/chat-secrets.ts";
import type { Program } from "../review/program.ts";
import { type Finding, unreachable, well, wrong } from "./findings.ts";

/** @returns a finding for each chat; no room is entered, and nothing is said there. */
export async function chatFindings(program: Program): Promise<Finding[]> {
  if (program.chats.length === 0) return [];
  const { openChats } = await import("../index.ts");
  const chats = await openChats(program, readChatSecrets(program, process.env));
  const remedy = "Correct the account of the chat, or the variables that hold its secrets.";
  return Promise.all(
    chats.map((chat) =>
      chat.probe(new AbortController().signal).then(well, (failure) => {
        if (!(failure instanceof Unsaid)) throw failure;
        return failure.again ? unreachable(failure.message) : wrong(failure.message, remedy);
      }),
    ),
  );
}
