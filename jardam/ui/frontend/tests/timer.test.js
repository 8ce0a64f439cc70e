import assert from "node:assert/strict";
import { test } from "node:test";
import { nextIndex } from "../src/rows.js";
import { clockText, elapsedText } from "../src/timer.js";

test("the timer shows minutes and seconds, hours only when there are some", () => {
  assert.deepEqual([277, 0, -3, 3725].map(elapsedText), ["04:37", "00:00", "00:00", "1:02:05"]);
});

test("the clock goes on past midnight in the centre's own time", () => {
  assert.equal(clockText("23:58", 5), "00:03");
});

test("rows stop at both ends and are entered from nowhere", () => {
  assert.deepEqual([nextIndex(-1, 1, 4), nextIndex(-1, -1, 4), nextIndex(3, 1, 4), nextIndex(0, -1, 4), nextIndex(1, 1, 4)], [0, 3, 3, 0, 2]);
});
