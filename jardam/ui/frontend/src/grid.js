/**
 * Tables for typing, marked `data-grid`: arrow keys go up and down a column, as in a spreadsheet; Tab goes on as everywhere.
 * Once the last row is begun an empty one follows it.
 */

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
  document.addEventListener("input", (event) => {
    const row = event.target.closest?.("[data-grid] tbody tr");
    if (row && !row.nextElementSibling) row.after(emptyRowAfter(row));
  });
}

/** The same fields with the next number, and nothing in them. */
function emptyRowAfter(row) {
  const next = row.cloneNode(true);
  next.querySelectorAll(".j-error").forEach((frame) => frame.classList.remove("j-error"));
  next.querySelectorAll(".j-error__msg").forEach((error) => error.remove());
  for (const element of next.querySelectorAll("[name], [id], [for]")) {
    for (const attribute of ["name", "id", "for"]) {
      if (element.hasAttribute(attribute)) element.setAttribute(attribute, nextPlace(element.getAttribute(attribute)));
    }
    for (const attribute of ["value", "aria-describedby", "aria-invalid"]) element.removeAttribute(attribute);
    if ("value" in element) element.value = "";
  }
  return next;
}

/**
 * @param {string} place `month-2-sum`, or with what an id begins with
 * @returns {string} `month-3-sum`
 */
export function nextPlace(place) {
  return place.replace(/-(\d+)-(?=[^-]+$)/, (_, number) => `-${Number(number) + 1}-`);
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
