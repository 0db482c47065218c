/** Are charts the same bytes each time, within the policy of our pages, and true in their tables? */
import { expect, test } from "vitest";
import { countsChart } from "../../src/web/charts/counts.ts";
import { hoursChart } from "../../src/web/charts/hours.ts";
import { stacksChart } from "../../src/web/charts/stacks.ts";
import { ticks } from "../../src/web/charts/ticks.ts";
import { turnsChart } from "../../src/web/charts/turns.ts";
import { waitsChart } from "../../src/web/charts/waits.ts";
import { weeksChart } from "../../src/web/charts/weeks.ts";
import { spreadOf } from "../../src/words/spread.ts";

const hostile = `<script>alert("1")</script> & 'x'`;
const [from, middle, to] = ["2016-01-27T00:00:00.000Z", "2016-01-28T06:00:00.000Z", "2016-01-30T00:00:00.000Z"];
const field = Array.from({ length: 7 }, (_, day) =>
  Array.from({ length: 24 }, (_, hour) => (day === 2 && hour === 9 ? 7 : 0)),
);
const common = { id: "it", title: hostile, rule: "What is counted." };

const charts = {
  counts: () =>
    countsChart({
      ...common,
      lines: [
        { name: hostile, points: [from, middle, to].map((at, value) => ({ at, value })) },
        { name: "still", points: [from, middle, to].map((at) => ({ at, value: 2 })) },
      ],
      zone: "America/Chicago",
    }),
  waits: () =>
    waitsChart({ ...common, spread: spreadOf(Uint32Array.of(60, 7_200, 90_000)), href: (bar) => `/x/${bar}` }),
  weeks: () =>
    weeksChart({
      ...common,
      series: [
        {
          name: hostile,
          points: [
            { at: from, value: 3 },
            { at: "2016-02-03T00:00:00.000Z", value: null },
          ],
        },
      ],
      ...{ told: String, unit: { size: 1, name: "days" }, shape: "line" as const },
    }),
  bars: () =>
    weeksChart({
      ...common,
      series: [{ name: "reviews", points: [{ at: from, value: 3 }] }],
      ...{ told: String, unit: { size: 1, name: "reviews" }, shape: "bars" as const },
    }),
  hours: () =>
    hoursChart({ ...common, fields: [{ name: hostile, counts: field }], href: (_, day, hour) => `/x/${day}.${hour}` }),
  stacks: () => stacksChart({ ...common, stacks: [{ name: hostile, counts: new Map([["owner", 2]]), href: "/x" }] }),
  turns: () =>
    turnsChart(
      {
        spans: [{ mover: "cores", from, to: null, seconds: 9, ended: null }],
        patchSets: [{ number: 1, at: from }],
        votes: [{ at: middle, value: -1, text: hostile }],
        movers: [{ mover: "cores", seconds: 9 }],
      },
      to,
      "UTC",
    ),
};

test.each(Object.entries(charts))("%s", async (_, draw) => {
  const [one, two] = [await draw(), await draw()];
  const svg = one?.pictures.map((picture) => picture.svg).join("") ?? "";

  expect(two).toEqual(one);
  expect(svg).toMatch(/^<svg /);
  expect(svg).not.toMatch(/<style|\sstyle=|<script|\son\w+=|NaN|undefined/);
  expect(svg).toMatch(/ role="(img|group)" aria-label="[^"]+" aria-description="[^"]+"/);
  expect(one?.rows.length).toBeGreaterThan(0);
  for (const { cells } of one?.rows ?? []) expect(cells).toHaveLength((one?.columns.length ?? 0) - 1);
});

test("what a picture shows is in its table, and opens where the picture does", async () => {
  const hours = await charts.hours();
  expect(hours?.rows[2]?.cells[9]).toEqual({ text: "7", href: "/x/2.9" });
  const waits = await charts.waits();
  expect(waits?.rows.filter(({ cells }) => cells[0]?.href).map(({ label }) => label)).toEqual([
    "less than 1 h",
    "1 h to 4 h",
    "1 d to 2 d",
  ]);
  expect(waits?.pictures[0]?.svg).toContain("median 2 h");
});

test("nothing is drawn of nothing", async () => {
  expect(await countsChart({ ...common, lines: [], zone: "UTC" })).toBeNull();
  expect(
    await countsChart({ ...common, lines: [{ name: "a", points: [{ at: from, value: 1 }] }], zone: "UTC" }),
  ).toBeNull();
  expect(await waitsChart({ ...common, spread: spreadOf(new Uint32Array()), href: null })).toBeNull();
  expect(await hoursChart({ ...common, fields: [], href: () => "" })).toBeNull();
  expect(await stacksChart({ ...common, stacks: [] })).toBeNull();
  expect(await turnsChart({ spans: [], patchSets: [], votes: [], movers: [] }, to, "UTC")).toBeNull();
});

test.each([
  ["days of a sprint", from, to, "America/Chicago", ["27 Jan", "28 Jan", "29 Jan"]],
  [
    "weeks begin on Mondays",
    "2016-01-01T00:00:00.000Z",
    "2016-02-01T00:00:00.000Z",
    "UTC",
    ["4 Jan", "11 Jan", "18 Jan", "25 Jan", "1 Feb"],
  ],
  ["months", "2016-01-01T00:00:00.000Z", "2016-05-20T00:00:00.000Z", "UTC", ["Jan 2016", "Feb", "Mar", "Apr", "May"]],
  ["years", "2010-03-01T00:00:00.000Z", "2016-05-20T00:00:00.000Z", "UTC", ["2012", "2014", "2016"]],
])("%s are marked", (_, begin, end, zone, labels) => {
  expect(ticks(begin, end, zone, 6).map(({ label }) => label)).toEqual(labels);
});
