/** Small behaviour of groups in a form: three answers, chips, what an answer reveals, what a button adds. */
import { isShown } from "./shown.js";

/** Up and down go to the next question; left and right stay inside it, as browsers do by themselves. */
function onArrow(event) {
  const group = event.target instanceof Element && event.target.closest("[data-segmented]");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!group || !step) return;
  const groups = [...document.querySelectorAll("[data-segmented]")];
  const next = groups[groups.indexOf(group) + step];
  event.preventDefault();
  (next?.querySelector("input:checked") ?? next?.querySelector("input"))?.focus();
}

/** Any arrow goes from topic to topic, and to what opens all of them. */
function onChipArrow(event) {
  const set = event.target instanceof Element && event.target.closest("[data-chips]");
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!set || !step) return;
  const stops = [...set.querySelectorAll("input, summary")].filter(isShown);
  event.preventDefault();
  stops[stops.indexOf(event.target) + step]?.focus();
}

/** Enter in a field must not close a call by accident: only the button and its own key do. On a choice it chooses. */
function onEnter(event) {
  const field = event.target;
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing) return;
  if (!(field instanceof HTMLInputElement) || !field.form?.matches("[data-autosave]")) return;
  if (field.type === "submit") return;
  event.preventDefault();
  if (field.matches("[type=checkbox], [type=radio]")) field.click();
}

/** A topic chosen from the long list comes up to the others, so that one sees what is chosen. */
function onChip(event) {
  const more = event.target instanceof Element && event.target.closest(".j-chips__more");
  if (!more || !event.target.checked) return;
  more.before(event.target.closest(".j-chip"));
  more.open = false;
  event.target.focus();
}

/**
 * `data-reveal="outcome=CALLBACK"`: shown while that field has one of these values (commas between them).
 * @param {HTMLElement} block
 */
function reveal(block) {
  const [name, values] = block.dataset.reveal.split("=");
  const form = block.closest("form");
  if (!form) return;
  const given = new FormData(form).getAll(name);
  block.hidden = !values.split(",").some((value) => given.includes(value));
}

/** The long list of topics closes behind one who goes on, so that it does not push the rest off the screen. */
function onLeave(event) {
  const more = event.target instanceof Element && event.target.closest(".j-chips__more");
  if (more && event.relatedTarget instanceof Element && !more.contains(event.relatedTarget)) more.open = false;
}

let answered = [];

/** `data-keeps-answers`: what was chosen while new words for the same choices were on their way stays chosen. */
function holdAnswers({ detail: { target } }) {
  answered = target.matches("[data-keeps-answers]") ? [...target.querySelectorAll("input:checked")].map(({ id }) => id) : [];
}

function giveBackAnswers() {
  for (const id of answered.splice(0)) document.getElementById(id).checked = true;
}

function revealAll(root) {
  root.querySelectorAll("[data-reveal]").forEach(reveal);
}

/** `data-adds="word" data-adds-to="#field"`: adds a word to a field once, and says so on the button. */
function onAdd(event) {
  const button = event.target instanceof Element && event.target.closest("[data-adds]");
  const field = button && document.querySelector(button.dataset.addsTo);
  if (!field) return;
  const words = new Set(field.value.split(" ").filter(Boolean)).add(button.dataset.adds);
  field.value = [...words].join(" ");
  button.setAttribute("aria-pressed", "true");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** `data-takes="#field"`: a hidden field that takes along what stands in a field of another form. */
function onSubmit({ target }) {
  for (const field of target.querySelectorAll("[data-takes]")) {
    field.value = document.querySelector(field.dataset.takes)?.value ?? "";
  }
}

export function startGroups() {
  document.addEventListener("submit", onSubmit);
  document.addEventListener("keydown", onArrow);
  document.addEventListener("keydown", onChipArrow);
  document.addEventListener("keydown", onEnter);
  document.addEventListener("change", onChip);
  document.addEventListener("focusout", onLeave);
  document.addEventListener("change", () => revealAll(document));
  document.addEventListener("click", onAdd);
  document.addEventListener("htmx:beforeSwap", holdAnswers);
  document.addEventListener("htmx:afterSwap", giveBackAnswers);
}

/** @param {ParentNode} root */
export function startReveal(root) {
  revealAll(root.closest?.("form") ?? root);
}
