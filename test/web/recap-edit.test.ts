/** Can several people write a recap on its page without losing a word, beside facts that they can pin? */
import { describe, expect, test } from "vitest";
import { ask } from "../../src/commands/polling.ts";
import { waitingNotices } from "../../src/store/outbox.ts";
import { revisionHeads } from "../../src/store/recaps.ts";
import { app } from "../../src/web/app.ts";
import { standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";
import { textOf } from "./reading.ts";

const edit = "/sprints/mitaka/recap/edit";

/** The pages on loopback, and a browser for each person named; nobody is signed in where it is null. */
async function desk(...people: (string | null)[]) {
  const { ground } = await standing({ signIn: { local: true } });
  const pages = app({ ...ground, address: null }, { loopback: true });
  const browsers = await Promise.all(
    people.map(async (person) => {
      const browser = browsing(pages);
      if (person) await browser.post("/sign-in/local", { person, back: "/" });
      const seen = async (path: string) => textOf(await (await browser.get(path)).text());
      return {
        ...browser,
        seen,
        save: (text: string, base: number) => browser.post(edit, { deed: "save", text, base: `${base}` }),
      };
    }),
  );
  const context = ground.house.context();
  const { db } = context;
  const kinds = async () => (await revisionHeads(db, "mitaka")).map(({ kind }) => kind);
  return { browsers, context, db, kinds };
}

describe("writing", () => {
  test("what is saved is the recap, around the facts that it names", async () => {
    const { browsers } = await desk("ana");
    const [ana] = browsers;
    const reply = await ana?.save("# Keystone in Austin\n\nWe merged [[merged]] of them.\n\n[[by-the-numbers]]", 0);
    expect([reply?.status, reply?.headers.get("Location")]).toEqual([303, edit]);
    const page = await ana?.seen("/sprints/mitaka/recap");
    expect(page).toContain("Keystone in Austin");
    expect(page).toMatch(/We merged 0 of them\. By the numbers The team meets from Wed 27 Jan 2016/);
    expect(page).not.toContain("Who was active");
  });

  test("a stranger reads and is asked to sign in; a contributor is refused in one sentence", async () => {
    const { browsers, kinds } = await desk(null, "dan");
    const [stranger, dan] = browsers;
    expect(await stranger?.seen(edit)).toMatch(/Sign in to write: organizers and cores may/);
    const led = await stranger?.save("Mine", 0);
    expect(led?.headers.get("Location")).toMatch(/^\/sign-in\?back=/);
    const refused = await dan?.save("Mine", 0);
    expect(refused?.status).toBe(422);
    expect(textOf((await refused?.text()) ?? "")).toMatch(/Only an organizer, a core or the PTL may write a recap/);
    expect(await kinds()).toEqual([]);
  });

  test("lines that two people change in different places are both there", async () => {
    const { browsers, kinds } = await desk("ana", "ben");
    const [ana, ben] = browsers;
    await ana?.save("First\n\nSecond\n\nThird\n", 0);
    await ana?.save("First, by Ana\n\nSecond\n\nThird\n", 1);
    expect((await ben?.save("First\n\nSecond\n\nThird, by Ben\n", 1))?.status).toBe(303);
    const page = await ana?.seen(edit);
    expect(page).toMatch(/First, by Ana\s+Second\s+Third, by Ben/);
    expect(await kinds()).toEqual(["prose", "prose", "prose"]);
  });

  test("of the same line both texts are shown, and none is lost", async () => {
    const { browsers, kinds } = await desk("ana", "ben");
    const [ana, ben] = browsers;
    await ana?.save("It was warm.\n", 0);
    await ana?.save("It was hot.\n", 1);
    const reply = await ben?.save("It was cold.\n", 1);
    expect(reply?.status).toBe(422);
    const html = (await reply?.text()) ?? "";
    expect(textOf(html)).toMatch(/Ana .* changed the same lines meanwhile\. Your text is below, kept as step 3/);
    expect(html).toMatch(/<del>It was hot\.<\/del>.*<ins>It was cold\.<\/ins>/s);
    expect(html).toMatch(/<textarea[^>]*>\nIt was cold\./);
    expect(html).toContain('name="base" value="2"');
    expect(await kinds()).toEqual(["prose", "prose", "aside"]);
    expect(await ana?.seen("/sprints/mitaka/recap/steps/3")).toContain("It was cold.");

    expect((await ben?.save("It was hot, then cold.\n", 2))?.status).toBe(303);
    expect(await ana?.seen(edit)).toContain("It was hot, then cold.");
  });

  test("looking does not save", async () => {
    const { browsers, kinds } = await desk("ana");
    const reply = await browsers[0]?.post(edit, { deed: "preview", text: "Only *looking*", base: "0" });
    const html = (await reply?.text()) ?? "";
    expect(html).toContain("Only <em>looking</em>");
    expect(textOf(html)).toContain("Nothing is saved yet");
    expect(await kinds()).toEqual([]);
  });

  test.each(["markdown", "html", "mail", "chat"])("how it reads as %s", async (format) => {
    const { browsers } = await desk("ana");
    await browsers[0]?.save("We met & wrote.\n\n[[rest]]", 0);
    expect(await browsers[0]?.seen(`${edit}?preview=${format}`)).toMatch(
      format === "chat" ? /All of it, with every count/ : /We met/,
    );
  });
});

describe("the pad", () => {
  test("begins with the text; what it says is taken, with what was saved beside it", async () => {
    const { browsers, context } = await desk("ana", "ben");
    const [ana, ben] = browsers;
    await ana?.save("First\n\nSecond\n\nThird\n", 0);
    const begun = await ana?.post(edit, { deed: "pad" });
    expect(begun?.headers.get("Location")).toBe("/pads/mitaka-recap");
    expect(await ben?.seen(edit)).toContain("what it says is saved");
    const author = { id: "ben", name: "Ben" };
    await context.pads.write("mitaka-recap", author, (text) => text.replace("Third", "Third, from the pad"));
    await ana?.save("First, from the form\n\nSecond\n\nThird\n", 1);
    expect(await ben?.seen(edit)).toContain("Take the text from the pad");
    expect((await ben?.post(edit, { deed: "take" }))?.status).toBe(303);
    const both = /First, from the form\s+Second\s+Third, from the pad/;
    expect(await ana?.seen(edit)).toMatch(both);
    expect((await context.pads.textAt("mitaka-recap")).runs.map(({ text }) => text).join("")).toMatch(both);
    expect(await ana?.seen(edit)).toContain("what it says is saved");
  });

  test("is begun by writers alone, once", async () => {
    const { browsers } = await desk("dan", "ana");
    expect((await browsers[0]?.post(edit, { deed: "pad" }))?.status).toBe(422);
    expect((await browsers[1]?.post(edit, { deed: "take" }))?.status).toBe(422);
    for (const _ of [1, 2]) {
      expect((await browsers[1]?.post(edit, { deed: "pad" }))?.headers.get("Location")).toBe("/pads/mitaka-recap");
    }
  });
});

describe("facts", () => {
  test("follow what happens until they are frozen, and again when they are let go", async () => {
    const { browsers, context } = await desk("ana");
    const [ana] = browsers;
    const asked = async () =>
      /(\d+) questions? (?:was|were) put/.exec((await ana?.seen("/sprints/mitaka/recap")) ?? "")?.[1];
    const question = (text: string) => ask(context, { id: "ana", through: "cli", link: null }, { question: text });
    await question("Tacos?");
    expect(await asked()).toBe("1");
    await ana?.post(edit, { deed: "freeze" });
    expect(await ana?.seen("/sprints/mitaka/recap")).toMatch(/the facts are those of .*, pinned by Ana/);
    await question("Or barbecue?");
    expect(await asked()).toBe("1");
    await ana?.post(edit, { deed: "thaw" });
    expect(await asked()).toBe("2");
  });

  test("publishing pins them, and says it once with every text", async () => {
    const { browsers, db, kinds } = await desk("ana");
    await browsers[0]?.save("# Austin\n\nWe met.\n\n[[rest]]", 0);
    const reply = await browsers[0]?.post(edit, { deed: "publish" });
    expect(reply?.headers.get("Location")).toBe("/sprints/mitaka/recap");
    expect(await kinds()).toEqual(["prose", "frozen", "published"]);
    const [{ notice }, ...others] = (await waitingNotices(db, 9)).filter((one) => one.notice.kind === "recap") as [
      Awaited<ReturnType<typeof waitingNotices>>[number],
    ];
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ title: "Austin", post: "recap/mitaka", by: ["ana"] });
    expect(notice.texts?.file).toMatch(/^2016-01-27-austin$/);
    expect(notice.texts?.plain).toMatch(/^We met\./);
    expect(notice.texts?.html).not.toContain("<body");
    const page = await (await browsers[0]?.get(edit))?.text();
    expect(page).toContain('href="/deliveries?about=recap%2Fmitaka"');
  });
});
