import assert from "node:assert/strict";
import { test } from "node:test";

import { nextRow } from "../src/grid.js";

test("an arrow goes one row on and stops at both ends", () => {
  assert.equal(nextRow(0, 1, 3), 1);
  assert.equal(nextRow(2, 1, 3), 2);
  assert.equal(nextRow(0, -1, 3), 0);
});
