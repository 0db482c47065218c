/** What does every store promise? */
import { describe } from "vitest";
import type { Where } from "../../src/store/open.ts";
import { padsCrashContract } from "./pads-crash.contract.ts";
import { activityContract } from "./store-activity.contract.ts";
import { crashContract } from "./store-crash.contract.ts";
import { deliveriesContract } from "./store-deliveries.contract.ts";
import { dirtyContract } from "./store-dirty.contract.ts";
import { etherpadsContract } from "./store-etherpads.contract.ts";
import { jobsContract } from "./store-jobs.contract.ts";
import { leanContract } from "./store-lean.contract.ts";
import { ledgerContract } from "./store-ledger.contract.ts";
import { linkedContract } from "./store-linked.contract.ts";
import { markedContract } from "./store-marked.contract.ts";
import { meetingsContract } from "./store-meetings.contract.ts";
import { mentionsContract } from "./store-mentions.contract.ts";
import { mirrorContract } from "./store-mirror.contract.ts";
import { movedContract } from "./store-moved.contract.ts";
import { openingContract } from "./store-opening.contract.ts";
import { padsContract } from "./store-pads.contract.ts";
import { peopleContract } from "./store-people.contract.ts";
import { queryContract } from "./store-query.contract.ts";
import { readingContract } from "./store-reading.contract.ts";
import { recapsContract } from "./store-recaps.contract.ts";
import { roomContract } from "./store-room.contract.ts";
import { searchContract } from "./store-search.contract.ts";
import { spokenContract } from "./store-spoken.contract.ts";
import { subscriptionsContract } from "./store-subscriptions.contract.ts";

/** @param place gives a fresh, empty place for each test. `runs`: how often properties are tried. */
export function storeContract(place: () => Promise<Where>, options: { runs: number }): void {
  describe("opening", () => openingContract(place));
  describe("mirror", () => mirrorContract(place, options));
  describe("dirty", () => dirtyContract(place));
  describe("reading", () => readingContract(place));
  describe("query", () => queryContract(place));
  describe("moved", () => movedContract(place));
  describe("search", () => searchContract(place));
  describe("activity", () => activityContract(place));
  describe("counting", () => leanContract(place));
  describe("ledger", () => ledgerContract(place, options));
  describe("recaps", () => recapsContract(place));
  describe("room", () => roomContract(place));
  describe("deliveries", () => deliveriesContract(place));
  describe("subscriptions", () => subscriptionsContract(place));
  describe("jobs", () => jobsContract(place));
  describe("spoken", () => spokenContract(place));
  describe("people", () => peopleContract(place));
  describe("linked", () => linkedContract(place));
  describe("marked", () => markedContract(place));
  describe("meetings", () => meetingsContract(place));
  describe("mentions", () => mentionsContract(place));
  describe("pads", () => padsContract(place));
  describe("pads killed", () => padsCrashContract(place));
  describe("etherpads", () => etherpadsContract(place));
  describe("crash", () => crashContract(place));
}
