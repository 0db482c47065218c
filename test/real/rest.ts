/** How does one person ask a Gerrit something over REST? */

/** Somebody who can sign in. */
export interface Login {
  username: string;
  password: string;
}

/**
 * One request below `/a`: text is sent as it is, anything else as JSON, nothing without a body.
 * @returns the answer, null when it has none. @throws with the server's own words.
 */
export type Call = <Answer = unknown>(method: string, path: string, body?: unknown) => Promise<Answer>;

/** @returns the requests of one person. */
export function callsOf(url: string, { username, password }: Login): Call {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  return async <Answer>(method: string, path: string, body?: unknown) => {
    const headers = new Headers({ Authorization: authorization, Accept: "application/json" });
    // Without a body there must be no content type either: Gerrit would then ask for an object.
    if (body !== undefined) headers.set("Content-Type", typeof body === "string" ? "text/plain" : "application/json");
    const sent = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
    const answer = await fetch(`${url}/a${path}`, { method, headers, body: sent ?? null });
    const said = await answer.text();
    if (!answer.ok) throw new Error(`${username}: ${method} ${path}: ${answer.status} ${said.slice(0, 300)}`);
    return (said.startsWith(")]}'") ? JSON.parse(said.slice(4)) : null) as Answer;
  };
}
