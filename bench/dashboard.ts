/** Does a dashboard of twelve sections cost what it shows, though every change is judged? */
import { appendFileSync } from "node:fs";
import { bigMirror } from "./big-mirror.ts";
import { type Figure, quantile } from "./report.ts";
import { served, timings } from "./served.ts";
import { inFolder } from "./world.ts";

/** A twelfth section beside those that the triage of such a team has. */
const more = `dashboards:
  - id: triage
    sections:
      - { title: Anything large, query: "delta:>200" }
      - { title: Mine, query: "owner:self" }
      - { title: By topic, query: "intopic:^bp/topic-1.*" }
`;

/** Measures 400 dashboard pages, for the team and for each of its people in turn, all of 12,600 changes being open. */
export async function dashboardPage(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const program = await bigMirror(folder, 12_600, 12_600);
    appendFileSync(program, more);
    const house = await served(program, folder);
    try {
      const asked = Array.from(
        { length: 400 },
        (_, n) => `${house.address}/dashboards/triage?as=${n % 2 ? `p${n % 25}` : ""}`,
      );
      await timings(asked.slice(0, 60));
      const server = (await timings(asked)).map((time) => time.server);
      const detail = `p99 of ${server.length}; median ${quantile(server, 0.5).toFixed(1)} ms`;
      return [
        {
          work: "page of a 12-section dashboard, 12,600 open changes",
          value: quantile(server, 0.99),
          limit: 15,
          unit: "ms",
          detail,
        },
      ];
    } finally {
      await house.stop();
    }
  });
}
