/** Key strokes named by the physical key, so that they work on any layout. No DOM here: tests read this file. */

/** @typedef {{code: string, altKey?: boolean, ctrlKey?: boolean, metaKey?: boolean, shiftKey?: boolean}} KeyPress */

const BARE = /^(Key[A-Z]|Digit[0-9])$/;

/**
 * The stroke's name, as in `data-key`: `Alt+KeyL`, `Ctrl+Enter`, `Shift+Slash`, `Slash`.
 * Command on a Mac counts as Ctrl; the Enter of the number block as Enter.
 * @param {KeyPress} press
 * @returns {string}
 */
export function strokeOf(press) {
  const code = press.code === "NumpadEnter" ? "Enter" : press.code;
  const parts = [];
  if (press.ctrlKey || press.metaKey) parts.push("Ctrl");
  if (press.altKey) parts.push("Alt");
  if (press.shiftKey) parts.push("Shift");
  return [...parts, code].join("+");
}

/**
 * Which key of the page a stroke means, given the strokes just before it.
 *
 * - `before` is `Escape`: one bare letter or digit counts as if Alt were held (for browsers that keep Alt for
 *   themselves).
 * - `before` is the first half of a pair (`Alt+Digit0` of `Alt+Digit0 Digit3`): the second half alone completes it.
 * - A stroke without Alt or Ctrl never counts inside a field.
 *
 * @param {string} stroke
 * @param {Iterable<string>} keys the `data-key` values of the page
 * @param {{before?: string, inField?: boolean, singleKeys?: boolean}} [state]
 * @returns {string | null} the matching key
 */
export function matchKey(stroke, keys, { before = "", inField = false, singleKeys = true } = {}) {
  const known = new Set(keys);
  if (before && known.has(`${before} ${stroke}`)) return `${before} ${stroke}`;
  if (isModified(stroke)) return known.has(stroke) ? stroke : null;
  if (inField) return null;
  if (before === "Escape" && BARE.test(stroke)) return known.has(`Alt+${stroke}`) ? `Alt+${stroke}` : null;
  return singleKeys && known.has(stroke) ? stroke : null;
}

/** @param {string} stroke with Alt or Ctrl: safe inside a field */
export function isModified(stroke) {
  return stroke.startsWith("Alt+") || stroke.startsWith("Ctrl+");
}

/**
 * Whether the next stroke depends on this one.
 * @param {string} stroke
 * @param {Iterable<string>} keys
 */
export function opensPair(stroke, keys) {
  return stroke === "Escape" || [...keys].some((key) => key.startsWith(`${stroke} `));
}

/**
 * What is printed on the keys: `Alt+Digit0 Digit3` is “Alt 0 3”. The same words as the server's hints.
 * @param {string} strokes
 */
export function hintOf(strokes) {
  if (strokes === "Shift+Slash") return "?";
  return strokes
    .split(/[ +]/)
    .map((code) => ({ Slash: "/", Escape: "Esc" })[code] ?? code.replace(/^(Key|Digit)(?=.$)/, ""))
    .join(" ");
}
