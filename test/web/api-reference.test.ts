/** Does the API document itself, for programs and for people? */
import type { Hono } from "hono";
import { expect, test } from "vitest";
import { operations } from "../../src/web/api/operations.ts";
import { codes } from "../../src/web/api/problem.ts";
import { exactly } from "../../src/web/api/shapes.ts";
import { queueView } from "../../src/web/api/views.ts";
import { apiBase } from "../../src/web/api.ts";
import { app } from "../../src/web/app.ts";
import type { QueueView } from "../../src/words/views.ts";
import { standing } from "./api-ground.ts";

interface Document {
  openapi: string;
  paths: Record<string, { get: { parameters?: { name: string; in: string }[]; responses: Record<string, unknown> } }>;
  components: { schemas: Record<string, unknown> };
}

async function mounted(): Promise<Hono> {
  const { ground } = await standing();
  return app(ground);
}

async function documented(pages: Hono): Promise<Document> {
  return (await (await pages.request(`${apiBase}/openapi.json`)).json()) as Document;
}

test("the document names every operation with its parameters and problems", async () => {
  const { openapi, paths } = await documented(await mounted());

  expect(openapi).toBe("3.1.0");
  expect(Object.keys(paths)).toEqual([...operations.map(({ path }) => path), "/commands"]);
  for (const { path, params, query } of operations) {
    const { parameters = [], responses } = paths[path]?.get ?? { responses: {} };
    expect(parameters.map((one) => `${one.in} ${one.name}`).sort()).toEqual(
      [
        ...Object.keys(params.shape).map((name) => `path ${name}`),
        ...Object.keys(query.shape).map((name) => `query ${name}`),
      ].sort(),
    );
    expect(Object.keys(responses)).toEqual(
      path.includes("{")
        ? ["200", "304", "400", "404", "431", "500", "503"]
        : ["200", "304", "400", "431", "500", "503"],
    );
  }
});

test("every reference of the document leads to a component", async () => {
  const document = await documented(await mounted());

  const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1]);

  expect(new Set(named).size).toBeGreaterThan(15);
  expect(named.filter((name) => !(name && name in document.components.schemas))).toEqual([]);
});

test("what may be null is documented as one or the other", async () => {
  const { components } = await documented(await mounted());

  expect(components.schemas.Queue).toMatchObject({
    properties: { as: { anyOf: [{ $ref: "#/components/schemas/Person" }, { type: "null" }] } },
  });
});

test("people read the same at the root, and what they can try answers", async () => {
  const pages = await mounted();

  const response = await pages.request(apiBase);
  const page = await response.text();

  expect(response.headers.get("content-type")).toMatch(/^text\/html/);
  for (const { path, query } of operations) {
    expect(page).toContain(`<code>GET ${apiBase}${path}</code>`);
    for (const name of Object.keys(query.shape)) expect(page).toContain(`<code>${name}</code>`);
  }
  for (const code of Object.keys(codes)) expect(page).toContain(`<code>${code}</code>`);
  const tried = [...page.matchAll(/href="(\/api[^"]*)"/g)].map(([, address = ""]) => address);
  // What names something is tried with what the team has: a house that has decided nothing has no poll to name.
  expect(tried.length).toBeGreaterThan(operations.filter(({ path }) => !path.includes("{")).length);
  for (const address of tried) expect((await pages.request(address)).status, address).toBe(200);
});

test("every component that a field leads to is on the page", async () => {
  const page = await (await (await mounted()).request(apiBase)).text();

  const meant = new Set([...page.matchAll(/href="#(component-\w+)"/g)].map(([, id]) => id));
  expect(meant.size).toBeGreaterThan(10);
  for (const id of meant) expect(page).toContain(`id="${id}"`);
});

test("a schema that drifts from its view does not compile", () => {
  const { total, ...rest } = queueView.shape;

  // @ts-expect-error: the view has a total, which this schema does not let through.
  exactly<QueueView>()(queueView.omit({ total: true }));
  // @ts-expect-error: the schema asks for what the view does not have.
  exactly<QueueView>()(queueView.extend({ sum: total }));
  // @ts-expect-error: the schema lets through less than the view may hold.
  exactly<QueueView>()(queueView.extend({ empty: rest.repositories.element }));

  expect(exactly<QueueView>()(queueView)).toBe(queueView);
});
