/** How do we bear a server that sends lines without an end, or more than anybody can say? */
import NetTransport from "irc-framework/src/transports/net.js";

/** Bytes of a line that still has no end; a real one has at most 8,191 with its tags. */
const longestLine = 65_536;
/** Bytes that may come within one stretch of so many milliseconds. */
const [most, stretch] = [8_000_000, 10_000];

/** A connection that ends itself, with a sentence, when the other side floods. */
export class BoundedTransport extends NetTransport {
  #begun = 0;
  #bytes = 0;

  override onSocketData(data: Buffer): void {
    const now = Date.now();
    if (now - this.#begun > stretch) {
      this.#begun = now;
      this.#bytes = 0;
    }
    this.#bytes += data.length;
    if (this.incoming_buffer.length > longestLine) this.#give("it sends a line without an end");
    else if (this.#bytes > most) this.#give("it sends more than anybody can say");
    else super.onSocketData(data);
  }

  #give(why: string): void {
    this.incoming_buffer = Buffer.alloc(0);
    this.last_socket_error = new Error(why);
    this.close(true);
  }
}
