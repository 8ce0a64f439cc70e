import assert from "node:assert/strict";
import { test } from "node:test";
import { isSmallEnough, MOST_BYTES } from "../src/farewell.js";

test("an hour of Latin letters goes with the page, an hour of Cyrillic ones does not", () => {
  assert.equal(isSmallEnough([["stated", "a".repeat(40_000)]]), true);
  assert.equal(isSmallEnough([["stated", "я".repeat(40_000)]]), false);
});

test("what surrounds many small fields counts too", () => {
  const fields = Array.from({ length: 400 }, (_, number) => [`topic${number}`, "x"]);
  assert.equal(isSmallEnough(fields), false);
});

test("the limit lies under that of the browsers", () => {
  assert.ok(MOST_BYTES < 64 * 1024);
  assert.equal(isSmallEnough([["", "a".repeat(MOST_BYTES)]]), false);
});
