/** Is a text an address that we lead people to? */

/** Is it an http or https address without user and password? */
export function isAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
}
