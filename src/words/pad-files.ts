/** How does a pad read where it is taken away, with how everything stands that it names? */
import { referencesIn } from "../review/references.ts";
import type { Pill } from "./pills.ts";

/** @returns the text with how each thing stands in brackets behind it, as it was when this was asked. */
export function withStates(text: string, pills: ReadonlyMap<string, Pill>, inside: (said: string) => string): string {
  return text
    .split("\n")
    .map((line) => {
      let told = "";
      let at = 0;
      for (const { to, of } of referencesIn(line)) {
        const pill = pills.get(of);
        if (!pill || to < at) continue;
        told += `${line.slice(at, to)} [${inside(pill.text)}]`;
        at = to;
      }
      return told + line.slice(at);
    })
    .join("\n");
}
