/** How does one write in an Etherpad beside people, so that nothing of theirs is lost? As one more of its clients. */
import { WebSocket } from "ws";
import { PadsUnavailable } from "../pad.ts";
import type { AText, Pool } from "./changeset.ts";

/** A pad that we have open as people do: others' changes and ours are merged by the server. */
export interface Visit {
  /** What it said when we came. */
  text: AText;
  revision: number;
  /** Ours, as its attributes name us. */
  author: string;
  /** Commits a changeset made on `revision`; the server moves it to where the text is by then. */
  commit(changeset: string, pool: Pool): Promise<void>;
  leave(): void;
}

/** What to open: `protocol` is Engine.IO's, 3 for Etherpad 1.8 and 4 for 2. `token` makes us the same author each time. */
export interface Way {
  url: string;
  pad: string;
  token: string;
  protocol: 3 | 4;
  deadline: number;
}

/** Etherpad takes a name only together with a colour. */
const shownAs = { name: "Midcycle", colorId: "#d0d7de" };

/** @returns an open pad. @throws PadsUnavailable when it does not open */
export function visit({ url, pad, token, protocol, deadline }: Way, signal: AbortSignal): Promise<Visit> {
  const address = `${url.replace(/^http/, "ws")}/socket.io/?EIO=${protocol}&transport=websocket`;
  const socket = new WebSocket(address, { maxPayload: 20_000_000, handshakeTimeout: deadline });
  const trouble = (why: string) =>
    new PadsUnavailable(`The pad ${pad} at ${url} cannot be written (${why}): it is tried again.`);
  let committed: { resolve(): void; reject(failure: Error): void } | null = null;
  let beat: NodeJS.Timeout | undefined;

  return new Promise<Visit>((resolve, reject) => {
    const late = setTimeout(() => fail(trouble(`no answer in ${deadline / 1_000} s`)), deadline);
    const over = () => {
      clearTimeout(late);
      clearInterval(beat);
      signal.removeEventListener("abort", abort);
    };
    const fail = (failure: Error) => {
      over();
      socket.terminate();
      reject(failure);
      committed?.reject(failure);
    };
    const send = (message: object) => socket.send(`42${JSON.stringify(["message", { component: "pad", ...message }])}`);
    const leave = () => {
      over();
      socket.close();
    };
    const abort = () => fail(trouble("we are stopping"));
    signal.addEventListener("abort", abort);

    function commit(baseRev: number, changeset: string, apool: Pool): Promise<void> {
      return new Promise((resolve, reject) => {
        const limit = setTimeout(() => fail(trouble("the change was not confirmed")), deadline);
        const end = (done: () => void) => {
          clearTimeout(limit);
          committed = null;
          done();
        };
        committed = { resolve: () => end(resolve), reject: (failure) => end(() => reject(failure)) };
        send({ type: "COLLABROOM", data: { type: "USER_CHANGES", baseRev, changeset, apool } });
      });
    }

    function heard(message: Message): void {
      const { type, data, accessStatus, disconnect } = message;
      if (accessStatus) fail(trouble(`access is "${accessStatus}"`));
      else if (disconnect) fail(trouble(`it says "${disconnect}"`));
      else if (type === "CLIENT_VARS") opened(data);
      else if (type === "COLLABROOM" && data?.type === "ACCEPT_COMMIT") committed?.resolve();
    }

    function opened(data: Message["data"]): void {
      const { userId, collab_client_vars: vars } = data ?? {};
      if (!userId || !vars) {
        fail(trouble("it opens in a way that is not known"));
        return;
      }
      clearTimeout(late);
      send({ type: "COLLABROOM", data: { type: "USERINFO_UPDATE", userInfo: { userId, ...shownAs } } });
      const { initialAttributedText: text, rev: revision } = vars;
      resolve({ text, revision, author: userId, commit: (change, pool) => commit(revision, change, pool), leave });
    }

    socket.on("error", (failure) => fail(trouble(failure.message)));
    socket.on("close", () => fail(trouble("the connection ended")));
    socket.on("message", (data) => {
      const text = String(data);
      if (text.startsWith("0")) {
        // Of the older protocol it is the client that shows it lives.
        if (protocol === 3) beat = setInterval(() => socket.send("2"), 20_000);
        else socket.send("40");
      } else if (text === "2") socket.send("3");
      else if (text.startsWith("40")) {
        send({ type: "CLIENT_READY", padId: pad, sessionID: null, token, protocolVersion: 2 });
      } else if (text.startsWith("44")) fail(trouble("it does not let us in"));
      else if (text.startsWith("42")) {
        const message = messageIn(text.slice(2));
        if (message) heard(message);
      }
    });
  });
}

/** @returns what an event of Socket.IO brings; null when it is no message of a pad. */
function messageIn(text: string): Message | null {
  try {
    const [event, message] = JSON.parse(text) as [unknown, Message | null];
    return event === "message" && message ? message : null;
  } catch {
    return null;
  }
}

/** What is used of what an Etherpad says. */
interface Message {
  type?: string;
  accessStatus?: string;
  disconnect?: string;
  data?: {
    type?: string;
    userId?: string;
    collab_client_vars?: { initialAttributedText: AText; rev: number };
  };
}
