import assert from "node:assert/strict";
import { test } from "node:test";
import { hintOf, matchKey, opensPair, strokeOf } from "../src/strokes.js";

const KEYS = ["Alt+KeyL", "Alt+Digit0", "Alt+Digit0 Digit3", "Alt+Digit1", "Ctrl+Enter", "Ctrl+KeyK", "Slash", "Shift+Slash"];

test("a stroke is named by the physical key, whatever letter the layout puts on it", () => {
  assert.equal(strokeOf({ code: "KeyL", key: "д", altKey: true }), "Alt+KeyL");
});

test("command on a Mac counts as Ctrl, the Enter of the number block as Enter", () => {
  assert.equal(strokeOf({ code: "NumpadEnter", metaKey: true }), "Ctrl+Enter");
});

test("keys with Alt or Ctrl work inside fields", () => {
  assert.equal(matchKey("Alt+KeyL", KEYS, { inField: true }), "Alt+KeyL");
  assert.equal(matchKey("Ctrl+Enter", KEYS, { inField: true }), "Ctrl+Enter");
});

test("single keys never work inside fields", () => {
  assert.equal(matchKey("Slash", KEYS, { inField: true }), null);
  assert.equal(matchKey("Shift+Slash", KEYS, { inField: true }), null);
  assert.equal(matchKey("KeyL", KEYS, { inField: true, before: "Escape" }), null);
});

test("single keys can be turned off", () => {
  assert.equal(matchKey("Slash", KEYS), "Slash");
  assert.equal(matchKey("Slash", KEYS, { singleKeys: false }), null);
});

test("after Escape one bare letter or digit counts as if Alt were held", () => {
  assert.equal(matchKey("KeyL", KEYS, { before: "Escape" }), "Alt+KeyL");
  assert.equal(matchKey("Digit1", KEYS, { before: "Escape", singleKeys: false }), "Alt+Digit1");
  assert.equal(matchKey("KeyL", KEYS), null);
});

test("the second half of a pair completes it, even where the focus is in a field", () => {
  assert.equal(matchKey("Digit3", KEYS, { before: "Alt+Digit0", inField: true }), "Alt+Digit0 Digit3");
  assert.equal(matchKey("Digit4", KEYS, { before: "Alt+Digit0" }), null);
});

test("only Escape and the first half of a pair wait for another stroke", () => {
  assert.equal(opensPair("Alt+Digit0", KEYS), true);
  assert.equal(opensPair("Escape", KEYS), true);
  assert.equal(opensPair("Alt+KeyL", KEYS), false);
});

test("hints say what is printed on the keys", () => {
  assert.deepEqual(["Alt+KeyL", "Alt+Digit0 Digit3", "Slash", "Shift+Slash", "Ctrl+Enter"].map(hintOf), ["Alt L", "Alt 0 3", "/", "?", "Ctrl Enter"]);
});
