/** What do people read of the API? Everything that its OpenAPI document says, in the order of that document. */
import { z } from "zod";
import type { Document } from "./document.ts";
import { codes } from "./problem.ts";

/** One operation as the page shows it. */
export interface ShownOperation {
  id: string;
  method: string;
  path: string;
  summary: string;
  parameters: { name: string; place: string; values: string; about: string }[];
  fields: Field[];
  statuses: { status: string; about: string }[];
  /** Address that answers here and now; null for what is not only asked, or needs what the team does not have. */
  address: string | null;
}

/** One field of an answer; `component` is the id of what it consists of, null when the type says all. */
export interface Field {
  name: string;
  type: string;
  component: string | null;
  about: string;
}

/** What the page of the API shows. */
export interface ReferenceView {
  base: string;
  about: string;
  operations: ShownOperation[];
  /** `type` says all of a component that has no fields; null when it has. */
  components: { id: string; about: string; type: string | null; fields: Field[] }[];
  codes: { code: string; about: string }[];
}

/** As much of a schema as is shown. */
interface Schema {
  $ref?: string | undefined;
  type?: string | string[] | undefined;
  enum?: unknown[] | undefined;
  anyOf?: Schema[] | undefined;
  items?: Schema | undefined;
  properties?: Record<string, Schema> | undefined;
  additionalProperties?: Schema | boolean | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  format?: string | undefined;
  description?: string | undefined;
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(schema).optional(),
    items: schema.optional(),
    properties: z.record(z.string(), schema).optional(),
    additionalProperties: z.union([schema, z.boolean()]).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    format: z.string().optional(),
    description: z.string().optional(),
  }),
);

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        description: z.string().default(""),
        example: z.string().optional(),
        schema,
      }),
    )
    .default([]),
  responses: z.record(
    z.string(),
    z.object({ description: z.string(), content: z.record(z.string(), z.object({ schema })).default({}) }),
  ),
});

/** @returns what people read of a document. `base` is where the API is mounted. */
export function referenceView(document: Document, base: string): ReferenceView {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (["get", "post"] as const).flatMap((method) => (item[method] ? [shown(base, path, method, item[method])] : [])),
  );
  const components = Object.entries(document.components?.schemas ?? {}).map(([id, said]) => {
    const { description = "", ...rest } = schema.parse(said);
    const fields = fieldsOf(rest);
    return { id, about: description, type: fields.length > 0 ? null : typeOf(rest), fields };
  });
  return {
    base,
    about: document.info.description ?? "",
    operations,
    components,
    codes: Object.entries(codes).map(([code, about]) => ({ code, about })),
  };
}

function shown(base: string, path: string, method: "get" | "post", said: object): ShownOperation {
  const { operationId, summary, parameters, responses } = operation.parse(said);
  const answer = Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1].content["application/json"];
  const filled = parameters
    .filter((one) => one.in === "path")
    .reduce<string | null>(
      (address, { name, example }) =>
        address !== null && example ? address.replace(`{${name}}`, encodeURIComponent(example)) : null,
      path,
    );
  const needed = parameters.filter((one) => one.in === "query" && one.required);
  const query = new URLSearchParams(needed.map(({ name, example }) => [name, example ?? ""]));
  const search = needed.length > 0 ? `?${query}` : "";
  const answers = filled !== null && needed.every(({ example }) => example !== undefined);
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    summary,
    parameters: parameters.map((one) => ({
      name: one.name,
      place: one.in,
      values: valuesOf(one.schema, one.example),
      about: one.description,
    })),
    fields: answer ? fieldsOf(answer.schema) : [],
    statuses: Object.entries(responses).map(([status, { description }]) => ({ status, about: description })),
    address: method === "get" && answers ? `${base}${filled}${search}` : null,
  };
}

function fieldsOf({ properties = {} }: Schema): Field[] {
  return Object.entries(properties).map(([name, field]) => ({
    name,
    type: typeOf(field),
    component: componentOf(field),
    about: field.description ?? "",
  }));
}

function typeOf(field: Schema): string {
  if (field.$ref) return componentOf(field) ?? "object";
  if (field.anyOf) return field.anyOf.map(typeOf).join(" or ");
  if (field.enum) return field.enum.join(", ");
  if (field.items) return `list of ${typeOf(field.items)}`;
  if (typeof field.additionalProperties === "object") return `${typeOf(field.additionalProperties)} by name`;
  const types = [field.type ?? "anything"].flat().join(" or ");
  return field.format === "date-time" ? types.replace("string", "instant") : types;
}

function componentOf(field: Schema): string | null {
  if (field.$ref) return field.$ref.slice(field.$ref.lastIndexOf("/") + 1);
  const within = [...(field.anyOf ?? []), field.items, field.additionalProperties];
  return within.map((one) => (typeof one === "object" ? componentOf(one) : null)).find((id) => id) ?? null;
}

function valuesOf({ enum: words, type, minimum, maximum }: Schema, example: string | undefined): string {
  if (words) return words.join(", ");
  const from = minimum === undefined ? "" : ` from ${minimum}`;
  const to = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? "" : ` to ${maximum}`;
  return `${[type ?? "string"].flat().join(" or ")}${from}${to}${example ? ` (${example})` : ""}`;
}
