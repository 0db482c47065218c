/** Which operators ask what a change touches? */
import type { Meaning, Operator } from "./meaning.ts";
import { patternTest } from "./text.ts";

/** A whole path, one part of it between slashes, or a pattern of the whole. */
const file: Operator = (value) =>
  value.startsWith("^")
    ? touching(patternTest(value))
    : touching((path) => path === value || path.split("/").includes(value));

const path: Operator = (value) => touching(value.startsWith("^") ? patternTest(value) : (path) => path === value);

/** A file's name ends in it; "" is for names without a dot. */
const extension: Operator = (value) => {
  const wanted = value.replace(/^\./, "").toLowerCase();
  return touching((path) => extensionOf(path) === wanted);
};

/** Exactly these and no others, in any order. */
const onlyextensions: Operator = (value) => {
  const wanted = sorted(value.split(",").map((one) => one.trim().replace(/^\./, "").toLowerCase()));
  return { test: ({ change: { files } }) => files && sorted(files.map(extensionOf)) === wanted };
};

/** A folder that a file is in, however deep, from the root or from any folder within; `^` asks for a pattern of its whole path. */
const directory: Operator = (value) => {
  if (value.startsWith("^")) {
    const test = patternTest(value);
    return touching((path) => foldersOf(path).some(test));
  }
  const wanted = value.toLowerCase().replace(/^\/+|\/+$/g, "");
  if (wanted === "") return touching(() => true);
  return touching((path) => `/${folderOf(path)}/`.toLowerCase().includes(`/${wanted}/`));
};

/** By the names that Gerrit gives them. */
export const fileOperators: Record<string, Operator> = {
  f: file,
  file,
  path,
  ext: extension,
  extension,
  onlyexts: onlyextensions,
  onlyextensions,
  dir: directory,
  directory,
};

/** Not known for a change whose files the forge has not told. */
function touching(fits: (path: string) => boolean): Meaning {
  return { test: ({ change: { files } }) => files?.some(fits) ?? null };
}

function extensionOf(path: string): string {
  return /\.([^./]*)$/.exec(path)?.[1]?.toLowerCase() ?? "";
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Each folder that the file is in, from the root on. */
function foldersOf(path: string): string[] {
  const parts = folderOf(path).split("/").filter(Boolean);
  return ["", ...parts.map((_, i) => parts.slice(0, i + 1).join("/"))];
}

function sorted(extensions: readonly string[]): string {
  return [...new Set(extensions)].sort().join(",");
}
