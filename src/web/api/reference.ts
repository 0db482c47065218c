/** How do people read what the API can be asked? As a page made from the OpenAPI document itself. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { html } from "hono/html";
import { z } from "zod";

/** The OpenAPI document of an app. */
export type Document = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;

/** What the page looks like. */
export const referenceStyle = `:root { color-scheme: light dark; color: light-dark(#1f2328, #f0f6fc); background: light-dark(#fff, #0d1117); }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.1rem; margin: 2.5rem 0 0; }
p { margin: 0.25rem 0; }
a { color: light-dark(#0969da, #4493f8); }
code { font-family: ui-monospace, monospace; }
h2 code { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 0.75rem 0; }
th, td { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  thead { display: none; }
  tr { display: block; border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 0.4rem 0; }
  td { display: block; border: 0; padding: 0; }
  td:first-child { font-weight: bold; }
}
`;

/** What of an operation is shown; an answer is named by the component it refers to, where it has a name. */
const shown = z.object({
  operationId: z.string(),
  summary: z.string(),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        description: z.string().default(""),
        schema: z.object({
          type: z.string().default("string"),
          enum: z.array(z.string()).optional(),
          minimum: z.number().optional(),
          maximum: z.number().optional(),
          example: z.string().optional(),
        }),
      }),
    )
    .default([]),
});
type Parameter = z.output<typeof shown>["parameters"][number];

/** @returns the page: one section an operation, with its parameters. `base` is where the API is mounted. */
export function reference({ info, paths }: Document, base: string) {
  const operations = Object.entries(paths ?? {}).map(([path, item]) => ({ path, ...shown.parse(item.get) }));
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>API of ${info.title}</title>
        <link rel="stylesheet" href="${base}/reference.css" />
      </head>
      <body>
        <main>
          <h1>API of ${info.title}</h1>
          <p>${info.description}</p>
          <p>For programs: <a href="${base}/openapi.json">the OpenAPI document</a>, with the shape of every answer. <a href="/">Back to the pages</a>.</p>
          ${operations.map(
            ({ path, operationId, summary, parameters }) => html`
              <section id="${operationId}">
                <h2><code>GET ${base}${path}</code></h2>
                <p>${summary}.${path.includes("{") ? "" : html` <a href="${base}${path}">Try it</a>.`}</p>
                ${parameters.length > 0 ? parameterTable(parameters) : html`<p>No parameters.</p>`}
              </section>`,
          )}
        </main>
      </body>
    </html>`;
}

function parameterTable(parameters: readonly Parameter[]) {
  return html`<table>
    <thead><tr><th scope="col">parameter</th><th scope="col">in</th><th scope="col">values</th><th scope="col">what it does</th></tr></thead>
    <tbody>${parameters.map(
      (one) =>
        html`<tr><td><code>${one.name}</code></td><td>${one.in}</td><td>${values(one)}</td><td>${one.description}</td></tr>`,
    )}</tbody>
  </table>`;
}

function values({ schema }: Parameter): string {
  const { type, minimum, maximum, example } = schema;
  if (schema.enum) return schema.enum.join(", ");
  const from = minimum === undefined ? "" : ` from ${minimum}`;
  const to = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? "" : ` to ${maximum}`;
  return `${type}${from}${to}${example ? ` (${example})` : ""}`;
}
