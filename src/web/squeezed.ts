/** How small is a file on its way to a reader? */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const [brotlied, gzipped] = [promisify(brotliCompress), promisify(gzip)];

/** What browsers understand, the smallest first. */
type Encoding = "br" | "gzip";

const makers: Record<Encoding, (text: string) => Promise<Buffer>> = {
  br: (text) => brotlied(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (text) => gzipped(text, { level: 9 }),
};

/** @returns a text in the smallest form that an Accept-Encoding takes; made at the first asking and kept. */
export function squeezed(
  text: string,
): (accepts: string | undefined) => Promise<{ body: string | Buffer<ArrayBuffer>; encoding: Encoding | null }> {
  const made = new Map<Encoding, Promise<Buffer<ArrayBuffer>>>();
  return async (accepts) => {
    const taken = (accepts ?? "").split(",").map((one) => one.trim());
    const encoding = (["br", "gzip"] as const).find((name) =>
      taken.some((one) => one === name || (one.startsWith(`${name};`) && !/q=0(\.0*)?$/.test(one))),
    );
    if (!encoding) return { body: text, encoding: null };
    const body = made.get(encoding) ?? (makers[encoding](text) as Promise<Buffer<ArrayBuffer>>);
    made.set(encoding, body);
    return { body: await body, encoding };
  };
}
