/** On what ground do the tests of the pages stand? */
import { app } from "../../src/web/app.ts";
import { type Changed, standing } from "./api-ground.ts";

/** @returns the pages of a house, and what was said to its log. */
export async function pagesOf(changed: Changed = {}) {
  const stands = await standing(changed);
  return { ...stands, ask: app(stands.ground) };
}
