/** How is something said in a chat: short, and with the page that says more? */
import { cut, linkTo } from "./notice-text.ts";
import { oneLine } from "./plain-text.ts";

/** Lines and characters of an answer, beside its link. */
const [mostLines, mostSigns] = [4, 700];

/** @returns an answer in a few lines; what is longer ends with "…" and the page. `address`: of our pages; null when nobody knows it. */
export function chatAnswer({ text, page }: { text: string; page: string | null }, address: string | null): string {
  const lines = text
    .split("\n")
    .map((line) => oneLine(line).trim())
    .filter((line) => line !== "");
  const shown = lines.slice(0, mostLines).join("\n");
  const whole = lines.length > mostLines ? `${shown} …` : shown;
  const link = linkTo(page, address);
  return [cut(whole, mostSigns), ...(link === null ? [] : [link])].join(" ");
}

/** @returns what is said at the end of a meeting: where its files are, as meetbot does. */
export function meetingEnded(id: string, ended: string, address: string | null): string[] {
  if (address === null) return [`Meeting ended ${ended} UTC.  Minutes: midcycle minutes show ${id}`];
  const base = `${address}/minutes/${encodeURIComponent(id)}`;
  return [
    `Meeting ended ${ended} UTC.  Minutes: ${base}`,
    `Minutes (text): ${base}/${encodeURIComponent(id)}.txt`,
    `Log:            ${base}/log`,
  ];
}
