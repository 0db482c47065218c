/** How does a mail server of the world take mail, or not? */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";

/** A mail that was taken: from whom, to whom, parsed, and as it came. */
export interface TakenMail {
  from: string;
  to: string[];
  mail: ParsedMail;
  raw: string;
  secure: boolean;
}

/** A server that listens until the test is over. */
export interface MailServer {
  port: number;
  /** "smtp://localhost:PORT". */
  address: string;
  taken: TakenMail[];
  /** Cuts every connection off. */
  hangUp(): void;
}

/** @returns a server on loopback. `refuse`: what is said to RCPT TO an address ("550 No such user"); null takes it. */
export async function mailServer(
  options: SMTPServerOptions = {},
  refuse: (address: string) => string | null = () => null,
): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    ...{ disabledCommands: ["AUTH"], disableReverseLookup: true, logger: false, closeTimeout: 100, ...localhost() },
    onRcptTo({ address }, _session, done) {
      const no = refuse(address);
      done(no === null ? null : Object.assign(new Error(no.slice(4)), { responseCode: Number(no.slice(0, 3)) }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", async () => {
        const raw = Buffer.concat(parts).toString("utf8");
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : "";
        taken.push({
          from,
          to: rcptTo.map(({ address }) => address),
          mail: await simpleParser(raw),
          raw,
          secure: session.secure,
        });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket) => void sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return { port, address: `smtp://localhost:${port}`, taken, hangUp };
}

let made: { key: string; cert: string } | null = null;

/** @returns a key with a certificate for localhost, which this process trusts from now on. */
function localhost(): { key: string; cert: string } {
  if (made) return made;
  const folder = mkdtempSync(join(tmpdir(), "midcycle-tls-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout ${key} -out ${cert}`;
  execFileSync("openssl", words.split(" "), { stdio: "ignore" });
  made = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  rmSync(folder, { recursive: true });
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), made.cert]);
  return made;
}
