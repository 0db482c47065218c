/** How does a pad read as a page to take away? */
import { Marked } from "marked";
import sanitize from "sanitize-html";

/** A line of a pad is a line of the page: people press Enter where they mean it. */
const marked = new Marked({ breaks: true, gfm: true });

/** @returns a whole page without anything that runs or is fetched, whatever the text says. */
export function htmlPad(title: string, markdown: string): string {
  const body = sanitize(marked.parse(markdown, { async: false }), {
    allowedTags: [...sanitize.defaults.allowedTags, "del"],
    allowedAttributes: { a: ["href", "title"], th: ["align"], td: ["align"] },
    allowedSchemes: ["http", "https", "mailto"],
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${sanitize(title, { allowedTags: [] })}</title>
${body.trim()}
</html>
`;
}
