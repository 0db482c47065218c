/** Does the same seed always tell the same story? */
import { expect, test } from "vitest";
import { changesOf, eavesdrop, watched } from "./ground.ts";

const small = { changes: 200 };

test("equal seeds give equal histories, others do not", () => {
  const [one, same, other] = ["7", "7", "8"].map((seed) => changesOf(watched({ ...small, seed }).demo));

  expect(same).toEqual(one);
  expect(other?.map(({ subject }) => subject)).not.toEqual(one?.map(({ subject }) => subject));
});

test("the sprint unfolds alike, however often somebody looks", () => {
  const [often, seldom] = [0.2, 40].map((glance) => {
    const { demo, watch } = watched(small);
    watch(400, glance);
    return changesOf(demo);
  });

  expect(seldom).toEqual(often);
});

test("after a reset it begins again, and whoever listens is told that events were lost", () => {
  const { demo, watch } = watched(small);
  const heard = eavesdrop(demo);
  const story = () => {
    const begun = changesOf(demo);
    const from = heard.length;
    watch(100);
    return { begun: JSON.stringify(begun), told: JSON.stringify(heard.slice(from).map(({ event }) => event)) };
  };
  const first = story();
  heard.length = 0;
  demo.reset();

  expect(heard.map(({ event }) => event.type)).toEqual(["dropped-output"]);
  expect(demo.clock.now()).toBe(demo.sprint?.first);
  expect(story()).toEqual(first);
});
