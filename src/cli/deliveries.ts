/** How is asked on a terminal what was said where, and decided about what was not? */
import { type Decided, deliveries, dropDeliveries, retryDeliveries } from "../commands/deliveries.ts";
import { acting } from "../commands/rights.ts";
import { readChannelSecrets } from "../config/channel-secrets.ts";
import { type DeliveriesView, deliveryStateWords } from "../words/deliveries.ts";
import { count } from "../words/plain.ts";
import { moment } from "../words/time.ts";
import { actorOf } from "./doing.ts";
import { answer, asking, type Shared, say } from "./ground.ts";
import { columns } from "./table.ts";

type Options = Shared & {
  deed: "list" | "retry" | "drop";
  ids: string[];
  state?: string;
  channel?: string;
  about?: string;
  reason?: string;
  page: number;
  size: number;
  dryRun?: boolean;
};

/** Lists deliveries, prints what would be sent, or decides about what was not said. */
export async function deliver(options: Options): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    if (options.dryRun) {
      const { openChannels, rehearseDeliveries, voicesOf } = await import("../index.ts");
      const { program } = context;
      const secrets = readChannelSecrets(program, process.env);
      const channels = await openChannels({ program, secrets, data: options.data, voices: voicesOf(house.desks) });
      const posts = await rehearseDeliveries(context, channels);
      return answer(options, posts, (all) =>
        all.length === 0
          ? "Nothing waits to be said."
          : all
              .map(({ channel, place, text }) => `=== ${channel}${place ? ` to ${place}` : ""}\n${text.trimEnd()}\n`)
              .join("\n"),
      );
    }
    if (options.deed === "list") return answer(options, await deliveries(context, options), listText);
    const actor = actorOf(context, options);
    const work = (): Promise<Decided> =>
      options.deed === "retry"
        ? retryDeliveries(context, actor, options.ids)
        : dropDeliveries(context, actor, options.ids, options.reason);
    const done = await acting(context, actor, `${options.deed} deliveries`, work);
    answer(options, done, ({ text }) => text);
    if (options.deed === "retry") say("Whoever follows (midcycle start) says it within seconds.");
  });
}

function listText({ rows, channels, total, page, pages, warnings }: DeliveriesView): string {
  if (channels.length === 0)
    return "The program file names no channels: its part `channels` says where the team is told what moved.";
  const goes = columns(
    ["channel", "kind", "said", "waiting", "given up", "how it goes"],
    channels.map((one) => [
      one.name,
      one.kind ?? "gone",
      String(one.sent),
      String(one.waiting),
      String(one.dead),
      one.resting ? `${one.resting.text} Next try ${moment(one.resting.until, "UTC")}.` : "well",
    ]),
    5,
  );
  const lines = columns(
    ["id", "when", "channel", "to", "state", "news", "known"],
    rows.map((row) => [
      row.id.slice(0, 8),
      moment(row.ended ?? row.due ?? row.created, "UTC"),
      row.channel,
      row.person?.name ?? row.place,
      deliveryStateWords[row.state],
      row.notice.title,
      row.trouble ?? row.url ?? "",
    ]),
    5,
  );
  const told = rows.length === 0 ? "Nothing of this kind was to be said." : lines;
  const foot = pages > 1 ? [`Page ${page} of ${pages}, ${count(total, "delivery", "deliveries")}.`] : [];
  return [goes, "", told, ...foot, ...warnings.map((one) => `! ${one}`)].join("\n");
}
