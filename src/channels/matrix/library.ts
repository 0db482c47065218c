/** How is the Matrix library loaded: only when it is used, and without its talking to the terminal? */

/** @returns the library. */
export async function library(): Promise<typeof import("matrix-js-sdk")> {
  const { logger } = await import("matrix-js-sdk/lib/logger.js");
  // Loggers that parts of the library make while they are loaded take this over from their parent.
  const own = logger as unknown as { methodFactory: () => () => void; rebuild(): void };
  own.methodFactory = () => () => undefined;
  own.rebuild();
  return import("matrix-js-sdk");
}
