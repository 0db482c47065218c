/** How does a stream of bytes come apart into lines? */

/** Cuts bytes at line feeds. */
export interface Lines {
  /** @returns the lines that this chunk completes, without their ends; null in place of one that was too long. */
  push(chunk: Uint8Array): (string | null)[];
  /** True when the last line was begun and not ended. */
  cut(): boolean;
}

/** @param longest bytes a line may have; more of it is dropped, not held. */
export function createLines(longest: number): Lines {
  let held: Uint8Array[] = [];
  let size = 0;

  function hold(part: Uint8Array): void {
    size += part.byteLength;
    if (size <= longest) held.push(part);
    else held = [];
  }

  return {
    push(chunk) {
      const lines: (string | null)[] = [];
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        hold(chunk.subarray(from, end));
        // Decoded only when whole: a character may be split between two chunks.
        lines.push(size <= longest ? Buffer.concat(held).toString("utf8") : null);
        held = [];
        size = 0;
        from = end + 1;
      }
      hold(chunk.subarray(from));
      return lines;
    },
    cut: () => size > 0,
  };
}
