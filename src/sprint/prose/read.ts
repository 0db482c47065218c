/** In which form is a text written, and how is it read? */
import { readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import { readPlain } from "./plain.ts";
import type { Prose } from "./prose.ts";

/** The forms that are read. */
export const proseForms = ["markdown", "plain", "html"] as const;

export type ProseForm = (typeof proseForms)[number];

/** @returns the form of a text, by the end of its name, else by what it says it is, else by how it looks. */
export function formOf(text: string, name: string, type: string | null): ProseForm {
  if (/\.html?$/i.test(name) || /\bhtml\b/i.test(type ?? "")) return "html";
  if (/\.(?:md|markdown|mkd)$/i.test(name) || /\bmarkdown\b/i.test(type ?? "")) return "markdown";
  if (/^\s*(?:<!doctype html|<html)\b/i.test(text)) return "html";
  const marks = /^---\n|^#{1,6} |\]\([^)\s]+\)|^\[[^\]]+\]:|^```/m;
  if (/^(?:Subject|From):/m.test(text.slice(0, 400)) || !marks.test(text)) return "plain";
  return "markdown";
}

/** @returns a text, read in its form. Never throws. */
export function readProse(text: string, form: ProseForm): Prose {
  return { markdown: readMarkdown, plain: readPlain, html: readHtml }[form](text);
}
