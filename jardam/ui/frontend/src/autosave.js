/**
 * Nothing typed is lost: `<form data-autosave="URL" data-revision="3">` posts itself while one types, and at once
 * where it has `data-unsent`: refused words, brought back from the page `data-follows` as it was when typed in
 * `data-followed` times. An older draft of that page, still on its way, is no other tab's.
 *
 * The address answers JSON: `revision` (posted back as `revision` next time, and with the form) and `saved_at`.
 * 409 and 410 carry the sentence `error` (the contact is newer or closed elsewhere) and are not tried again. 423, 401
 * or a redirect: the screen is locked; the text waits in the page. While it waits, for whatever reason, this browser keeps
 * it sealed (`buffer.js`), and the next page of the contact takes it up.
 */
import { bringBack, Buffer, forgetPage, patiently } from "./buffer.js";
import { isSmallEnough } from "./farewell.js";
import { isOnPage, showKept } from "./kept.js";
import { Saver } from "./saver.js";
import { postWithToken } from "./tokens.js";

const FINAL = [404, 409, 410, 413, 422];
const GONE = [401, 423];
/** Names this page, so that the server knows a repeated draft of ours from one of another tab: 31 letters at most. */
const TAB = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
/** In this tab's memory: which form left with words on their way. Never the words. */
const LEFT = "jardam-left";
const AGAIN_MS = 700;
const started = new WeakSet();
let isGoing = false; // a page that goes is not hidden yet
let onTheWay = new AbortController(); // drafts whose answer somebody waits for

/** The form itself goes now and says all that they say: "closed already" would be no answer to anybody. */
function overtakeDrafts() {
  onTheWay.abort();
  onTheWay = new AbortController();
}

class NotSaved extends Error {
  constructor(status, sentence) {
    super(sentence ?? `not saved: ${status}`);
    this.isFinal = FINAL.includes(status);
    this.sentence = sentence;
  }
}

/** @param {HTMLFormElement} form */
function post(form) {
  const body = new FormData(form);
  const keepalive = (isGoing || document.visibilityState === "hidden") && isSmallEnough(body);
  return patiently(form.dataset.autosave, { body, keepalive, cutOff: onTheWay.signal });
}

/** Goes with drafts and with the form itself: an older page must not throw away what a newer one typed. */
function sayWho({ target, formData }, saver) {
  if (target.dataset.revision) formData.set("revision", target.dataset.revision);
  formData.set("tab", TAB);
  formData.set("typed", String(saver.typed));
  for (const name of ["follows", "followed"]) if (target.dataset[name]) formData.set(name, target.dataset[name]);
}

/**
 * @param {HTMLFormElement} form
 * @returns {Promise<string | undefined>} the moment that the server names
 */
async function send(form) {
  const answer = await postWithToken(() => post(form));
  if (answer.type === "opaqueredirect" || GONE.includes(answer.status)) {
    document.dispatchEvent(new CustomEvent("jardam:lock"));
  }
  const words = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
  if (!answer.ok) throw new NotSaved(answer.status, words.error);
  if (words.revision !== undefined) form.dataset.revision = String(words.revision);
  return words.saved_at;
}

/** Shows one of the states that the server has drawn and translated. */
function show(form, state, { unsent, minutes, savedAt, sentence }) {
  const sign = form.querySelector("[data-saved]");
  if (!sign) return;
  const shown = sentence ? "refused" : state;
  sign.dataset.saved = shown;
  sign.classList.toggle("j-saved--local", ["kept", "unsent", "refused"].includes(shown));
  sign.classList.toggle("j-saved--saving", shown === "saving");
  for (const words of sign.querySelectorAll("[data-saved-as]")) words.hidden = words.dataset.savedAs !== shown;
  if (state === "saved") write(sign, "at", savedAt ?? new Date().toTimeString().slice(0, 8));
  write(sign, "unsent", String(unsent));
  write(sign, "minutes", String(minutes));
  write(sign, "refusal", sentence ?? "");
}

function write(sign, slot, text) {
  const place = sign.querySelector(`[data-saved-${slot}]`);
  if (place) place.textContent = text;
}

