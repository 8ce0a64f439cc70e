/** Keys of the page: any element with `data-key` is pressed, or takes the focus, by its physical key. */
import { currentRow, moveRow } from "./rows.js";
import { isShown } from "./shown.js";
import { hintOf, isModified, matchKey, opensPair, strokeOf } from "./strokes.js";

const PAIR_MS = 3000;
const FIELDS = "input:not([type=radio]):not([type=checkbox]):not([type=button]):not([type=submit]), textarea, select, [contenteditable]";
const BUILT_IN = {
  "Alt+KeyJ": () => moveRow(1),
  "Alt+KeyK": () => moveRow(-1),
  "Alt+KeyS": openSearch,
  "Shift+Slash": openSheet,
};
const PREFERENCE = "jardam-single-keys";

let before = "";
let beforeAt = 0;

/** @returns {HTMLElement[]} */
function keyed() {
  return [...document.querySelectorAll("[data-key]")].filter(isShown);
}

/**
 * Of several with one key the one in the form that is being filled in, then in the current row, else the first. A row
 * with keys of its own (`data-row="own"`) lends them to nobody: what ends somebody's visit must not meet somebody else's.
 */
function nearest(candidates) {
  const form = document.activeElement?.closest("form");
  const near = form && candidates.find((candidate) => candidate.closest("form") === form);
  if (near) return near;
  const row = currentRow();
  const mine = candidates.find((candidate) => row?.contains(candidate));
  return mine ?? candidates.find((candidate) => !candidate.closest("[data-row=own]"));
}

/** Presses what can be pressed, focuses what can be filled in; a group is entered at its chosen part. */
function use(element) {
  if (element.matches(FIELDS)) return focusField(element);
  if (element.matches("[role=radiogroup]")) return enterGroup(element);
  if (element.matches("[data-chips]")) return enterChips(element);
  if (element.matches("summary")) return enterDetails(element.parentElement);
  element.focus();
  element.click();
}

function enterDetails(details) {
  details.open = true;
  details.querySelector("input, a, button")?.focus();
}

function focusField(field) {
  field.focus();
  if (field.matches("input")) field.select();
}

function enterGroup(group) {
  (group.querySelector("input:checked") ?? group.querySelector("input"))?.focus();
}

/** At the likely ones first; from there the same key opens all. */
function enterChips(set) {
  const shown = [...set.querySelectorAll("input")].find(isShown);
  if (shown && !set.contains(document.activeElement)) return shown.focus();
  const all = set.querySelector("details");
  if (all) enterDetails(all);
}

/** The slash that works inside fields too. */
function openSearch() {
  const search = keyed().find((element) => element.dataset.key === "Slash");
  if (search) use(search);
}

function openSheet() {
  const sheet = document.getElementById("key-sheet");
  if (!(sheet instanceof HTMLDialogElement) || sheet.open) return;
  fillSheet(sheet.querySelector("[data-key-list]"));
  sheet.showModal();
}

/** Writes the keys of this page into the list, each once, with the words that stand on the control. */
function fillSheet(list) {
  list.querySelectorAll("[data-filled]").forEach((line) => line.remove());
  const seen = new Set();
  for (const element of keyed()) {
    const key = element.dataset.key;
    if (seen.has(key)) continue;
    seen.add(key);
    list.append(line("dt", hintOf(key), "kbd"), line("dd", wordsOf(element)));
  }
}

function line(tag, text, inner) {
  const element = document.createElement(tag);
  element.dataset.filled = "";
  const holder = inner ? element.appendChild(document.createElement(inner)) : element;
  holder.textContent = text;
  if (inner) holder.className = "j-key";
  return element;
}

/** The name of a control without the key hint inside it. */
function wordsOf(element) {
  const named = element.getAttribute("aria-label") ?? labelOf(element);
  const copy = (named instanceof HTMLElement ? named : element).cloneNode(true);
  copy.querySelectorAll("kbd, .micro, .j-say, svg").forEach((hint) => hint.remove());
  return typeof named === "string" ? named : copy.textContent.trim().replace(/\s+/g, " ");
}

function labelOf(element) {
  const legend = element.matches("fieldset") ? element.querySelector("legend") : null;
  return legend ?? element.labels?.[0] ?? document.getElementById(element.getAttribute("aria-labelledby") ?? "");
}

/** Esc leaves a field or closes the menu; dialogs close themselves. */
function leave(target) {
  document.querySelector(".j-bar__who[open]")?.removeAttribute("open");
  if (target instanceof HTMLElement && target.matches(FIELDS)) target.blur();
}

function onKeydown(event) {
  if (event.isComposing || event.getModifierState("AltGraph") || document.querySelector("dialog:modal")) return;
  const stroke = strokeOf(event);
  const inField = event.target instanceof Element && event.target.matches(FIELDS);
  const elements = keyed();
  const keys = [...Object.keys(BUILT_IN), ...elements.map((element) => element.dataset.key)];
  const recent = Date.now() - beforeAt < PAIR_MS ? before : "";
  const key = matchKey(stroke, keys, { before: recent, inField, singleKeys: hasSingleKeys() });
  remember(stroke);
  if (stroke === "Escape") return leave(event.target);
  if (!key || (event.repeat && !isModified(stroke))) return;
  event.preventDefault();
  const element = nearest(elements.filter((candidate) => candidate.dataset.key === key));
  if (element) use(element);
  else BUILT_IN[key]?.();
}

/** What a first half opens may still be hidden, so all keys count here. */
function remember(stroke) {
  const keys = [...document.querySelectorAll("[data-key]")].map((element) => element.dataset.key);
  if (/^(Alt|Control|Shift|Meta)/.test(stroke.split("+").pop())) return; // the modifier itself going down
  before = opensPair(stroke, keys) ? stroke : "";
  beforeAt = Date.now();
}

function hasSingleKeys() {
  return localStorage.getItem(PREFERENCE) !== "off";
}

/** The switch in the key sheet: who speaks to the computer must be able to turn single keys off (WCAG 2.1.4). */
function startSwitch() {
  const box = document.querySelector("[data-single-keys]");
  if (!(box instanceof HTMLInputElement)) return;
  box.checked = hasSingleKeys();
  box.addEventListener("change", () => localStorage.setItem(PREFERENCE, box.checked ? "on" : "off"));
}

export function startShortcuts() {
  document.addEventListener("keydown", onKeydown);
  startSwitch();
}
