/** How do notices leave as mail? */
import { createTransport } from "nodemailer";
import type { MailSettings } from "../../review/channel-settings.ts";
import type { Channel, Post, Said } from "../channel.ts";
import type { World } from "../world.ts";
import { mailOf, messageId } from "./message.ts";
import { unsaidMail } from "./trouble.ts";

/** Connections to the mail server at once. */
const connections = 4;

/** Opens the channel; the mail server is spoken to only when something is said. */
export function openMail(settings: MailSettings, { program, secrets }: World): Channel {
  const { name, server } = settings;
  const { address } = program.writing;
  const { username, password, dkimKey } = secrets[name] ?? {};
  const { hostname, port, protocol } = new URL(server);
  const secure = protocol === "smtps:";
  const transport = createTransport({
    pool: true,
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: settings.encrypted && !secure,
    maxConnections: connections,
    maxMessages: 500,
    // A message whose connection closes while it is sent may have been taken: whoever delivers decides about it.
    maxRequeues: 0,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 45_000,
    idleTimeout: 20_000,
    ...(username !== undefined && { auth: { user: username, pass: password ?? "" } }),
    ...(settings.dkim &&
      dkimKey !== undefined && {
        dkim: { domainName: settings.dkim.domain, keySelector: settings.dkim.selector, privateKey: dkimKey },
      }),
  });
  const failed = (failure: unknown): never => {
    throw unsaidMail(settings, failure);
  };

  return {
    name,
    kind: "mail",
    pace: { parallel: connections, together: 20, threads: true },
    placesOf: () => settings.to,
    ...(settings.people && { reaches: ({ emails }) => emails[0] ?? null }),
    async draw(post) {
      const drawing = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
      const date = new Date(post.notices.at(-1)?.at ?? 0);
      const { message } = await drawing.sendMail({ ...(await mailOf(settings, post, address)), date });
      return String(message);
    },
    async say(post: Post, signal: AbortSignal): Promise<Said> {
      const mail = await mailOf(settings, post, address);
      await transport.sendMail({ ...mail, signal }).catch(failed);
      return { url: null, reference: messageId(settings, post.key) };
    },
    async probe() {
      await transport.verify().catch(failed);
      const who = username === undefined ? "without signing in" : `as ${username}`;
      return `${name}: ${server} takes mail, ${who}.`;
    },
    async close() {
      transport.close();
    },
  };
}
