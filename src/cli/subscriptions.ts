/** How does somebody choose on a terminal what they are told? */
import { acting } from "../commands/rights.ts";
import { changeHabits, muteThread, subscribeTo, subscriptions, unmuteThread } from "../commands/subscriptions.ts";
import { paceWords, type SubscriptionsView } from "../words/subscriptions-view.ts";
import { moment } from "../words/time.ts";
import { actorOf } from "./doing.ts";
import { answer, asking, type Shared } from "./ground.ts";
import { columns } from "./table.ts";

type Options = Shared & {
  deed: "list" | "set" | "end" | "mute" | "unmute" | "habits";
  words: string[];
  channel?: string;
  pace?: string;
  all?: boolean;
  until?: string;
  zone?: string;
  morning?: string;
  quiet?: string;
};

/** Lists or changes what somebody is told; `--as` says who. */
export async function subscribing(options: Options): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    const actor = actorOf(context, options);
    if (options.deed === "list") return answer(options, await subscriptions(context, actor.id), listText);
    const { words, channel, until } = options;
    const thread = words.join(" ");
    const scope = options.all ? "all" : "mine";
    const deeds = {
      set: () => subscribeTo(context, actor, { topics: words, scope, pace: options.pace, channel }),
      end: () => subscribeTo(context, actor, { topics: words, pace: "never", channel }),
      mute: () => muteThread(context, actor, { thread, until }),
      unmute: () => unmuteThread(context, actor, thread),
      habits: async () => {
        const { habits } = await subscriptions(context, actor.id);
        const [from = "", to = ""] =
          options.quiet === undefined ? [habits.quiet?.from, habits.quiet?.to] : options.quiet.split("-");
        const { zone = habits.zone, morning = habits.morning } = options;
        return changeHabits(context, actor, { zone, morning, from, to });
      },
    };
    const text = await acting(context, actor, `subscriptions ${options.deed}`, deeds[options.deed]);
    answer(options, { text }, (done) => done.text);
  });
}

function listText({ name, channels, habits, mutes }: SubscriptionsView): string {
  if (channels.length === 0)
    return `No channel of the program file reaches ${name}: one of mail with people: true does.`;
  const told = channels.flatMap((channel) =>
    channel.lines
      .filter(({ pace }) => pace !== "never")
      .map(({ topic, scope, pace }) => [
        channel.name,
        topic,
        scope === "mine" ? "what they take part in" : "everybody's",
        paceWords[pace],
      ]),
  );
  const quiet = habits.quiet ? `quiet from ${habits.quiet.from} until ${habits.quiet.to}` : "no quiet hours";
  return [
    told.length > 0 ? columns(["channel", "topic", "of whom", "when"], told, 1) : `${name} is told nothing.`,
    "",
    `Times are in ${habits.zone}, the morning is at ${habits.morning}, ${quiet}.`,
    ...mutes.map(
      ({ thread, until }) =>
        `Muted: ${thread === "*" ? "everything" : thread}${until ? ` until ${moment(until, "UTC")}` : ""}`,
    ),
  ].join("\n");
}
