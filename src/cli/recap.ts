/** How are a recap, an update and a digest asked for on a terminal? */
import { digest as askDigest } from "../commands/digests.ts";
import { somebody } from "../commands/people-links.ts";
import { recap as askRecap } from "../commands/recap.ts";
import { update as askUpdate } from "../commands/updates.ts";
import { asking } from "./ground.ts";
import { type PostOptions, writePost } from "./post.ts";

/** Writes a sprint's recap to standard output, a file or a folder. */
export async function recap(options: PostOptions & { sprint?: string }): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    await writePost(await askRecap(context, options), options, context.program.recaps);
  });
}

/** Writes the update of a week or a day. */
export async function update(options: PostOptions & { span?: string }): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    await writePost(await askUpdate(context, options), options, context.program.recaps);
  });
}

/** Writes what needs attention now. Whoever sits here sees what only `--as` may see. */
export async function digest(options: PostOptions): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    const viewer = options.as ? somebody(context, options.as).id : null;
    await writePost(await askDigest(context, { ...options, viewer }), options, context.program.recaps);
  });
}
