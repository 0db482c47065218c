/** What is one mistake of a program file? */

/** One mistake: where, what was found there, what was expected. */
export interface Mistake {
  /** "forges.0.url"; empty for the file as a whole. */
  path: string;
  /** The offending value as JSON, shortened; null when it is absent. */
  found: string | null;
  expected: string;
}

/** @returns a mistake about what stands at a path of a value. */
export function mistakeAt(value: unknown, path: readonly PropertyKey[], expected: string): Mistake {
  return { path: path.map(String).join("."), found: shown(valueAt(value, path)), expected };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (at instanceof Object ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}

function shown(value: unknown): string | null {
  if (value === undefined) return null;
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
