/** Can the channels of a program file be reached? */
import { Unsaid } from "../channels/channel.ts";
import { readChannelSecrets } from "../config/channel-secrets.ts";
import type { Forge } from "../forges/forge.ts";
import type { Program } from "../review/program.ts";
import { type Finding, unreachable, well } from "./findings.ts";

/** Milliseconds that a channel has to answer. */
const patience = 20_000;

/** @returns for each channel that it can be reached, or why not; nothing is said there. */
export async function channelFindings(program: Program, forges: readonly Forge[], data: string): Promise<Finding[]> {
  if (program.channels.length === 0) return [];
  const { openChannels, voicesOf } = await import("../index.ts");
  const secrets = readChannelSecrets(program, process.env);
  const voices = voicesOf(forges.map((forge) => ({ forge })));
  // Those in a chat are as well as the chat, which is asked by itself; in pads only a running Midcycle writes.
  const own = { ...program, channels: program.channels.filter(({ kind }) => kind !== "chat" && kind !== "pad") };
  const channels = await openChannels({ program: own, secrets, data, voices });
  return Promise.all(
    channels.map(async (channel) => {
      try {
        return well(await channel.probe(AbortSignal.timeout(patience)));
      } catch (failure) {
        if (failure instanceof Unsaid) return unreachable(`${channel.name}: ${failure.message}`);
        throw failure;
      } finally {
        await channel.close?.();
      }
    }),
  );
}
