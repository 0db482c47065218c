/** How are secrets made that people carry, and how are they kept? Only their hashes are. */
import { hash, randomBytes } from "node:crypto";

/** @returns 256 bits that nobody can guess, as text for cookies and addresses. */
export function freshSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** @returns what is kept of a secret: so much entropy needs no salt and no slow hash. */
export function hashOf(secret: string): string {
  return hash("sha256", secret, "hex");
}
