// What does the page of a pad give to its script?
import type { Named } from "../../sprint/minutes/owner.ts";

/** What stands in `#pad` of the page. */
export interface Page {
  pad: string;
  title: string;
  /** Address of the WebSocket, from the root. */
  live: string;
  nonce: string;
  csrf: string;
  /** `PadAuthor.id` of the reader; empty for who may only read, until they give a name. */
  author: string;
  /** What they are called. */
  name: string;
  /** May strangers write under a name? */
  guests: boolean;
  given: {
    /** The roster, by which an action names its owner. */
    people: Named[];
    /** Zone of the days that actions name. */
    zone: string;
    /** First words of the commands that the reader may give. */
    verbs: string[];
  };
}

/** @returns what the page says; null when it is not the page of a pad. */
export function readPage(): Page | null {
  const root = document.getElementById("pad");
  if (!root) return null;
  const { pad = "", live = "", nonce = "", csrf = "", author = "", name = "", guests, given = "{}" } = root.dataset;
  const title = document.querySelector("h1")?.textContent ?? pad;
  return { pad, title, live, nonce, csrf, author, name, guests: guests === "true", given: JSON.parse(given) };
}

/** @returns an element of the page. @throws TypeError when the template does not have it. */
export function part<T extends HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new TypeError(`the page has no #${id}`);
  return element as T;
}

/** @returns an element with a class and a text. */
export function made<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

/** Says something to who does not see the page. */
export function say(text: string): void {
  part("pad-said").textContent = text;
}