/** @param {HTMLFormElement} form */
function saverOf(form) {
  let savedAt;
  const buffer = new Buffer(form, TAB);
  const saver = new Saver({
    send: async () => {
      savedAt = await send(form);
    },
    show: (state, unsent, error) =>
      show(form, state, { unsent, minutes: saver.awayMinutes, savedAt, sentence: error?.sentence }),
    keep: () => buffer.keep(),
    forget: () => buffer.forget(),
  });
  buffer.prepare();
  return saver;
}

/** The page goes: the last words go after it, and the next page is told that it was made without them. */
function leave(form, saver) {
  if (saver.unsent > 0 && !saver.isStopped) sessionStorage.setItem(LEFT, form.dataset.autosave);
  isGoing = true;
  saver.sayFarewell();
}

/**
 * Asks only when the server did not take the text, or when so much is unsent that it cannot go after the page: a
 * needless question teaches people to click it away. While it is asked, the words are on their way.
 */
function ask(event, form, saver) {
  if (saver.isStopped || saver.unsent === 0 || saver.isAllKept) return;
  if (saver.failures === 0 && isSmallEnough(new FormData(form))) return;
  saver.flush();
  event.preventDefault();
}

/** A page loaded anew while its last words were on their way: it asks once more, unless somebody types already. */
function catchUp(form, saver) {
  const left = sessionStorage.getItem(LEFT);
  sessionStorage.removeItem(LEFT);
  if (left !== form.dataset.autosave || form.dataset.unsent !== undefined) return;
  setTimeout(() => saver.unsent === 0 && location.reload(), AGAIN_MS);
}

/** What an earlier page kept when the server was away: handed over before anybody types here. */
async function takeUp(form, saver) {
  const { autosave: address, follows } = form.dataset;
  const cameBack = form.dataset.unsent !== undefined;
  if (cameBack) await saver.flush(); // it goes first, and whoever corrects it is not held up
  if (follows && saver.failures === 0) await forgetPage(address, follows); // what that page kept when it was sent stands here
  const { activeElement } = document;
  const hold = (isBusy) => {
    form.inert = isBusy && !cameBack;
    if (!isBusy && document.activeElement === document.body) activeElement?.focus();
  };
  const found = await bringBack(address, { hold, except: [follows, TAB], isHere: (words) => isOnPage(form, words) });
  if (!found) return;
  if (found.revision > Number(form.dataset.revision ?? 0)) return location.replace(location.href); // never the form once more
  showKept(form, found.refused);
}

/** @param {HTMLFormElement} form */
function start(form) {
  if (started.has(form)) return;
  started.add(form);
  const saver = saverOf(form);
  let isSubmitted = false;
  const hear = (name, act, target = document) => target.addEventListener(name, act);
  // Fields that stand elsewhere in the page may belong to the form by their `form` attribute.
  hear("input", (event) => event.target.form === form && saver.edited());
  if (form.dataset.unsent !== undefined) saver.edited(); // a form that came back: its last words are in no draft yet
  hear("jardam:unlocked", () => saver.flush());
  hear("visibilitychange", () => document.visibilityState === "hidden" && saver.flush());
  hear("formdata", (event) => sayWho(event, saver), form);
  hear("submit", (event) => {
    isSubmitted = true;
    saver.keepNow(); // nobody knows whether the server is there to take it
    setTimeout(() => {
      isSubmitted = false;
      if (event.defaultPrevented) return;
      saver.stop();
      overtakeDrafts();
    });
  }, form);
  hear("online", () => saver.flush(), window);
  hear("pageshow", (event) => {
    isGoing = false;
    if (event.persisted) saver.resume();
  }, window);
  hear("pagehide", () => leave(form, saver), window);
  catchUp(form, saver);
  hear("beforeunload", (event) => isSubmitted || ask(event, form, saver), window);
  takeUp(form, saver);
}

/** @param {ParentNode} root */
export function startAutosave(root) {
  if (root instanceof HTMLFormElement && root.dataset.autosave) start(root);
  root.querySelectorAll("form[data-autosave]").forEach(start);
}
