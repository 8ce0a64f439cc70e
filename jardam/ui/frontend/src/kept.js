/** Words that this browser kept and the server did not take, because the contact was typed in elsewhere: shown, not lost. */
import { remove } from "./shelf.js";

const NOT_SHOWN = ["revision", "tab", "typed"];

/** What a value is called on the page. */
function said(form, name, value) {
  const field = [form.elements[name]].flatMap((one) => (one instanceof RadioNodeList ? [...one] : one ?? []));
  const choice = field.find((one) => ["checkbox", "radio"].includes(one.type) && one.value === value);
  if (choice) return choice.labels?.[0]?.textContent;
  return [...(field[0]?.options ?? [])].find((one) => one.value === value)?.textContent ?? value;
}

function isOnPage(form, name, value) {
  return new FormData(form).getAll(name).includes(value);
}

/**
 * @param {HTMLFormElement} form
 * @param {{id: string, words: [string, string][]}[]} refused
 */
export function showKept(form, refused) {
  const place = form.querySelector("[data-kept]");
  const missing = ([name, value]) => value && !NOT_SHOWN.includes(name) && !isOnPage(form, name, value);
  const others = refused.filter(({ id, words }) => words.some(missing) || void remove(id).catch(() => {}));
  if (!place || others.length === 0) return;
  const list = place.querySelector("[data-kept-words]");
  for (const [name, value] of others.flatMap(({ words }) => words.filter(missing))) {
    const item = document.createElement("li");
    item.textContent = said(form, name, value).trim();
    list.append(item);
  }
  place.querySelector("button[name=kept]").addEventListener("click", async () => {
    for (const { id } of others) await remove(id);
    place.hidden = true;
  });
  place.hidden = false;
}
