/** Does whoever writes a recap see what the records say otherwise? */
import { expect, test } from "vitest";
import { app } from "../../src/web/app.ts";
import { standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";
import { textOf } from "./reading.ts";

const edit = "/sprints/mitaka/recap/edit";

test("findings stand beside the words, with their line; words without a mistake have none", async () => {
  const { ground } = await standing({ signIn: { local: true } });
  const browser = browsing(app({ ...ground, address: null }, { loopback: true }));
  const seen = async () => textOf(await (await browser.get(edit)).text());
  await browser.post("/sign-in/local", { person: "ana", back: "/" });
  expect(await seen()).not.toContain("What the records say otherwise");

  await browser.post(edit, {
    deed: "save",
    base: "0",
    text: "# Austin\n\nWe merged [[merged]].\n\nSee <keystone-spacs>.\n",
  });
  expect(await seen()).not.toContain("What the records say otherwise");
  const reply = await browser.post(edit, {
    ...{ deed: "preview", base: "1" },
    text: "# Austin\n\nWe looked into keystone-spacs. Look for keystone patches for uwsgi.",
  });

  const page = textOf(await reply.text());
  expect(page).toMatch(
    /What the records say otherwise error Line 3: "keystone-spacs" is no repository of the team\. Did you mean keystone-specs\?/,
  );
  expect(page).toMatch(/warning Line 3: "Look for" promises something and says no date or milestone/);
  expect(page).not.toContain("It does not say when the sprint was");
});
