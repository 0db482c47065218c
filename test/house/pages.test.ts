/** Is each page of the app visited in Chromium: by axe, on a phone, in the dark, on paper? */
import { expect, test } from "vitest";
import { files, pages } from "../journeys/pages.ts";
import { pageRoutes, routeOf, routes } from "../journeys/routes.ts";

test.each(pageRoutes())("the page %s has an example", (route) => {
  expect(
    pages[route]?.length,
    `add an example address of ${route} to test/journeys/pages.ts, or say there that it is no page`,
  ).toBeGreaterThan(0);
});

test.each(Object.entries(pages))("the examples of %s are its own", (route, addresses) => {
  expect(addresses.map((address) => routeOf(address))).toEqual(addresses.map(() => route));
});

test.each(files)("%s is a route: %s", (file) => {
  expect(routes().some((route) => file.test(route))).toBe(true);
});
