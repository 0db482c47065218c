/** What do we believe of what a provider says about somebody? */

/** Characters of a name or an address. */
const longest = 200;

/** @returns a text without blanks at its ends, shortened; null for anything else. */
export function textOf(claim: unknown): string | null {
  return typeof claim === "string" ? claim.trim().slice(0, longest) || null : null;
}

/**
 * @returns the address of a claim. `email` counts only when the provider says that it verified it; a claim that the
 * program names instead is the program's word for that. Null when there is none, or when it is no address.
 */
export function emailOf(claims: Record<string, unknown>, claim: string): string | null {
  const email = textOf(claims[claim]);
  const verified = claim !== "email" || claims.email_verified === true;
  return verified && email && /^[^\s@]+@[^\s@]+$/.test(email) ? email : null;
}
