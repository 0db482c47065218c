/** Which words make a sentence a promise? */

/** What kind of promise the words make. */
export type Cue =
  /** Says that something will be done: needs a time, or a deed with something that reviews show. */
  | { kind: "will"; words: string }
  /** Points ahead by itself: "look for … patches", "stay tuned". */
  | { kind: "pointer"; words: string }
  /** An action item, with whoever has it. */
  | { kind: "action"; words: string; who: string | null };

const action = /^\s*(?:[-*•]\s*)?(?:#action|action(?: item)?\s*:|todo(?:\s*\(([^)]+)\))?\s*:)\s*(.*)$/is;

/** Denied, asked, or over: no promise, whatever else it says. */
const denied =
  /\b(?:decided (?:not to|against)|not going to|will not|won['’]t|shan['’]t|no (?:longer )?plans?|not plan(?:ning)?|do(?:es)?(?:n['’]t| not) (?:plan|intend|want|expect|promise)|nobody (?:will|plans|wants)|never)\b/i;

/** What people announce and nobody could look for. */
const event = /\b(?:will|to|shall) (?:be )?(?:meet|held|hosted|take place|gather|travel|happen|attend)\b/i;

const pointing: readonly RegExp[] = [
  /\b(?:look (?:out )?for|watch (?:out )?for|keep an eye (?:out for|on)|expect(?: to see)?|there (?:will|should) be)\b(?=.*\b(?:patch(?:es)?|specs?|changes?|reviews?|series|blueprints?|code|commits?|posts?|mails?|emails?|releases?)\b)/i,
  /\bstay tuned\b/i,
  /\b(?:follow-up|followup) (?:patch(?:es)?|changes?|specs?) (?:to come|will|is coming|are coming|soon)\b/i,
  /\bon (?:the )?condition that\b/i,
  /\bprovided (?:that )?(?:an? |the )?(?:patch|code|implementation|spec)\b/i,
];

const will =
  /\b(?:will|shall|(?:['’]ll)|going to|plan(?:s|ned|ning)? to|intend(?:s|ing)? to|aim(?:s|ing)? (?:to|for)|hop(?:e|es|ing) to|want(?:s)? to|would like to|expect(?:s|ed)? to|promise[sd]?(?: to)?|agreed to|volunteer(?:s|ed)? to|signed up (?:to|for)|need(?:s)? to|should|must|has to|have to|to be|is to|are to|scheduled for|target(?:ed|ing|s)?(?: for)?|slated for|stepping[- ]stone|(?:is|are) due|by)\b|^(?:propose|post|submit|push|write|send|file|land|implement|remove|add|fix|draft|update|publish|merge|port|document)\b/i;

/** Words behind which somebody binds themself, with no time named. */
const binding =
  /\b(?:will|['’]ll|shall|going to|plan(?:s|ning)? to|intends? to|want(?:s)? to|promise[sd]? to|agreed to|volunteer(?:s|ed)? to|signed up to)\s+(?:also |then |soon |now |be |help )*(?:propos|post|submit|push|upload|writ|send|fil|land|implement|remov|drop|delet|add|fix|draft|updat|publish|merg|port|backport|deprecat|deliver|convert|rewrit|creat)\w*\b/i;
const shown =
  /\b(?:patch(?:es)?|specs?|changes?|series|reviews?|blueprints?|code|docs?|documentation|support|tests?|jobs?|drivers?|options?|back-?ends?|apis?|plugins?|migrations?|middleware|servers?|eventlet|release notes?|bugs?|fix(?:es)?)\b/i;

/** @returns what makes a sentence a promise; null for one that makes none. `ahead`: does it name a time to come? */
export function cueOf(sentence: string, ahead: boolean): Cue | null {
  const item = action.exec(sentence);
  if (item?.[2])
    return { kind: "action", words: (sentence.match(/\S+/)?.[0] ?? "").replace(/:$/, ""), who: item[1] ?? null };
  if (denied.test(sentence) || event.test(sentence) || /\?\s*$/.test(sentence)) return null;
  const pointer = pointing.map((one) => one.exec(sentence)).find((match) => match !== null);
  if (pointer) return { kind: "pointer", words: pointer[0] };
  const said = will.exec(sentence);
  if (said && ahead) return { kind: "will", words: said[0] };
  const bound = binding.exec(sentence);
  return bound && shown.test(sentence) ? { kind: "will", words: bound[0] } : null;
}

/** @returns an action's text without its mark. */
export function actionText(sentence: string): string {
  return action.exec(sentence)?.[2]?.trim() ?? sentence.trim();
}
