/** How do Ana, Ben and the bot meet on a real IRC server? */
import { afterAll, beforeAll, describe } from "vitest";
import { arrives, type IrcServer, skipWithoutNgircd, startNgircd, withoutNgircd } from "../real/ngircd.ts";
import { chatAt, listening } from "./talk-ground.ts";

/** Where the tests meet. */
export interface Meeting {
  port(): number;
  /** Lets them come to a room of their own; they leave when the test is over. */
  meet(room: string, says?: object): ReturnType<typeof meetAt>;
}

/** Registers tests on one real server, skipped in plain sight where there is none. */
export function onNgircd(tests: (at: Meeting) => void): void {
  skipWithoutNgircd();
  describe.skipIf(withoutNgircd !== null)(withoutNgircd ?? "on a real ngircd", () => {
    let server: IrcServer;
    beforeAll(async () => {
      server = await startNgircd();
    });
    afterAll(() => server?.close());
    tests({ port: () => server.port, meet: (room, says = {}) => meetAt(server.port, room, says) });
  });
}

async function meetAt(port: number, room: string, says: object) {
  const ana = await arrives(port, "ana", room);
  const ben = await arrives(port, "ben", room);
  const settings = { nick: "mc", rooms: [{ name: room, meetings: true, announce: 30 }] };
  const house = await listening([chatAt(port, settings)], says);
  await ana.sees(`${room} JOIN mc`);
  return { ana, ben, house, settings, leave: () => [ana, ben].map((one) => one.quit()) };
}
