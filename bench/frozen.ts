/** Does a verdict cost so little that every row of a list may ask for one? */
import { readProgram } from "../src/config/program-file.ts";
import { classify } from "../src/review/classes.ts";
import { frozenVerdict } from "../src/sprint/frozen.ts";
import { look, madeUp } from "../test/store/made-up.ts";
import { type Figure, quantile } from "./report.ts";

/** A full calendar, and something that comes again each week and each day. */
const program = readProgram(
  `id: bench
name: Bench
forges: [{ name: made-up, kind: gerrit, url: "https://review.example.org" }]
repositories:
  - { name: openstack/keystone, type: service, core-group: c, branches: [master, stable/liberty] }
  - { name: openstack/keystoneauth, type: library, core-group: c, branches: [master, stable/liberty] }
  - { name: openstack/python-keystoneclient, type: client-library, core-group: c, branches: [master, stable/liberty] }
  - { name: openstack/keystone-specs, type: specs, core-group: c, branches: [master, stable/liberty] }
  - { name: openstack/keystonemiddleware, type: library, core-group: c, branches: [master, stable/liberty] }
cycles:
${["kilo", "liberty", "mitaka", "newton"].map(cycle).join("\n")}
freezes:
  - { kind: own, id: weekend, since: "2015-01-02 18:00", until: "2015-01-05 08:00", zone: America/Chicago, every: week }
  - { kind: own, id: night, since: "2015-01-01 23:00", until: "2015-01-02 04:00", zone: Europe/Berlin, every: day }
`,
  "bench",
);

function cycle(id: string, n: number): string {
  const [first, last] = [`201${5 + (n >> 1)}-${n % 2 ? "07" : "01"}`, `201${5 + (n >> 1)}-${n % 2 ? "12" : "06"}`];
  const kinds = ["spec-freeze", "feature-proposal-freeze", "library-freeze", "feature-freeze", "client-library-freeze"];
  const more = ["requirements-freeze", "soft-string-freeze", "hard-string-freeze", "release-freeze"];
  const list = [...kinds, ...more].map((kind, day) => `{ kind: ${kind}, since: "${first}-${10 + day}" }`);
  return `  - { id: ${id}, from: "${first}-01", to: "${last}-28", freezes: [${list.join(", ")}] }`;
}

/** Measures classification and verdict together, as the queue asks for them. */
export async function frozen(): Promise<Figure[]> {
  const changes = look(...madeUp(2_000, { open: 1 })).snapshots.map(({ change }) => change);
  const verdict = (n: number) => {
    const change = changes[n % changes.length];
    const repository = program.repositories.find(({ name }) => name === change?.repository);
    if (!change || !repository) throw new Error("a change of another team");
    // Another minute each time: nothing is remembered from one question to the next.
    const at = new Date(Date.UTC(2016, 0, 1) + n * 7 * 60_000).toISOString();
    const what = classify(change, repository.type);
    const place = { program, repository, branch: change.branch };
    return frozenVerdict({ ...place, change, what, at, covers: () => null, ask: "a core", zone: "UTC" });
  };
  for (let n = 0; n < 500; n++) verdict(n);
  let blocked = 0;
  const times = Array.from({ length: 20_000 }, (_, n) => {
    const before = performance.now();
    if (verdict(n).frozen) blocked++;
    return performance.now() - before;
  });
  const detail = `p99 of ${times.length}; median ${quantile(times, 0.5).toFixed(3)} ms; ${blocked} frozen; 36 freezes, one weekly, one daily`;
  return [{ work: "freeze verdict of one change", value: quantile(times, 0.99), limit: 1, unit: "ms", detail }];
}
