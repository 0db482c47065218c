/** What is said when a recap is published, and in which texts? */

import type { Notice } from "../words/notice.ts";
import { fileName } from "../words/recap/file-name.ts";
import type { RecapView } from "../words/recap/model.ts";
import type { Context } from "./context.ts";
import { post } from "./post.ts";

/** @returns the notice of one version of a recap, with the texts that channels take. `by`: `Who.id` of who published it. */
export async function recapNotice(
  context: Context,
  view: RecapView,
  { version, by }: { version: number; by: string },
): Promise<Notice> {
  const { recaps, writing } = context.program;
  const address = writing.address?.replace(/\/+$/, "") ?? null;
  const around = { address, recaps };
  const [markdown, page, mail, short] = await Promise.all(
    (["markdown", "html", "mail", "chat"] as const).map((format) => post(format, view, around)),
  );
  const opening = view.sections.find(({ id }) => id === "by-the-numbers");
  const mentioned = new Set(
    (opening?.paragraphs ?? [])
      .flat()
      .flatMap((piece) => (typeof piece !== "string" && "number" in piece ? [piece.number] : [])),
  );
  return {
    id: `recap/${view.sprint.id}/${version}`,
    kind: "recap",
    at: context.now(),
    title: view.title,
    paragraphs: opening?.paragraphs ?? [],
    numbers: Object.fromEntries(Object.entries(view.numbers).filter(([id]) => mentioned.has(id))),
    url: address && address + view.page,
    by: [by],
    post: `recap/${view.sprint.id}`,
    texts: {
      file: fileName(view, "md").replace(/\.md$/, ""),
      markdown: markdown ?? "",
      html: bodyOf(page ?? ""),
      plain: (mail ?? "").replace(/^Subject: .*\n+/, ""),
      short: (short ?? "").trim(),
    },
  };
}

/** What stands between the tags of the body. */
function bodyOf(page: string): string {
  return /<body[^>]*>(.*)<\/body>/s.exec(page)?.[1]?.trim() ?? page;
}
