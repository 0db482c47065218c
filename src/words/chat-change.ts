/** How is a change told about in a chat, in one line? */
import type { Instant } from "../review/change.ts";
import { names } from "../review/sentence.ts";
import { moverName } from "./mover.ts";
import { cut } from "./notice-text.ts";
import { oneLine } from "./plain-text.ts";
import { ago, duration } from "./time.ts";
import type { ChangeView } from "./views.ts";

const mostSubject = 120;

/** @returns "keystone 272287 Subject: waits for reviewers (Ana), 3 d now". `linked`: they have its address already. */
export function chatChange(
  { item, status, submitted }: Pick<ChangeView, "item" | "status" | "submitted">,
  linked: boolean,
  now: Instant,
): string {
  const repository = item.repository.slice(item.repository.lastIndexOf("/") + 1);
  const subject = cut(oneLine(item.subject).trim(), mostSubject);
  const told = `${repository} ${item.number} ${subject}: ${stateWords(item, status, submitted, now)}`;
  return linked || !item.url ? told : `${told} ${item.url}`;
}

function stateWords(
  item: ChangeView["item"],
  status: ChangeView["status"],
  submitted: Instant | null,
  now: Instant,
): string {
  if (status === "merged") return `merged${submitted ? ` ${ago(submitted, now)}` : ""}`;
  if (status !== "open") return status;
  const who = names(item.waiting);
  const since = duration((Date.parse(now) - Date.parse(item.since)) / 1_000);
  const draft = item.workInProgress ? "work in progress, " : "";
  return `${draft}waits for ${moverName(item.mover)}${who ? ` (${who})` : ""}, ${since} now`;
}
