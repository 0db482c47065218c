/** How are the templates of posts filled that channels draw? */
import { fileURLToPath } from "node:url";
import { Liquid } from "liquidjs";

const html = new Liquid({
  root: fileURLToPath(new URL("../../templates/posts", import.meta.url)),
  outputEscape: "escape",
  cache: true,
  strictFilters: true,
  strictVariables: true,
  ownPropertyOnly: true,
});

/** @returns a template of templates/posts/ filled in; every text means itself unless the template says `raw`. */
export function filled(template: string, sheet: object): Promise<string> {
  return html.renderFile(`${template}.liquid`, sheet) as Promise<string>;
}
