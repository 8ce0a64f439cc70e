import assert from "node:assert/strict";
import { test } from "node:test";

import { nextPlace, nextRow } from "../src/grid.js";

test("an arrow goes one row on and stops at both ends", () => {
  assert.equal(nextRow(0, 1, 3), 1);
  assert.equal(nextRow(2, 1, 3), 2);
  assert.equal(nextRow(0, -1, 3), 0);
});

test("a further row is numbered on, and nothing else of a place changes", () => {
  assert.equal(nextPlace("month-9-sum"), "month-10-sum");
  assert.equal(nextPlace("id_payment-0-for_month"), "id_payment-1-for_month");
  assert.equal(nextPlace("rate"), "rate");
});
