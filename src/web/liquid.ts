/** How are facts filled into the templates of the pages? */
import { Liquid } from "liquidjs";
import type { Instant } from "../review/change.ts";
import type { OpenNumber } from "../review/number.ts";
import type { Mover } from "../review/turn.ts";
import type { ItemKind } from "../sprint/minutes/minutes.ts";
import { zoneName } from "../sprint/zone.ts";
import { effectMark, effectWords, type FrozenRule } from "../words/frozen.ts";
import { kindWords } from "../words/minutes-view.ts";
import { moverName, moverSentence } from "../words/mover.ts";
import { called, capital, count, list, printed, signed } from "../words/plain.ts";
import { ago, clockTime, day, duration, moment } from "../words/time.ts";
import type { QueueItem } from "../words/views.ts";
import { type Chart, chartRows } from "./charts/chart.ts";
import { absoluteTime, moverMark, personLink, presentTime, relativeTime, voteMark } from "./elements.ts";
import { remembered } from "./remembered.ts";

const root = new URL("../../templates/pages/", import.meta.url).pathname;

/** What templates may do with a value. Everything is escaped when it is printed. */
const filters: Record<string, (...values: never[]) => unknown> = {
  ago: (at: Instant, now: Instant) => ago(at, now),
  moment: (at: Instant, zone: string) => moment(at, zone),
  day: (at: Instant, zone: string) => day(at, zone),
  zone_name: (at: Instant, zone: string) => zoneName(at, zone),
  duration: (seconds: number) => duration(seconds),
  seconds_since: (at: Instant, now: Instant) => (Date.parse(now) - Date.parse(at)) / 1000,
  printed: (number: OpenNumber) => printed(number),
  called: (number: OpenNumber) => called(number),
  count: (n: number, one: string, many: string) => count(n, one, many),
  listed: (names: string[]) => list(names),
  signed: (value: number) => signed(value),
  mover_name: (mover: Mover) => moverName(mover),
  mover_sentence: (mover: Mover) => moverSentence(mover),
  short: (repository: string) => repository.slice(repository.lastIndexOf("/") + 1),
  segment: (text: string) => encodeURIComponent(text),
  capital,
  effect_mark: (effect: FrozenRule["effect"]) => effectMark(effect),
  effect_words: (rule: FrozenRule) => effectWords(rule),
  clock: (at: Instant, zone: string) => clockTime(at, zone),
  kind_words: (kind: ItemKind, count: number) => kindWords[kind][count === 1 ? 0 : 1],
  outside: (url: unknown) => (typeof url === "string" && /^https?:\/\//i.test(url) ? url : null),
};

/** What gives HTML that needs no escaping any more. */
const elements: Record<string, (...values: never[]) => string> = {
  time: relativeTime,
  date: absoluteTime,
  now: presentTime,
  person: personLink,
  vote: voteMark,
  mover: moverMark,
  chart_rows: chartRows,
};

/**
 * @returns a function that fills a template below templates/pages/; `globals` are seen by every partial too.
 * @throws when a template names what was not given.
 */
export function createTemplates(): (template: string, scope: object, globals: object) => string {
  const liquid = new Liquid({
    root,
    extname: ".liquid",
    outputEscape: "escape",
    cache: true,
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
  });
  for (const [name, filter] of Object.entries(filters)) liquid.registerFilter(name, filter as () => unknown);
  for (const [name, element] of Object.entries(elements)) {
    liquid.registerFilter(name, { raw: true, handler: element as () => string });
  }
  // Changes are most of what a list costs and seldom differ from one look to the next; times are told in minutes.
  const item = remembered(
    1_000,
    (one: QueueItem, now: Instant, zone: string) => `${now.slice(0, 16)} ${zone} ${JSON.stringify(one)}`,
    (one, now, zone) => liquid.renderFileSync("parts/item", { item: one }, { globals: { now, zone } }),
  );
  liquid.registerFilter("item", { raw: true, handler: item as () => string });
  // The tables behind charts are most of what the statistics cost, and charts are kept.
  const charts = new WeakMap<Chart, { csv: string; html: string }>();
  const chart = (one: Chart, csv: string) => {
    const known = charts.get(one);
    if (known?.csv === csv) return known.html;
    const html = liquid.renderFileSync("parts/chart", { chart: one, csv });
    charts.set(one, { csv, html });
    return html;
  };
  liquid.registerFilter("chart", { raw: true, handler: chart as () => string });
  return (template, scope, globals) => liquid.renderFileSync(template, scope, { globals });
}
