/** How do Ana, Ben and the bot meet on a real IRC server? */
import { arrives, type IrcServer } from "../real/ngircd.ts";
import { chatAt, listening } from "./talk-ground.ts";

/** Lets them come to a room of their own; they leave when the test is over. */
export async function meetAt(server: IrcServer, room: string, says = {}) {
  const ana = await arrives(server.port, "ana", room);
  const ben = await arrives(server.port, "ben", room);
  const settings = { nick: "mc", rooms: [{ name: room, meetings: true, announce: 30 }] };
  const house = await listening([chatAt(server.port, settings)], says);
  await ana.sees(`${room} JOIN mc`);
  return { ana, ben, house, settings, leave: () => [ana, ben].map((one) => one.quit()) };
}
