/** How does a script sign in to the demo, as a browser does, with a form on its way? */

/**
 * Sends a form as a stranger, so that there is something to go on with, then signs in as a person of the roster.
 * @returns the cookies of the session ("name=value; name=value").
 */
export async function signedIn(house: string, person: string): Promise<string> {
  const jar = new Map<string, string>();
  async function send(path: string, fields: Record<string, string>): Promise<void> {
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const reply = await fetch(`${house}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { Origin: house, ...(cookies ? { Cookie: cookies } : {}) },
      body: new URLSearchParams(fields),
    });
    if (reply.status !== 303)
      throw new Error(`${path} answered ${reply.status}: ${(await reply.text()).slice(0, 200)}`);
    for (const given of reply.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      jar.set(name, value);
    }
  }
  await send("/commands", { text: "/status", about: "" });
  await send("/sign-in/local", { person, back: "/" });
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}
