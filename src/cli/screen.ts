/** How is a terminal drawn on again and again, and left as it was found? */
import { emitKeypressEvents } from "node:readline";

/** The whole terminal, ours until `leave`. */
export interface Screen {
  /** Draws these lines from the top, cut at the height; what was there before is gone. */
  draw(lines: readonly string[]): void;
  /** Called with the name of each key: "q", "escape", "ctrl-c". */
  onKey(listener: (key: string) => void): void;
  onResize(listener: () => void): void;
  /** Lines that fit. */
  readonly height: number;
  /** Gives back the terminal; harmless when done twice. */
  leave(): void;
}

const enter = "\u001b[?1049h\u001b[?25l";
const leaving = "\u001b[?25h\u001b[?1049l";
const [home, clearLine, clearBelow] = ["\u001b[H", "\u001b[K", "\u001b[J"];

/** Takes the terminal: another page, no cursor, keys as they are pressed. It is given back when the process ends, however it does. */
export function takeScreen(): Screen {
  const { stdin, stdout } = process;
  let open = true;
  stdout.write(enter);
  stdin.setRawMode?.(true);
  emitKeypressEvents(stdin);
  stdin.resume();
  process.once("exit", leave);

  function leave(): void {
    if (!open) return;
    open = false;
    process.off("exit", leave);
    stdin.setRawMode?.(false);
    stdin.pause();
    stdout.write(leaving);
  }

  return {
    draw(lines) {
      const shown = lines.slice(0, stdout.rows ?? lines.length);
      // Line by line over what is there: clearing all of it first would flicker.
      stdout.write(`${home}${shown.map((line) => `${line}${clearLine}`).join("\r\n")}${clearBelow}`);
    },
    onKey(listener) {
      stdin.on("keypress", (_text, key: { name?: string; ctrl?: boolean; sequence?: string }) =>
        listener(key.ctrl ? `ctrl-${key.name}` : (key.name ?? key.sequence ?? "")),
      );
    },
    onResize: (listener) => void stdout.on("resize", listener),
    get height() {
      return stdout.rows ?? 24;
    },
    leave,
  };
}
