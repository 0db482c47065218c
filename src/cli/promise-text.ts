/** How do promises read on a terminal? */
import pc from "picocolors";
import type { PromiseState } from "../sprint/promise/acts.ts";
import type { OffersView } from "../words/promise-offers.ts";
import { type PromiseLine, type PromisesView, type PromiseView, whose } from "../words/promises.ts";
import { ago, moment } from "../words/time.ts";
import { columns, paragraph } from "./table.ts";

const colours: Record<PromiseState, (text: string) => string> = {
  open: pc.blue,
  missed: pc.red,
  "cannot be judged": pc.yellow,
  late: pc.yellow,
  kept: pc.green,
  withdrawn: pc.dim,
};

/** @returns promises as a table. `chosen`: only some were asked for. */
export function promisesText({ groups, total }: PromisesView, now: string, chosen: boolean): string {
  if (total === 0 && chosen) return 'No promise is like that: "midcycle promise list" shows them all.';
  if (total === 0) {
    return 'Nothing was promised here. Write one down with "midcycle promise add TEXT --due WHEN", or let "midcycle promise offer FILE" find those of a recap.';
  }
  return columns(
    ["", "state", "promise", "who", "due"],
    groups.flatMap(({ items }) =>
      items.map((line) => [String(line.number), line.state, line.text, whose(line) ?? "", dueText(line, now)]),
    ),
    2,
  );
}

/** @returns one promise with its history. */
export function promiseText(view: PromiseView, now: string): string {
  const pieces = view.pieces.map(({ id, text, met, evidence, blind, url }) => {
    const seen = met ? `${pc.green("there")} ${evidence ?? ""}` : (blind ?? "not seen yet");
    return paragraph(`${id}: ${text}. ${seen}${url && met ? ` ${url}` : ""}`, "  ");
  });
  const history = view.history.map(({ seq, at, by, text, reason, ignored }) => {
    const line = `  ${seq}  ${moment(at, "UTC")}  ${by.name} ${text}${reason ? `: ${reason}` : ""}`;
    return ignored ? pc.dim(`${line} (${ignored})`) : line;
  });
  return [
    pc.bold(`Promise ${view.number}: ${view.text}`),
    `${colours[view.state](view.state)}. ${view.because.join(" ")}`,
    `${whose(view) ?? "Nobody is named"}; ${dueText(view, now)}; given ${moment(view.given, "UTC")}${view.sprint ? ` at ${view.sprint}` : ""}.`,
    ...(view.source.link ? [pc.dim(view.source.link)] : []),
    ...(pieces.length > 0 ? ["", "Looked for:", ...pieces] : ["", "Nothing to look for is named."]),
    "",
    ...history,
  ].join("\n");
}

/** @returns what a text promises, with what could be made of it. */
export function offersText({ offers, name }: OffersView): string {
  if (offers.length === 0) return `${name} promises nothing that could be looked for.`;
  const lines = offers.flatMap((offer) => {
    const who = [...offer.who.map((one) => one.name), ...offer.others].join(", ");
    const due = offer.due
      ? `due ${offer.due.words}${offer.dueAt ? ` (${moment(offer.dueAt, "UTC")})` : ""}`
      : "no date";
    return [
      `${pc.bold(String(offer.n))}  ${pc.dim(`${name}:${offer.line}:${offer.column}`)}`,
      paragraph(offer.text, "   "),
      paragraph(offer.because, "   "),
      `   ${[who, due].filter(Boolean).join("; ")}`,
      ...offer.look.map((line) => `   look for: ${line}`),
      ...offer.dropped.map((why) => paragraph(why, "   ")),
      ...(offer.known === null ? [] : [`   written down already, as promise ${offer.known}`]),
    ];
  });
  return [
    ...lines,
    "",
    'Write them down with --take 1,2 or --take all; "midcycle promise seek" says better what to look for.',
  ].join("\n");
}

function dueText({ due, state }: Pick<PromiseLine, "due" | "state">, now: string): string {
  if (!due) return "no date";
  if (!due.at) return `${due.words} (no date known)`;
  return state === "open" ? `${due.words} (${ago(due.at, now)})` : due.words;
}
