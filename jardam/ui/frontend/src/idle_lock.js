/**
 * Covers the page after silence: `<body data-idle-lock="600">` with the dialog of the same name in it.
 * What was typed stays in the page; the right password uncovers it. Tabs of one session share their silence.
 * Where the session itself has ended, the page waits covered until its owner has signed in in another tab.
 */

import { postWithToken } from "./tokens.js";

const SIGNS_OF_LIFE = ["pointerdown", "keydown", "input", "wheel"];

const GONE = [401, 423]; // signed out, locked

let lastSign = Date.now();
let channel;

/** @returns {HTMLDialogElement | null} */
function cover() {
  return document.querySelector("dialog#idle-lock");
}

/** The server is told, so that loading the page anew does not open it. */
function lockForSilence() {
  const form = cover().querySelector("form");
  const body = new FormData(form);
  body.set("shut", "1");
  fetch(form.action, { method: "POST", body, keepalive: true }).catch(() => {}); // covered in any case
  channel?.postMessage("locked");
  lock();
}

function lock() {
  const dialog = cover();
  if (!dialog || document.body.classList.contains("is-locked")) return;
  document.querySelectorAll("dialog[open]").forEach((open) => open.close());
  document.body.classList.add("is-locked");
  say(dialog, null);
  dialog.showModal();
}

function unlock() {
  document.body.classList.remove("is-locked");
  lastSign = Date.now();
  cover().querySelector("form").reset();
  cover().close();
  document.dispatchEvent(new CustomEvent("jardam:unlocked"));
}

/** Shows the one message that fits, or none. */
function say(dialog, problem) {
  dialog.querySelector("[data-lock-error]").hidden = problem !== "wrong";
  dialog.querySelector("[data-lock-offline]").hidden = problem !== "offline";
  dialog.querySelector("[data-lock-ended]").hidden = problem !== "ended";
  dialog.querySelector("[data-lock-field]").classList.toggle("j-error", problem !== null);
}

/** @param {SubmitEvent} event */
async function tryPassword(event) {
  event.preventDefault();
  const form = event.target;
  try {
    const answer = await postWithToken(() =>
      fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }),
    );
    if (answer.type === "opaqueredirect" || answer.status === 401) return refuse(form, "ended");
    if (!answer.ok) return refuse(form, answer.status < 500 ? "wrong" : "offline");
    channel?.postMessage("unlocked");
    unlock();
  } catch {
    refuse(form, "offline");
  }
}

function refuse(form, problem) {
  say(cover(), problem);
  form.reset();
  form.querySelector("input[type=password]").focus();
}

function stay(event) {
  if (document.body.classList.contains("is-locked")) event.preventDefault();
}

/** A browser may close a dialog in spite of `stay`: it opens again. */
function reopen() {
  if (document.body.classList.contains("is-locked")) cover().showModal();
}

function alive() {
  if (document.body.classList.contains("is-locked")) return;
  if (Date.now() - lastSign > 5000) channel?.postMessage("alive");
  lastSign = Date.now();
}

function hear({ data }) {
  if (data === "locked") lock();
  if (data === "alive") lastSign = Date.now();
  if (data === "unlocked" && document.body.classList.contains("is-locked")) unlock();
}

export function startIdleLock() {
  const dialog = cover();
  const seconds = Number(document.body.dataset.idleLock ?? 0);
  if (!dialog) return;
  channel = new BroadcastChannel("jardam-idle");
  channel.addEventListener("message", hear);
  dialog.addEventListener("cancel", stay);
  dialog.addEventListener("close", reopen);
  dialog.querySelector("form").addEventListener("submit", tryPassword);
  document.addEventListener("jardam:lock", lock);
  document.addEventListener("htmx:responseError", (event) => GONE.includes(event.detail.xhr.status) && lock());
  if (seconds <= 0) return;
  for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, alive, { passive: true, capture: true });
  setInterval(() => {
    const isSilent = Date.now() - lastSign > seconds * 1000;
    if (isSilent && !document.body.classList.contains("is-locked")) lockForSilence();
  }, 1000);
}
