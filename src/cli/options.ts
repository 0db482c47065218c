/** How are values of options read, and examples shown? */
import { InvalidArgumentError } from "commander";

/** @returns the examples below the help of a command, each without its `midcycle`. */
export function examples(...commands: string[]): string {
  return `\nExamples:\n${commands.map((command) => `  midcycle ${command}`).join("\n")}`;
}

/** @returns a reader of whole numbers from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least || number > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    }
    return number;
  };
}

/** @returns an http(s) address without path, user and password. @throws InvalidArgumentError for anything else. */
export function origin(text: string): string {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href) return url.origin;
  throw new InvalidArgumentError('Give an address without a path, as "https://midcycle.example.org".');
}

/** @returns a factor above 0 and up to 1000. @throws InvalidArgumentError for anything else. */
export function factor(text: string): number {
  const number = Number(text);
  if (number > 0 && number <= 1_000) return number;
  throw new InvalidArgumentError("Give a number above 0 and up to 1000.");
}
