/** How does a file become a change for others to review, without a clone? */
import { z } from "zod";
import { Declined, type FileProposal, type Proposed } from "../writing.ts";
import { declined } from "./declined.ts";
import type { Http } from "./http.ts";
import { quote } from "./query.ts";
import { numbered } from "./reply.ts";
import { Rejected } from "./trouble.ts";
import type { Send } from "./write.ts";

/**
 * Puts a file on a change of ours on the proposal's branch. Killed half-way, the next call goes on with the same change.
 * Over REST, since a push for review is refused while the branch is not there, and would need git and a clone beside us.
 * @throws Declined when the project, the branch or a right is missing
 */
export async function proposeFile(
  http: Http,
  send: Send,
  project: string,
  { ref, path, text, message }: FileProposal,
  signal: AbortSignal,
): Promise<Proposed> {
  const at = `/projects/${encodeURIComponent(project)}`;
  const branch = `${at}/branches/${encodeURIComponent(ref)}`;
  const file = `files/${encodeURIComponent(path)}/content`;
  if ((await unlessGone(http.get(at, signal))) === null) {
    throw new Declined(`There is no project ${project} that we can see at ${http.where}.`, "gone");
  }
  if ((await unlessGone(http.get(branch, signal))) === null) {
    // https://gerrit-review.googlesource.com/Documentation/rest-api-projects.html#branch-input
    const empty = { create_empty_commit: true };
    await send({ method: "PUT", path: branch, body: empty }, signal).catch(declined(`${ref} of ${project}`));
  } else if ((await unlessGone(http.get(`${branch}/${file}`, signal))) === text) {
    return { outcome: "there", url: null };
  }

  const [title = ""] = message.split("\n", 1);
  const open = await openProposal(http, { project, ref, title }, signal);
  if (open && (await unlessGone(http.get(`/changes/${open._number}/revisions/current/${file}`, signal))) === text) {
    return { outcome: "open", url: addressOf(open) };
  }
  const change = open ?? (await begun());
  await publish(change?._number ?? "NEW");
  return { outcome: open ? "amended" : "made", url: change && addressOf(change) };

  async function begun(): Promise<Numbered | null> {
    const body = { project, branch: ref, subject: message, notify: "NONE" };
    const made = await send({ method: "POST", path: "/changes/", body }, signal).catch(
      declined(`${ref} of ${project}`),
    );
    return numbered.safeParse(made).data ?? null;
  }

  async function publish(number: number | string): Promise<void> {
    const edit = `/changes/${number}/edit`;
    // What a killed run left behind would be published with it, or be in its way.
    await send({ method: "DELETE", path: edit, body: null }, signal).catch((failure: unknown) => {
      if (!(failure instanceof Rejected && failure.status === 404)) throw failure;
    });
    const content = { binary_content: `data:text/plain;base64,${Buffer.from(text).toString("base64")}` };
    const refuse = declined(`change ${number}`);
    await send({ method: "PUT", path: `${edit}/${encodeURIComponent(path)}`, body: content }, signal).catch(refuse);
    await send({ method: "POST", path: `${edit}:publish`, body: { notify: "NONE" } }, signal).catch(refuse);
  }

  function addressOf({ _number }: Numbered): string {
    return `${http.where}/c/${project}/+/${_number}`;
  }
}

type Numbered = z.infer<typeof numbered>;

/** An open change of ours on a branch with this first line; null when there is none. */
export async function openProposal(
  http: Http,
  { project, ref, title }: { project: string; ref: string; title: string },
  signal: AbortSignal,
): Promise<Numbered | null> {
  const query = `project:${quote(project)} branch:${quote(ref)} is:open owner:self`;
  const answer = await http.get(`/changes/?q=${encodeURIComponent(query)}&n=100`, signal);
  const rows = z.array(numbered.extend({ subject: z.string() })).safeParse(answer).data ?? [];
  return rows.find(({ subject }) => subject === title) ?? null;
}

/** @returns null for what is not there or not for us; Gerrit does not say which. */
async function unlessGone(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (failure) {
    if (failure instanceof Rejected && failure.status === 404) return null;
    throw failure;
  }
}
