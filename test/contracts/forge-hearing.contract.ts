/** Is every act heard, and every silence noticed? */
import { describe, expect, test } from "vitest";
import type { Heard } from "../../src/forges/forge.ts";
import { openWire } from "../fakes/wire.ts";
import { type Given, type Ground, numbers } from "./forge-ground.ts";

/** What somebody does while a forge listens. */
interface Listening {
  heard: Heard[];
  /** Breaks the connection. */
  cut(): void;
  /** Makes the forge leave. */
  stop(): void;
}

/** Registers what `Forge.hear` promises. */
export function hearingContract(given: Given): void {
  describe("hear", () => {
    test(
      "every act on a change is heard within seconds, and those on foreign changes are not",
      given(async (ground) => {
        const { act, ours, foreign } = ground;
        await listening(ground, async ({ heard, stop }) => {
          const elsewhere = await act.create(foreign, "Heard elsewhere");
          const n = await act.create(ours, "Heard");
          await expect.poll(() => heard, { timeout: 10_000 }).toContain(n);
          for (const touch of [
            () => act.review("core", n, { labels: { "Code-Review": 1 } }),
            () => act.attend(n, "core", "look"),
            () => act.invite(n, "someone@example.org", "CC"),
            () => act.move(n, "stable/mitaka"),
            () => act.remove(n),
          ]) {
            heard.length = 0;
            await touch();
            await expect.poll(() => heard, { timeout: 10_000 }).toContain(n);
          }
          expect(heard).not.toContain(elsewhere);
          stop();
        });
      }),
    );

    test(
      "a cut connection ends it, so that the caller catches up and comes again",
      given(async (ground) => {
        const { act, ours, listAll } = ground;
        await listening(ground, async ({ heard, cut }) => {
          cut();
          const n = await act.create(ours, "While nobody listens");
          await listening(ground, async ({ stop }) => stop());

          expect(heard).not.toContain(n);
          expect(numbers(await listAll())).toContain(n);
        });
      }),
    );
  });
}

/** Listens through a wire that can be cut; returns when listening has ended. */
async function listening({ world, open }: Ground, during: (listening: Listening) => Promise<void>): Promise<void> {
  const { stream } = world.settings;
  if (!stream) throw new Error("a world has a stream");
  const wire = await openWire(stream.host, stream.port);
  const forge = open({}, { ...world.settings, stream: { ...stream, host: "127.0.0.1", port: wire.port } });
  const heard: Heard[] = [];
  const leaving = new AbortController();
  const ended = forge.hear?.((what) => heard.push(what), leaving.signal);
  try {
    await expect.poll(() => heard, { timeout: 15_000 }).toEqual([null]);
    await during({ heard, cut: wire.cut, stop: () => leaving.abort() });
    await ended;
  } finally {
    await wire.close();
  }
}
