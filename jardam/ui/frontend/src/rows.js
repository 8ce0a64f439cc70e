/** Next and previous row: the things marked `data-row` inside any list marked `data-rows`, in page order. */

let lastRow = null;
let isOpening = false;

/** The row that keys like “read out, attach” belong to: where the focus is, or was last. */
export function currentRow() {
  return document.activeElement?.closest("[data-row]") ?? (lastRow?.isConnected ? lastRow : null);
}

/** A row that was opened is another element afterwards: the focus goes there. */
export function startRows() {
  document.addEventListener("focusin", (event) => (lastRow = event.target.closest?.("[data-row]") ?? lastRow));
  document.addEventListener("htmx:beforeRequest", (event) => (isOpening = event.target.matches("a[data-row]")));
  document.addEventListener("htmx:load", (event) => {
    const row = event.detail.elt;
    if (isOpening && row.matches?.("[data-row]")) row.focus();
    if (row.matches?.("[data-row]")) isOpening = false;
  });
}

/** @param {1 | -1} step */
export function moveRow(step) {
  const rows = [...document.querySelectorAll("[data-rows] [data-row]")];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[nextIndex(here, step, rows.length)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/**
 * Stops at both ends; from nowhere it enters at the first row, or at the last when going up.
 * @param {number} here -1 when no row has the focus
 * @param {1 | -1} step
 * @param {number} count
 */
export function nextIndex(here, step, count) {
  if (here < 0) return step > 0 ? 0 : count - 1;
  return Math.min(Math.max(here + step, 0), count - 1);
}
