/** What does a process do that is about to be killed? It votes again and again, each time with a notice, and says how often. */
import { append, processesOf } from "../../src/store/ledger.ts";
import { openStore, type Where } from "../../src/store/open.ts";
import { act, begin, news } from "./made-up-acts.ts";

const { db } = await openStore(JSON.parse(process.argv[2] ?? "") as Where);
if ((await processesOf(db, "poll")).length === 0) await begin(db);
for (let i = 1; ; i++) {
  const voter = `${process.pid}-${i}`;
  await append(db, "poll-1", voter, () => ({ acts: [act("vote", voter, i)], notices: [news(voter, i)] }));
  process.stdout.write(`${i}\n`);
}
