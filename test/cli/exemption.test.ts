/** Can exemptions be asked for, decided, carried out and taken in on a terminal? */
import { beforeAll, expect, test } from "vitest";
import { place, programText, refused, simulatedGerrit } from "./ground.ts";

const gerrit = await simulatedGerrit();
const here = place({ ...gerrit.variables, MIDCYCLE_PROGRAM: "aurora.yaml" });
const elsewhere = place({ ...gerrit.variables, MIDCYCLE_PROGRAM: "aurora.yaml" });
let change = "";

beforeAll(async () => {
  for (const one of [here, elsewhere]) one.write("aurora.yaml", programText(gerrit.url));
  expect(await here.run(["sync"])).toMatchObject({ code: 0, err: "" });
  const { out } = await here.run(["queue", "--json", "--size", "1"]);
  change = String((JSON.parse(out) as { items: { number: number }[] }).items[0]?.number);
});

const ffe = (words: string[], at = here) => at.run(["exemption", ...words]);

test("an empty ledger says how to begin", async () => {
  expect((await ffe([])).out).toMatch(
    /^Nobody has asked for an exemption yet\. Ask with: midcycle exemption request CHANGE/,
  );
});

test("from the request to a record that another house takes in", async () => {
  const ask = ["request", change, "--why-now", "The spec merged late.", "--as", "mira"];
  expect((await ffe([...ask, "--dry-run"])).out).toMatch(/^Nothing is written\. It \(.+\) is asked for\./);
  expect((await ffe(ask)).out).toMatch(/^Exemption 1 \(.+\) is asked for\. .+\n\/exemptions\/1\n$/);
  refused(await ffe(ask), 2, /Exemption 1 for \d+ is requested: there is one at a time/);
  const sponsored = await ffe(["sponsor", "1", "--as", "mira", "--json"]);
  expect(JSON.parse(sponsored.out)).toMatchObject({ page: "/exemptions/1", written: true });
  expect((await ffe(["show", "1"])).out).toMatch(/Mira .+ asked for it|asked for it/);
  expect(JSON.parse((await ffe(["--json"])).out)).toMatchObject({ total: 1 });

  expect((await ffe(["export", "1", "--out", "one.json"])).code).toBe(0);
  const { out: record } = await ffe(["export", "1"]);
  expect((await ffe(["export", "1", "--format", "markdown"])).out).toMatch(/^# Exemption 1: /);
  elsewhere.write("one.json", record);
  elsewhere.write("forged.json", record.replaceAll('"by": "mira"', '"by": "mallory"'));
  refused(await ffe(["import", "forged.json"], elsewhere), 2, /Act 1 is not what was exported/);
  refused(await ffe(["import", "aurora.yaml"], elsewhere), 2, /aurora\.yaml is no exported exemption/);
  expect((await ffe(["import", "one.json"], elsewhere)).out).toMatch(/has \d more acts/);
  expect((await ffe(["export", "1"], elsewhere)).out).toBe(record);
});

test.each<[string[], RegExp]>([
  [["sponsor", "1"], /Say who you are: --as PERSON/],
  [["grant", "--as", "mira"], /Say what to grant: its number/],
  [["show", "99"], /There is no exemption "99"/],
  [["list", "--state", "maybe"], /They are requested, in review/],
  [["celebrate"], /Allowed choices are list, show, request/],
  [["extend", "1", "--as", "mira"], /Say --until DATE/],
])("refused: midcycle exemption %j", async (words, sentence) => {
  refused(await ffe(words), 2, sentence);
});
