/**
 * Passkeys: `<form data-passkey="get|create" hidden>` with an input `credential`. The challenge lies in
 * `#passkey-options` as JSON or, with `data-options-url`, is fetched when the button is pressed.
 * Without passkeys in the browser the form stays hidden, and every page has another way.
 */

const UNPADDED = { "+": "-", "/": "_", "=": "" };

function fromText(text) {
  const padded = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(padded), (letter) => letter.charCodeAt(0));
}

function toText(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replace(/[+/=]/g, (letter) => UNPADDED[letter]);
}

function named(keys) {
  return (keys ?? []).map((key) => ({ ...key, id: fromText(key.id) }));
}

/** The options as the browser wants them: bytes where JSON has text. */
function parsed({ publicKey }) {
  const options = { ...publicKey, challenge: fromText(publicKey.challenge) };
  if (publicKey.user) options.user = { ...publicKey.user, id: fromText(publicKey.user.id) };
  if (publicKey.excludeCredentials) options.excludeCredentials = named(publicKey.excludeCredentials);
  if (publicKey.allowCredentials) options.allowCredentials = named(publicKey.allowCredentials);
  return options;
}

/** The browser's answer as JSON. */
function written(credential) {
  const { response } = credential;
  const bytes = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const said = bytes.filter((name) => response[name]).map((name) => [name, toText(response[name])]);
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(said),
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

/** @param {HTMLFormElement} form */
async function options(form) {
  const url = form.dataset.optionsUrl;
  if (!url) return JSON.parse(document.getElementById("passkey-options").textContent);
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`no challenge: ${answer.status}`);
  return answer.json();
}

/** @param {SubmitEvent} event */
async function perform(event) {
  event.preventDefault();
  const form = event.target;
  const problem = form.querySelector("[data-passkey-problem]");
  problem.hidden = true;
  try {
    const publicKey = parsed(await options(form));
    const act = form.dataset.passkey === "create" ? "create" : "get";
    const credential = await navigator.credentials[act]({ publicKey });
    form.elements.credential.value = JSON.stringify(written(credential));
    form.submit();
  } catch {
    problem.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const missing of document.querySelectorAll("[data-passkey-missing]")) missing.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", perform);
  }
}
