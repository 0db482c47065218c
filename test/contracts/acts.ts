/** How do people act on a Gerrit, real or simulated? Over its REST API, each with their own password. */
import type { Role, World } from "./world.ts";

/** What somebody says in one review. */
export interface Said {
  message?: string;
  labels?: Record<string, number>;
  tag?: string;
  /** Text of an unresolved comment on the patch set. */
  unresolved?: string;
}

/** What people do; each call returns when the server has answered. */
export interface Acts {
  /** A new change of `owner`; @returns its number. `text` is the whole commit message, its Change-Id left to the server. */
  create(
    project: string,
    text: string,
    more?: { branch?: string; topic?: string; private?: boolean; wip?: boolean },
  ): Promise<number>;
  /** A new patch set by `owner`: the same commit with another subject line. */
  upload(number: number, subject: string): Promise<void>;
  /** A new patch set by `owner` that writes these files too. */
  edit(number: number, paths: readonly string[]): Promise<void>;
  review(by: Role, number: number, said: Said): Promise<void>;
  /** Takes a vote of `by` away. */
  unvote(by: Role, number: number, label: string): Promise<void>;
  /** `reviewer` is a user name or an e-mail address of somebody without an account. */
  invite(number: number, reviewer: string, state?: "REVIEWER" | "CC"): Promise<void>;
  attend(number: number, role: Role, reason: string): Promise<void>;
  hide(number: number): Promise<void>;
  unhide(number: number): Promise<void>;
  abandon(number: number): Promise<void>;
  restore(number: number): Promise<void>;
  submit(number: number): Promise<void>;
  setWip(number: number, wip: boolean): Promise<void>;
  setTopic(number: number, topic: string): Promise<void>;
  addHashtag(number: number, hashtag: string): Promise<void>;
  move(number: number, branch: string): Promise<void>;
  remove(number: number): Promise<void>;
  /** The account id of somebody. */
  accountId(role: Role): Promise<number>;
}

/** @returns the acts of a world's users on `world.settings.url`. Every refusal of the server throws with its answer. */
export function actsOn(world: Pick<World, "settings" | "users">): Acts {
  async function call(by: Role, method: string, path: string, body?: unknown): Promise<unknown> {
    const { username, password } = world.users[by];
    const answer = await fetch(`${world.settings.url}/a${path}`, {
      method,
      headers: {
        Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`,
        Accept: "application/json",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${by}: ${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text.startsWith(")]}'") ? JSON.parse(text.slice(4)) : null;
  }
  const post = async (by: Role, path: string, body: unknown = {}) => void (await call(by, "POST", path, body));

  return {
    async create(project, text, more = {}) {
      const made = (await call("owner", "POST", "/changes/", {
        project,
        branch: more.branch ?? "master",
        subject: text,
        topic: more.topic,
        is_private: more.private,
        work_in_progress: more.wip,
      })) as { _number: number };
      return made._number;
    },
    async upload(number, subject) {
      const change = (await call("owner", "GET", `/changes/${number}?o=CURRENT_REVISION&o=CURRENT_COMMIT`)) as {
        current_revision: string;
        revisions: Record<string, { commit: { message: string } }>;
      };
      const old = change.revisions[change.current_revision]?.commit.message ?? "";
      await call("owner", "PUT", `/changes/${number}/message`, { message: old.replace(/^.*/, subject) });
    },
    async edit(number, paths) {
      for (const path of paths) {
        await call("owner", "PUT", `/changes/${number}/edit/${encodeURIComponent(path)}`, {
          binary_content: "data:text/plain;base64,bmV3Cg==",
        });
      }
      await post("owner", `/changes/${number}/edit:publish`, { notify: "NONE" });
    },
    review: (by, number, { message, labels, tag, unresolved }) =>
      post(by, `/changes/${number}/revisions/current/review`, {
        message,
        labels,
        tag,
        ...(unresolved ? { comments: { "/PATCHSET_LEVEL": [{ message: unresolved, unresolved: true }] } } : {}),
      }),
    unvote: (by, number, label) =>
      post(by, `/changes/${number}/reviewers/${world.users[by].username}/votes/${label}/delete`),
    invite: (number, reviewer, state = "REVIEWER") =>
      post("owner", `/changes/${number}/reviewers`, { reviewer, state }),
    attend: (number, role, reason) =>
      post("owner", `/changes/${number}/attention`, { user: world.users[role].username, reason }),
    hide: (number) => post("owner", `/changes/${number}/private`),
    unhide: (number) => post("owner", `/changes/${number}/private.delete`),
    abandon: (number) => post("owner", `/changes/${number}/abandon`),
    restore: (number) => post("owner", `/changes/${number}/restore`),
    submit: (number) => post("core", `/changes/${number}/submit`),
    setWip: (number, wip) => post("owner", `/changes/${number}/${wip ? "wip" : "ready"}`),
    setTopic: async (number, topic) => void (await call("owner", "PUT", `/changes/${number}/topic`, { topic })),
    addHashtag: (number, hashtag) => post("owner", `/changes/${number}/hashtags`, { add: [hashtag] }),
    move: (number, branch) => post("admin", `/changes/${number}/move`, { destination_branch: branch }),
    remove: async (number) => void (await call("admin", "DELETE", `/changes/${number}`)),
    async accountId(role) {
      const account = (await call("admin", "GET", `/accounts/${world.users[role].username}`)) as {
        _account_id: number;
      };
      return account._account_id;
    },
  };
}
