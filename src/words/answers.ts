/** How do we answer several commands in one message? */

/** A command and what became of it. */
export interface Answered {
  /** Name of who said it. */
  who: string;
  command: string;
  /** What was answered, or why it was refused. */
  text: string;
  /** Page of ours that says more, from the root; null when there is none. */
  page: string | null;
}

/** Characters of a message; Gerrit takes 16,384. */
const longest = 15_000;
const longestCommand = 200;

/**
 * @returns plain text that answers each command below a quote of it, in order. No line of it could be taken for a
 * command. What is too long is cut, and says so. @param address of our pages; null leaves links out
 */
export function answersText(answers: readonly Answered[], address: string | null): string {
  const room = Math.floor(longest / Math.max(1, answers.length));
  return answers.map((one) => cut(answerText(one, address), room)).join("\n\n");
}

function answerText({ who, command, text, page }: Answered, address: string | null): string {
  const more = address && page ? [`${address}${page}`] : [];
  const said = text.split("\n").map((line) => (line.startsWith("/") ? ` ${line}` : line));
  return [`> ${who}: ${cut(command, longestCommand)}`, "", ...said, ...more].join("\n");
}

function cut(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, room - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
