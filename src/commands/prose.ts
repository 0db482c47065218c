/** How does the Markdown that people write become a part of a post in each format? */
import { Marked, type Token, type Tokens } from "marked";
import sanitize from "sanitize-html";
import type { Feet } from "../words/recap/sheet.ts";
import { wrapped } from "../words/wrap.ts";

/** `[[id]]`: a number among the words. */
const number = /^\[\[([\w.-]+)\]\]/;

interface NumberToken {
  type: "number";
  raw: string;
  id: string;
}

/** Numbers are found wherever text is, and nowhere in code. */
const numbers = {
  extensions: [
    {
      name: "number",
      level: "inline" as const,
      start: (source: string) => source.indexOf("[["),
      tokenizer(source: string) {
        const [raw, id = ""] = number.exec(source) ?? [];
        return raw === undefined ? undefined : { type: "number", raw, id };
      },
      renderer: ({ raw }: { raw: string }) => raw,
    },
  ],
};

/** Code keeps its brackets, fenced or within a line. */
const code =
  /(^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\2[`~]*[ \t]*$|$(?![\s\S]))|(`+)(?!`)[\s\S]*?[^`]\3(?!`))/m;

/** @returns the Markdown itself; numbers are bold with a footnote, and nothing in it is a tag of Jekyll. */
export function markdownProse(text: string, feet: Feet): string {
  let written = "";
  for (let left = text; left !== ""; ) {
    const found = code.exec(left);
    const own = found?.[0] ?? "";
    const words = found ? left.slice(0, found.index) : left;
    written += words
      .replaceAll(/\[\[([\w.-]+)\]\]/g, (raw, id: string) => {
        const piece = feet.number(id);
        return piece?.note ? `**${piece.text}**[^${piece.note.name}]` : raw;
      })
      .replaceAll(/\{(?=[{%])/g, "{\\");
    written += /\{[{%]/.test(own) ? `{% raw %}${own}{% endraw %}` : own;
    left = left.slice(words.length + own.length);
  }
  return written;
}

/** @returns safe HTML: headings begin below the title's, and numbers open as those of the facts do. */
export function htmlProse(text: string, feet: Feet): string {
  const marked = new Marked(numbers, {
    renderer: {
      heading({ tokens, depth }) {
        const level = Math.max(2, depth);
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
      },
    },
    extensions: [
      {
        name: "number",
        renderer: (token) => {
          const piece = feet.number((token as unknown as NumberToken).id);
          if (!piece?.note) return token.raw;
          const href = piece.note.page ?? `#number-${piece.note.name}`;
          return `<a class="number" href="${escaped(href)}" title="${escaped(piece.note.rule)}">${escaped(piece.text)}</a>`;
        },
      },
    ],
  });
  return sanitize(marked.parse(text, { async: false }), {
    allowedTags: [...sanitize.defaults.allowedTags.filter((tag) => tag !== "h1"), "del"],
    allowedAttributes: { a: ["href", "title", "class"], th: ["align"], td: ["align"] },
    allowedClasses: { a: ["number"] },
    allowedSchemes: ["http", "https", "mailto"],
  });
}

/** @returns plain text in the width of a mail; links and numbers are marks that the foot of the block explains. */
export function mailProse(text: string, feet: Feet): string {
  const marked = new Marked(numbers);
  return blocks(marked.lexer(text), feet, "").join("\n\n");
}

function blocks(tokens: readonly Token[], feet: Feet, indent: string): string[] {
  return tokens.flatMap((token): string[] => {
    switch (token.type) {
      case "space":
      case "html":
      case "def":
        return [];
      case "heading": {
        const line = inline((token as Tokens.Heading).tokens, feet);
        return [`${indent}${line}\n${indent}${"-".repeat(Math.min(line.length, 72 - indent.length))}`];
      }
      case "list":
        return [listed(token as Tokens.List, feet, indent)];
      case "code":
        return [(token as Tokens.Code).text.replaceAll(/^/gm, `${indent}    `)];
      case "blockquote":
        return [blocks((token as Tokens.Blockquote).tokens, feet, `${indent}> `).join(`\n${indent}>\n`)];
      case "hr":
        return [`${indent}${"-".repeat(8)}`];
      case "table": {
        const { header, rows } = token as Tokens.Table;
        const line = (cells: Tokens.TableCell[]) => cells.map((cell) => inline(cell.tokens, feet)).join(" | ");
        return [[header, ...rows].map((cells) => wrapped(line(cells), indent, `${indent}  `)).join("\n")];
      }
      default: {
        const lines = inline("tokens" in token && token.tokens ? token.tokens : [token], feet).split("\n");
        return [lines.map((line) => wrapped(line, indent)).join("\n")];
      }
    }
  });
}

function listed({ items, ordered, start, loose }: Tokens.List, feet: Feet, indent: string): string {
  const first = typeof start === "number" ? start : 1;
  const lines = items.map((item, i) => {
    const mark = ordered ? `${first + i}. ` : "* ";
    const room = `${indent}${" ".repeat(mark.length)}`;
    const text = blocks(item.tokens, feet, room).join(loose ? "\n\n" : "\n");
    return `${indent}${mark}${text.slice(room.length)}`;
  });
  return lines.join(loose ? "\n\n" : "\n");
}

function inline(tokens: readonly Token[], feet: Feet): string {
  return tokens
    .map((token): string => {
      switch (token.type) {
        case "number": {
          const piece = feet.number((token as unknown as NumberToken).id);
          return piece ? `${piece.text} [${piece.foot}]` : token.raw;
        }
        case "link":
        case "image": {
          const { href, text } = token as Tokens.Link;
          const name = token.type === "link" ? inline((token as Tokens.Link).tokens, feet) : text;
          const place = name === href ? null : feet.link(href);
          return place === null ? name : `${name} [${place}]`;
        }
        case "br":
          return "\n";
        case "codespan":
          return (token as Tokens.Codespan).text;
        case "html":
          return "";
        default:
          return "tokens" in token && token.tokens ? inline(token.tokens, feet) : plain(token);
      }
    })
    .join("");
}

/** The letters of a text token, its line breaks as blanks. */
function plain(token: Token): string {
  const text = "text" in token && typeof token.text === "string" ? token.text : token.raw;
  return text.replaceAll(/\s*\n\s*/g, " ");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
