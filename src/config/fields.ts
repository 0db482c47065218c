/** Which kinds of values does a program file hold? */
import { RE2JS } from "re2js";
import { z } from "zod";
import { isAddress } from "../review/address.ts";
import { isZone } from "../sprint/zone.ts";

/** A short name used in addresses and references: "keystone-mitaka-midcycle". */
export const id = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, "a short name of lower-case letters, digits, dots and hyphens");

/** A name of an environment variable; never a secret itself. */
export const variable = z.string().regex(/^[A-Z_][A-Z0-9_]*$/, "the NAME of an environment variable, not its value");

/** A day that exists, "YYYY-MM-DD". */
export const day = z
  .string()
  .refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && isDay(text), 'a day that exists, as "2016-01-27"');

/** An IANA time zone that this Node knows. */
export const zone = z.string().refine(isZone, 'an IANA time zone, as "America/Chicago"');

/** An http or https address without credentials; a final slash is dropped. */
export const address = z
  .string()
  .refine(isAddress, 'an http(s) address without user and password, as "https://review.example.org"')
  .transform((text) => text.replace(/\/+$/, ""));

/** An http or https address without path, user and password. */
export const origin = z
  .string()
  .refine(
    (text) => isAddress(text) && /^https?:\/\/[^/?#]+\/?$/i.test(text),
    'an address without a path, as "https://midcycle.example.org"',
  )
  .transform((text) => new URL(text).origin);

/** A regular expression that runs in linear time. */
export const pattern = z.string().refine(isPattern, "a regular expression without look-around or back-references");

/** Non-empty text. */
export const text = z.string().min(1, "some text");

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isPattern(text: string): boolean {
  try {
    return RE2JS.compile(text) !== null;
  } catch {
    return false;
  }
}
