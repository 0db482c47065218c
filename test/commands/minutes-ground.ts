/** Which meeting has the team of the stories held? */
import type { Context } from "../../src/commands/context.ts";
import { type Heard, openMeeting } from "../../src/store/meetings.ts";

/** On the first day of the sprint, 09:00 in Austin. */
export const began = "2016-01-27T15:00:00.000Z";
export const meetingId = "keystone.2016-01-27-15.00";

const said = [
  "ana: #startmeeting keystone",
  "ana: #link https://etherpad.example.org/p/keystone the agenda",
  "ana: #topic TOTP in Mitaka",
  "ben: it needs a freeze exemption",
  "ana: #agreed TOTP gets an exemption if the code is up within a week",
  "ben: #action dan to upload the TOTP patch within one week",
  "zed: #action somebody looks at devstack",
  "ana: #startvote Is Newton a stabilization cycle? Yes, No",
  "ben: #vote No",
  "cleo: #vote No",
  "ana: #endvote",
  "ben: #info <b>tokens</b> are an_unbroken_word_of_more_letters_than_fit_on_the_width_of_any_phone_that_people_have",
  "ana: #endmeeting",
];

/** Keeps the meeting, a minute to each line; `more` replaces its lines. */
export async function meets(context: Context, lines: readonly string[] = said): Promise<void> {
  const all: Heard[] = lines.map((row, index) => {
    const [, by = "", text = ""] = /^(\w+): (.*)$/.exec(row) ?? [];
    return { at: new Date(Date.parse(began) + index * 60_000).toISOString(), by, text };
  });
  const over = lines.at(-1)?.endsWith("#endmeeting");
  await openMeeting(
    context.db,
    {
      id: meetingId,
      source: "oftc",
      place: "#openstack-keystone",
      sprint: null,
      began,
      ended: over ? (all.at(-1)?.at ?? began) : null,
      topicBefore: null,
    },
    all,
  );
}
