/** What does a post tell of what was talked about, asked and decided in its days? */
import { type SprintFacts, wholeSprint } from "../../sprint/facts.ts";
import type { RecapMaterial } from "./model.ts";
import { exemptionSection, peopleNews, pollSection } from "./people.ts";
import { dayIn, type Told } from "./pieces.ts";
import { questionSection, topicSections } from "./topics.ts";

/** @returns people news, topics, questions, exemptions and polls, in their order; null stands for those without anything to tell. */
export function happened(material: RecapMaterial, facts: SprintFacts): (Told | null)[] {
  const { when } = wholeSprint(facts);
  const dayOf = (at: string) => dayIn(material.words, at, facts.sprint.zone);
  return [
    peopleNews(material, when),
    ...topicSections(material, dayOf),
    questionSection(material, when),
    exemptionSection(material, when, dayOf),
    pollSection(material, when),
  ];
}
