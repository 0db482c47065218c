/** Which texts need not be made again? */

/**
 * @returns `make`, made only once for each key; when there are more than `most` keys the one made first is forgotten.
 */
export function remembered<Asked extends unknown[]>(
  most: number,
  keyOf: (...asked: Asked) => string,
  make: (...asked: Asked) => string,
): (...asked: Asked) => string {
  const known = new Map<string, string>();
  return (...asked) => {
    const key = keyOf(...asked);
    const found = known.get(key);
    if (found !== undefined) return found;
    const text = make(...asked);
    known.set(key, text);
    if (known.size > most) known.delete(known.keys().next().value ?? key);
    return text;
  };
}
