/**
 * `data-heard="#language"`: stands hidden beside a choice of languages and says what was guessed, with a button that takes it
 * back. A guess comes once, and never where somebody has chosen.
 */
let before = null;
let isGuess = false;

/** @param {HTMLSelectElement} choice */
function change(choice, value) {
  choice.value = value;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
}

function onHeard({ detail: { language } }) {
  const note = document.querySelector("[data-heard]");
  const choice = note && document.querySelector(note.dataset.heard);
  if (!choice || before !== null || "chosen" in choice.dataset) return;
  before = choice.value;
  isGuess = true;
  change(choice, language);
  isGuess = false;
  note.hidden = false;
  note.querySelector("[data-heard-name]").textContent = choice.selectedOptions[0].textContent;
}

function onTakeBack({ target }) {
  const note = target instanceof Element && target.closest("button") && target.closest("[data-heard]");
  if (!note) return;
  const choice = document.querySelector(note.dataset.heard);
  change(choice, before);
  choice.focus();
}

function onChange(event) {
  const note = document.querySelector("[data-heard]");
  if (note && !isGuess && event.target.matches(note.dataset.heard)) choose(event.target);
}

/** From here on it is somebody's own choice. */
function choose(choice) {
  choice.dataset.chosen = "";
  document.querySelector("[data-heard]").hidden = true;
}

export function startHeard() {
  document.addEventListener("language-heard", onHeard);
  document.addEventListener("click", onTakeBack);
  document.addEventListener("change", onChange);
}
