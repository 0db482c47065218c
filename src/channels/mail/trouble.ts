/** What does it mean when a mail server does not take a mail? */
import type { NodemailerError } from "nodemailer";
import type { MailSettings } from "../../review/channel-settings.ts";
import { Unsaid } from "../channel.ts";

/** Failures before anything could be sent. A connection that is cut says nothing of when: the mail was perhaps taken. */
const before = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** @returns why a mail was not taken, in one sentence with the next step, and whether another try may help. */
export function unsaidMail({ server }: Pick<MailSettings, "server">, failure: unknown): Unsaid {
  const { code = "", command = "", responseCode, response, message } = failure as NodemailerError;
  const { originalCode = "", timeoutType = "" } = failure as NodemailerError;
  const said = (response ?? message).trim().split("\n")[0]?.slice(0, 200) ?? "";
  const cause = { cause: failure };
  const all = { again: true, everything: true, ...cause };
  if (code === "EAUTH" || code === "ENOAUTH") {
    return new Unsaid(`${server} does not let us in (${said}): correct its username-env and password-env.`, all);
  }
  if (code === "ETLS") {
    return new Unsaid(
      `${server} cannot be spoken to in secret (${said}): mend its certificate, or set encrypted: false.`,
      all,
    );
  }
  if (/^RCPT TO/.test(command) || code === "EENVELOPE") {
    if (/^MAIL FROM/.test(command)) {
      return new Unsaid(`${server} does not take our mail (${said}): correct "from", or ask whoever runs it.`, all);
    }
    const address = (failure as NodemailerError).rejected?.[0] ?? "the address";
    if (responseCode !== undefined && responseCode >= 400 && responseCode < 500) {
      return new Unsaid(`${address} is not taken for now (${said}).`, { again: true, ...cause });
    }
    return new Unsaid(`${address} is refused (${said}): correct it, or drop this.`, { again: false, ...cause });
  }
  if (responseCode === undefined || responseCode === 421) {
    const early =
      responseCode === 421 ||
      code === "EDNS" ||
      before.test(originalCode) ||
      /^(CONNECT|GREETING|UPGRADE)/.test(timeoutType);
    return new Unsaid(`${server} does not answer as it should (${said}).`, { ...all, perhaps: !early });
  }
  if (responseCode < 500) return new Unsaid(`${server} does not take it for now (${said}).`, { again: true, ...cause });
  return new Unsaid(`${server} refuses this mail (${said}).`, { again: false, ...cause });
}
