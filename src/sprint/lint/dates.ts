/** Does a recap say when it was, and is that when it was? */
import { sprintWindow } from "../days.ts";
import type { Sentence } from "../prose/prose.ts";
import { atTheTop, inSentence } from "./at.ts";
import type { Finding, Rule } from "./finding.ts";

/** The days of the sprint are named, and no others in their place. */
export const dates: Rule = {
  name: "event-dates",
  about: "The text names the days of the sprint, and names them rightly.",
  check(ground) {
    const { prose, sprint } = ground;
    const days = sprintWindow(sprint).days.map(({ day }) => day);
    // "Am 27. Januar" is one sentence and looks like two.
    const whole = prose.blocks.filter(({ quoted }) => !quoted).map((block) => ({ text: block.plain, block, start: 0 }));
    const named = whole.flatMap((sentence) => datesIn(sentence.text).map((date) => ({ sentence, date })));
    const right = named.filter(({ date }) => days.some((day) => fits(date, day)));
    const span = sprint.first === sprint.last ? sprint.first : `${sprint.first} to ${sprint.last}`;
    const wrong = named.filter(
      ({ sentence, date }) => about(sentence) && !days.some((day) => fits(date, day)) && sameMonth(date, days),
    );
    if (right.length === 0 && wrong.length > 0) {
      return wrong.slice(0, 1).map(({ sentence, date }): Finding => {
        const text = `The sprint was from ${span}, not on "${date.words}".`;
        const said = { rule: dates.name, level: "error" as const, text, remedy: `Write ${span}.` };
        return inSentence(prose, sentence, date.at, date.words.length, said);
      });
    }
    // A line for a chat that names the sprint leaves the rest to the recap.
    const [only, another] = prose.blocks;
    if (right.length > 0 || !only || (!another && only.plain.includes(sprint.title))) return [];
    const text = `It does not say when the sprint was: ${span}${sprint.place ? `, in ${sprint.place}` : ""}.`;
    return [atTheTop(prose, { rule: dates.name, level: "error", text, remedy: `Name the days: ${span}.` })];
  },
};

/** Days as people write them; what is not written is null. */
interface Written {
  at: number;
  words: string;
  /** First and last day of the month. */
  from: number;
  to: number;
  month: number | null;
  year: number | null;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const day = "(\\d{1,2})(?:st|nd|rd|th)?\\.?";
const until = "(?:\\s*(?:-|–|—|to|until|through|and)\\s*(?:the\\s+)?";
const shapes: readonly { pattern: RegExp; read: (parts: string[]) => Omit<Written, "at" | "words"> }[] = [
  {
    pattern: /\b(\d{4})-(\d\d)-(\d\d)\b/g,
    read: ([year = "", m = "", d = ""]) => ({ year: Number(year), month: Number(m), from: Number(d), to: Number(d) }),
  },
  {
    pattern: new RegExp(
      `\\b(${month})\\.?\\s+${day}(?!\\d)${until}(?:(?:${month})\\.?\\s+)?${day}(?!\\d))?(?:,?\\s+((?:19|20)\\d\\d)(?!\\d))?`,
      "gi",
    ),
    read: ([m = "", from = "", to, year]) => ({ ...numbersOf(from, to, year), month: monthOf(m) }),
  },
  {
    pattern: new RegExp(
      `\\b${day}${until}${day})?(?:\\s+of)?\\s+(${month})\\b\\.?(?:,?\\s+((?:19|20)\\d\\d)(?!\\d))?`,
      "gi",
    ),
    read: ([from = "", to, m = "", year]) => ({ ...numbersOf(from, to, year), month: monthOf(m) }),
  },
  {
    // In whatever language: a day, the name of a month, a year.
    pattern: /\b(\d{1,2})\.?\s+\p{L}{3,12}\.?\s+(\d{4})\b/gu,
    read: ([from = "", year]) => ({ ...numbersOf(from, undefined, year), month: null }),
  },
];

/** @returns the days that a sentence names, in no promised order. */
function datesIn(sentence: string): Written[] {
  return shapes.flatMap(({ pattern, read }) =>
    [...sentence.matchAll(pattern)].map((match) => ({
      ...read([...match].slice(1)),
      at: match.index,
      words: match[0].trim(),
    })),
  );
}

function numbersOf(
  from: string,
  to: string | undefined,
  year: string | undefined,
): Pick<Written, "from" | "to" | "year"> {
  return { from: Number(from), to: to ? Number(to) : Number(from), year: year ? Number(year) : null };
}

function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function fits({ from, to, month, year }: Written, day: string): boolean {
  const [y = 0, m = 0, d = 0] = day.split("-").map(Number);
  const within = from <= to ? from <= d && d <= to : d >= from || d <= to;
  return within && (month === null || month === m || from > to) && (year === null || year === y);
}

function sameMonth({ month, year }: Written, days: readonly string[]): boolean {
  return days.some((day) => month === Number(day.slice(5, 7)) && (year === null || year === Number(day.slice(0, 4))));
}

/** Does a sentence tell of the meeting itself? */
function about({ text }: Sentence): boolean {
  return /\b(?:met|meet-?up|mid-?cycle|sprint|held|took place|gathered|hosted|last week|together)\b/i.test(text);
}
