/** Words that this browser kept and the server did not take, because the contact was typed in elsewhere: shown, not lost. */
import { remove } from "./shelf.js";

const NOT_WORDS = ["revision", "tab", "typed", "follows", "followed", "words", "csrfmiddlewaretoken"];

const wordsOnly = (entries) => entries.filter(([name]) => !NOT_WORDS.includes(name));
const spelled = (entries) => JSON.stringify(wordsOnly(entries).sort());

/** Every word and none besides: nothing is to be brought back. @param {[string, string][]} words */
export function isOnPage(form, words) {
  return spelled([...new FormData(form)]) === spelled(words);
}

/** What a value is called on the page. */
function said(form, name, value) {
  const field = [form.elements[name]].flatMap((one) => (one instanceof RadioNodeList ? [...one] : one ?? []));
  const choice = field.find((one) => ["checkbox", "radio"].includes(one.type) && one.value === value);
  if (choice) return choice.labels?.[0]?.textContent;
  return [...(field[0]?.options ?? [])].find((one) => one.value === value)?.textContent ?? value;
}

/**
 * @param {HTMLFormElement} form
 * @param {{id: string, words: [string, string][]}[]} refused
 */
export function showKept(form, refused) {
  const place = form.querySelector("[data-kept]");
  if (!place || refused.length === 0) return;
  const here = new FormData(form);
  const isMissing = ([name, value]) => value && !here.getAll(name).includes(value);
  const missing = refused.flatMap(({ words }) => wordsOnly(words).filter(isMissing));
  const forget = () => Promise.all(refused.map(({ id }) => remove(id)));
  if (missing.length === 0) return forget().catch(() => {});
  const list = place.querySelector("[data-kept-words]");
  for (const [name, value] of missing) {
    const item = document.createElement("li");
    item.textContent = said(form, name, value).trim();
    list.append(item);
  }
  place.querySelector("button[name=kept]").addEventListener("click", async () => {
    await forget();
    place.hidden = true;
  });
  place.hidden = false;
}
