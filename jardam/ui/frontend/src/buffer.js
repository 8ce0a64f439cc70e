/**
 * What is typed while the server is away: kept in this browser as ciphertext, brought back by the next page.
 *
 * The key comes from the server (`POST <address of the draft>key/`), only to the one who writes in this contact, signed
 * in and with the screen open; it is held in memory and cannot be read out. Each page keeps words of its own, so that two
 * tabs never lie over each other. The server decides which words are newer, as with every draft.
 */
import { seal, takeKey, unseal } from "./sealed.js";
import { all, put, remove } from "./shelf.js";
import { postWithToken, tokenOfPage } from "./tokens.js";

const ADDRESS = /^\/calls\/[0-9a-f-]{36}\/draft\/$/; // nothing else in this place is believed
const MOST_DAYS = 7;
const DAY_MS = 86_400_000;
const PATIENCE_MS = 15_000;
const NOT_WORDS = ["csrfmiddlewaretoken", "words"];
const UNKNOWN = [204, 404, 410];
const NEWER_ELSEWHERE = [409, 422];

/** @type {Map<string, Promise<CryptoKey>>} */
const keys = new Map();

class NoKey extends Error {
  constructor(status) {
    super(`no key: ${status}`);
    this.isUnknown = UNKNOWN.includes(status);
  }
}

/** A server that says nothing is away, too. `cutOff`: a signal after which nobody waits for the answer. */
export async function patiently(address, { cutOff, ...options }) {
  const patience = new AbortController();
  cutOff?.addEventListener("abort", () => patience.abort(), { once: true });
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(address, { method: "POST", redirect: "manual", signal: patience.signal, ...options });
  } finally {
    clearTimeout(timer);
  }
}

function post(address, words = []) {
  return postWithToken(() => {
    const body = new FormData();
    for (const [name, value] of words) body.append(name, value);
    body.set("csrfmiddlewaretoken", tokenOfPage());
    return patiently(address, { body });
  });
}

async function askKey(address) {
  const answer = await post(`${address}key/`);
  if (!answer.ok || answer.status === 204) throw new NoKey(answer.status); // 204: closed meanwhile, no trouble
  return takeKey(await answer.arrayBuffer());
}

function keyOf(address) {
  if (!keys.has(address)) {
    const asked = askKey(address);
    keys.set(address, asked);
    asked.catch(() => keys.delete(address));
  }
  return keys.get(address);
}

const recordOf = (address, tab) => `${address} ${tab}`;
const account = () => document.body.dataset.account ?? "";
const today = () => Math.floor(Date.now() / DAY_MS);

export class Buffer {
  /** @param {HTMLFormElement} form @param {string} tab */
  constructor(form, tab) {
    this.form = form;
    this.address = form.dataset.autosave;
    this.id = recordOf(this.address, tab);
    this.isUsed = false;
  }

  /** Has the key at hand before the server goes away. */
  prepare() {
    keyOf(this.address).catch(() => {});
  }

  /** @returns {Promise<boolean>} whether it rests in this browser now */
  async keep() {
    try {
      const key = await keyOf(this.address);
      const words = [...new FormData(this.form)].filter(([name]) => !NOT_WORDS.includes(name));
      const { id, address } = this;
      this.isUsed = true;
      await put({ id, address, account: account(), day: today(), ...(await seal(key, id, words)) });
      return true;
    } catch {
      return false; // no such place in this browser, or the key never came: the sign says so
    }
  }

  forget() {
    if (this.isUsed) remove(this.id).catch(() => {});
  }
}

/** What the page `tab` kept is said elsewhere. */
export const forgetPage = (address, tab) => remove(recordOf(address, tab)).catch(() => {});

/** Own words that lie here; the forgotten ones of anybody are thrown away. */
async function keptHere() {
  const records = await all().catch(() => []);
  const isOld = ({ day, address }) => today() - day > MOST_DAYS || !ADDRESS.test(address);
  for (const { id } of records.filter(isOld)) await remove(id);
  return records.filter((record) => !isOld(record) && record.account === account());
}

/** @returns {Promise<{revision?: number, refused?: [string, string][]}>} what the server made of it; nothing: later */
async function deliver(record, isHere = () => false) {
  const words = await opened(record);
  if (!words) return {};
  if (isHere(words)) return remove(record.id).then(() => ({}));
  const answer = await post(record.address, words);
  if (NEWER_ELSEWHERE.includes(answer.status)) return { refused: words };
  if (answer.ok || UNKNOWN.includes(answer.status)) await remove(record.id);
  return answer.ok ? { revision: (await answer.json()).revision } : {};
}

async function opened(record) {
  try {
    const key = await keyOf(record.address);
    return await unseal(key, record.id, record).catch(() => remove(record.id)); // broken: nobody ever opens it
  } catch (error) {
    if (error.isUnknown) await remove(record.id); // closed or thrown away meanwhile
  }
}

/**
 * Hands over what earlier pages kept of this form's contact.
 * @param {string} address
 * @param {{hold: (isBusy: boolean) => void, isHere: (words: [string, string][]) => boolean, except: string[]}} page
 *   `hold` is told only where there is something to hand over; words that stand on the page as they are need not be, and
 *   those of the pages `except` (this one, and the one whose words it brings back) are said here
 * @returns {Promise<{revision: number, refused: {id: string, words: [string, string][]}[]} | undefined>}
 */
export async function bringBack(address, { hold, isHere, except }) {
  const said = except.map((tab) => recordOf(address, tab));
  const isWanted = (record) => record.address === address && !said.includes(record.id);
  const records = (await keptHere()).filter(isWanted);
  if (records.length === 0) return undefined;
  hold(true);
  const found = { revision: 0, refused: [] };
  for (const record of records) {
    const { revision = 0, refused } = await deliver(record, isHere).catch(() => ({}));
    found.revision = Math.max(found.revision, revision);
    if (refused) found.refused.push({ id: record.id, words: refused });
  }
  hold(false);
  return found;
}

/** Any page of the same person hands over what calls have left, and signing out leaves nothing of theirs. */
export async function startBuffer() {
  document.addEventListener("submit", async ({ target }) => {
    if (target.matches("[data-sign-out]")) for (const { id } of await keptHere()) remove(id);
  });
  if (!account()) return;
  const here = document.querySelector("form[data-autosave]")?.dataset.autosave;
  for (const record of await keptHere()) if (record.address !== here) await deliver(record).catch(() => {});
}
