/** What is the file of a post called, where a blog looks for it? */
import type { PostView } from "./model.ts";

/** @returns "2016-01-29-recap-mitaka-mid-cycle.md": the day it is for, and its title in letters that every system takes. */
export function fileName({ date, title }: Pick<PostView, "date" | "title">, ending: string): string {
  const plain = title.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replaceAll(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return `${date}-${slug.slice(0, 80).replace(/-+$/, "") || "post"}.${ending}`;
}
