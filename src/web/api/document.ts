/** What does the OpenAPI document say, with examples that this team really has? */

import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "../../commands/context.ts";
import { sprintsOf } from "../../commands/rooms.ts";
import { triageId } from "../../review/dashboards/triage.ts";

/** The OpenAPI document of an app. */
export type Document = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;

const description =
  "What the pages show, as JSON. Every number comes with its rule and the rows it counted. Instants are UTC. " +
  "Answers say how old they are and carry an ETag: send it back as If-None-Match to be told that nothing changed.";

/** @returns the document of an app that is mounted at `base`. */
export function documentOf(app: OpenAPIHono, context: Context, base: string): Document {
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: `Midcycle for ${context.program.name}`, version: context.version, description },
    servers: [{ url: base }],
  });
  const examples = examplesOf(context);
  for (const item of Object.values(document.paths ?? {})) {
    for (const operation of [item.get, item.post]) {
      for (const parameter of operation?.parameters ?? []) {
        if ("$ref" in parameter) continue;
        const example = examples[parameter.name];
        if (example !== undefined) parameter.example = example;
        if (parameter.schema && "example" in parameter.schema) delete parameter.schema.example;
      }
    }
  }
  return document;
}

/** Values that lead to an answer here, by the name of the parameter. */
function examplesOf({ board, program }: Context): Record<string, string | undefined> {
  const [entry] = board.entries();
  const person = program.people[0]?.id;
  return {
    change: entry?.change.key,
    person,
    as: person,
    sprint: sprintsOf({ board, program })[0]?.id,
    repository: program.repositories[0]?.name,
    dashboard: triageId,
    q: "status:open -is:wip",
    rows: "none",
  };
}
