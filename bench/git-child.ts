/** How long does one reading of a clone take, and of the changes of a sprint in a process of its own, and how much memory? */
import { openHistory } from "../src/forges/open.ts";
import { settingsOf } from "../test/fakes/settings.ts";

const [folder = ""] = process.argv.slice(2);
const never = new AbortController().signal;
const settings = settingsOf("", {
  kind: "git",
  history: { clones: { "openstack/keystone": folder }, superproject: null },
});
const forge = await openHistory(settings, [], null, () => undefined);
const began = performance.now();
let changes = 0;
const sprint: number[] = [];
for await (const page of forge.list(null, never)) {
  changes += page.length;
  const within = page.filter((row) => row.updated >= "2016-01-20" && row.updated < "2016-02-06");
  sprint.push(...within.map(({ number }) => number));
}
await forge.read(sprint, never);
const took = performance.now() - began;
console.log(JSON.stringify({ took, changes, sprint: sprint.length, megabytes: process.resourceUsage().maxRSS / 1024 }));
