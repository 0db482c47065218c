/** How does a post of ours stand on a page, its words beside facts that open in place? */
import { htmlProse } from "../commands/prose.ts";
import type { OpenNumber } from "../review/number.ts";
import { printed } from "../words/plain.ts";
import { numberNamed, type PostView } from "../words/recap/model.ts";
import type { Feet } from "../words/recap/sheet.ts";
import type { RecapPiece, RecapSection } from "../words/views.ts";

/** A piece of a sentence with what it needs to be shown; one of the three is not null. */
interface ShownPiece {
  text: string | null;
  number: OpenNumber | null;
  url: string | null;
}

interface ShownSection extends Pick<RecapSection, "id" | "heading"> {
  paragraphs: ShownPiece[][];
  groups: { heading: string | null; items: ShownPiece[][] }[];
}

/** Words of people as safe HTML, or a section. */
export type ShownBlock = { prose: string; section: null } | { prose: null; section: ShownSection };

/** @returns the post in its order; its numbers open below the post's own page. */
export function shownBody(view: PostView): ShownBlock[] {
  const sections = new Map(view.sections.map((section) => [section.id, section]));
  const feet: Feet = {
    link: () => null,
    number: (id) => {
      const number = numberNamed(view, id);
      if (!number) return null;
      const page = `${view.page}/numbers/${encodeURIComponent(id)}`;
      const note = { name: id, value: printed(number), title: number.title, rule: number.rule, page };
      return { text: note.value, url: null, foot: null, note: { ...note, readings: [], rows: [], uncertain: [] } };
    },
  };
  return view.body.flatMap((one): ShownBlock[] => {
    if ("prose" in one) return [{ prose: htmlProse(one.prose, feet), section: null }];
    const section = sections.get(one.section);
    return section ? [{ prose: null, section: shownSection(view, section) }] : [];
  });
}

/** @returns a section with its numbers in their places. */
export function shownSection({ numbers }: PostView, { id, heading, paragraphs, groups }: RecapSection): ShownSection {
  const shown = (pieces: readonly RecapPiece[]): ShownPiece[] =>
    pieces.map((piece) => {
      if (typeof piece === "string") return { text: piece, number: null, url: null };
      if ("url" in piece) return { text: piece.text, number: null, url: piece.url };
      const number = numbers[piece.number];
      if (!number) throw new Error(`the post names a number that it does not have: ${piece.number}`);
      return { text: null, number, url: null };
    });
  return {
    ...{ id, heading },
    paragraphs: paragraphs.map(shown),
    groups: groups.map((group) => ({ heading: group.heading, items: group.items.map(shown) })),
  };
}
