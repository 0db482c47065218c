/** What does the page of the API show? */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { Hono } from "hono";
import { documentOf } from "../api/document.ts";
import { referenceView } from "../api/reference.ts";
import { apiBase } from "../api.ts";
import type { Pages } from "../page.ts";

/** `/api/v1`, for people. */
export function referencePages(pages: Pages, api: OpenAPIHono): Hono {
  return new Hono().get(apiBase, (c) =>
    pages.show(c, {
      template: "reference",
      title: "For programs",
      section: null,
      view: {
        ...referenceView(documentOf(api, pages.context(), apiBase), apiBase),
        origin: new URL(c.req.url).origin,
      },
    }),
  );
}
