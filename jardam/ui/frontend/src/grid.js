/** Tables for typing, marked `data-grid`: arrow keys go up and down a column, as in a spreadsheet. Tab goes on as everywhere. */

const STEPS = { ArrowUp: -1, ArrowDown: 1 };

export function startGrid() {
  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const cell = event.target.closest?.("[data-grid] td");
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey || !isText(event.target)) return;
    const row = cell.parentElement;
    const rows = [...row.parentElement.children];
    const next = rows[nextRow(rows.indexOf(row), step, rows.length)];
    if (next === row) return;
    event.preventDefault();
    const field = next.children[cell.cellIndex]?.querySelector("input");
    field?.focus();
    field?.select?.();
  });
}

/** A day and a list of choices have arrow keys of their own. */
function isText(field) {
  return field.matches("input") && field.type === "text";
}

/**
 * Stops at both ends.
 * @param {number} here
 * @param {1 | -1} step
 * @param {number} count
 */
export function nextRow(here, step, count) {
  return Math.min(Math.max(here + step, 0), count - 1);
}
