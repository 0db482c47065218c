/** How long does one reading of a clone take in a process of its own, and how much memory? */
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
for await (const page of forge.list(null, never)) {
  const look = await forge.read(
    page.map(({ number }) => number),
    never,
  );
  changes += look.snapshots.length;
}
const took = performance.now() - began;
console.log(JSON.stringify({ took, changes, megabytes: process.resourceUsage().maxRSS / 1024 }));
