/** Are nominations, polls and holds moved on a terminal, and is every refusal of them noted for administrators? */
import { expect, test } from "vitest";
import { place, refused } from "./ground.ts";

const program = `id: aurora
name: Aurora
forges: [{ name: demo, kind: gerrit, url: "http://127.0.0.1:9" }]
repositories: [{ name: aurora/identity, type: service, core-group: aurora-core }]
people:
  - { id: mira, name: Mira Castellan, cores: [{ group: aurora-core }] }
  - { id: nia, name: Nia Quist }
roles: { administrators: [mira] }
`;
const here = place({ MIDCYCLE_PROGRAM: "aurora.yaml" });
here.write("aurora.yaml", program);

test("a poll is asked and answered; what somebody may not do is in the audit, what is only tried out is not", async () => {
  const asked = await here.run(["poll", "new", "Is it time?", "--as", "mira", "--json"]);
  expect(JSON.parse(asked.out)).toMatchObject({ page: "/polls/1", written: true });
  expect((await here.run(["poll", "vote", "1", "no", "--as", "mira"])).code).toBe(0);

  refused(await here.run(["poll", "new", "Me?", "--as", "nia"]), 2, /Only a core, the PTL or an organizer may/);
  refused(await here.run(["poll", "new", "Tried?", "--as", "nia", "--dry-run"]), 2, /Only a core/);
  refused(await here.run(["nomination", "new", "nia", "--why", "x", "--as", "nia"]), 2, /may/);
  refused(await here.run(["hold", "new", "99", "--why", "x", "--as", "nia"]), 2, /99/);
  const { out } = await here.run(["audit", "--as", "mira", "--json"]);
  const said = (JSON.parse(out) as { rows: { what: string; through: string }[] }).rows;
  expect(said.map(({ what, through }) => `${through}: ${what}`).sort()).toEqual([
    "cli: hold new 99",
    "cli: nomination new nia",
    "cli: poll new Me?",
  ]);
}, 120_000);
