// Who is here?
import type { HocuspocusProvider } from "@hocuspocus/provider";
import { type Authors, colourOf } from "./authors.ts";
import type { Presence } from "./cursors.ts";
import { made, part, say } from "./page.ts";

/** Shows who has the pad open, and says who comes and goes. `self`: as whom the reader writes; null while they cannot. */
export function showPeople(provider: HocuspocusProvider, authors: Authors, self: () => Presence["user"]): void {
  let before: Map<string, string> | null = null;
  const list = part("pad-here");

  function draw(): void {
    const states = [...(provider.awareness?.getStates() ?? [])] as [number, Presence][];
    const people = new Map<string, string>();
    let readers = 0;
    for (const [client, said] of states) {
      // The server tells the others who we are; here nobody needs to be told.
      const user = client === provider.awareness?.clientID ? self() : said.user;
      if (user) people.set(user.id, user.name);
      else readers++;
    }
    list.replaceChildren(
      ...[...people].map(([id, name]) => made("li", `pad-person ${colourOf(authors.byId(id))}`, name)),
      ...(readers > 0 ? [made("li", "pad-person", readers === 1 ? "1 reader" : `${readers} readers`)] : []),
    );
    if (before) announce(before, people);
    before = people;
  }

  provider.awareness?.on("change", draw);
  authors.onChange(draw);
  draw();
}

function announce(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): void {
  const came = [...now].filter(([id]) => !before.has(id)).map(([, name]) => `${name} has come.`);
  const left = [...before].filter(([id]) => !now.has(id)).map(([, name]) => `${name} has left.`);
  if (came.length + left.length > 0) say([...came, ...left].join(" "));
}
