/** How does the page of a pad get its script? */
import { fileURLToPath } from "node:url";

/**
 * @returns the script of the page with all that it needs, made from `browser/` beside this file: TypeScript in a
 * checkout, JavaScript in the published package.
 */
export async function bundled(): Promise<string> {
  const { build } = await import("esbuild");
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`browser/main.${extension}`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (!file) throw new Error("esbuild gave no script for the pads");
  return file.text;
}
