/** Where does a text come from that somebody names: a file, the web, or standard input? */
import { readFile, stat } from "node:fs/promises";
import { Refused } from "../commands/context.ts";
import { formOf, type ProseForm, proseForms } from "../sprint/prose/read.ts";
import { fetchText, limits } from "./fetching.ts";

/** How a text is asked for. */
export interface Named {
  /** A path, an address, or "-" for standard input. */
  from: string;
  /** The form; found out when absent. */
  form?: string | undefined;
  /** May an address lead to this machine? */
  loopback?: boolean | undefined;
}

/** A text and the form in which it is written. */
export interface Text {
  text: string;
  form: ProseForm;
  /** As it was named; "standard input" for "-". */
  name: string;
}

/** @returns a text. @throws Refused when it cannot be read, is too large or is no text. @throws Unavailable when the web does not answer. */
export async function readNamed({ from, form, loopback = false }: Named): Promise<Text> {
  if (form !== undefined && !proseForms.some((one) => one === form)) {
    throw new Refused(`A text is ${proseForms.join(", ")}: "${form.slice(0, 40)}" is none of them.`);
  }
  const { text, type, name } = await had(from, loopback);
  if (text.includes("\u0000")) throw new Refused(`${name} is no text.`);
  return { text, name, form: (form as ProseForm | undefined) ?? formOf(text, name.replace(/[?#].*$/, ""), type) };
}

async function had(from: string, loopback: boolean): Promise<{ text: string; type: string | null; name: string }> {
  if (/^https?:\/\//i.test(from)) {
    const { text, type } = await fetchText(from, { loopback });
    return { text, type, name: from };
  }
  if (from === "-") return { text: await standardInput(), type: null, name: "standard input" };
  try {
    const { size } = await stat(from);
    if (size > limits.bytes)
      throw new Refused(`${from} has more than ${limits.bytes / 1_000_000} MB: that is no recap.`);
    return { text: await readFile(from, "utf8"), type: null, name: from };
  } catch (failure) {
    if (failure instanceof Refused) throw failure;
    const code = failure instanceof Error && "code" in failure ? failure.code : failure;
    throw new Refused(`${from} cannot be read (${code}): give a file, an address, or "-" for standard input.`);
  }
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > limits.bytes) throw new Refused(`Standard input has more than ${limits.bytes / 1_000_000} MB.`);
  }
  return Buffer.concat(chunks).toString("utf8");
}
