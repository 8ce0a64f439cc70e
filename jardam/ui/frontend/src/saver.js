/**
 * When typed text is sent: after a pause, at the latest after a second and a half, one request at a time. An answer that
 * is late is not waited for: until it comes, the words are kept in this browser. Whoever is killed loses two seconds at
 * most: LATEST_MS and LATE_MS together, with the server or without it. No DOM here.
 */

export const PAUSE_MS = 800;
export const LATEST_MS = 1500;
export const LATE_MS = 400;
export const KEEP_MS = 1000;
export const SLOW_MS = 1000;
const RETRY_MS = [2000, 4000, 8000, 15000];
const MINUTE_MS = 60_000;

export class Saver {
  /**
   * @param {{send: () => Promise<void>, show: (state: "saved" | "saving" | "kept" | "unsent", unsent: number,
   *   error?: Error) => void, keep?: () => Promise<boolean>, forget?: () => void, now?: () => number}} parts `send` fails
   *   by throwing; an error with `isFinal` is not tried again. `keep` answers whether this browser could keep the words
   */
  constructor({ send, show, keep = async () => false, forget = () => {}, now = () => Date.now() }) {
    Object.assign(this, { send, show, keep, forget, now });
    this.unsent = 0;
    this.typed = 0;
    this.kept = 0; // so many of the typed are in this browser
    this.firstEdit = undefined;
    this.awaySince = undefined;
    this.failures = 0;
    this.isSending = false;
    this.isStopped = false;
    this.timer = undefined;
    this.keepTimer = undefined;
  }

  /** Every word is in this browser, if not at the server. */
  get isAllKept() {
    return this.kept === this.typed;
  }

  get awayMinutes() {
    return this.awaySince === undefined ? 0 : Math.floor((this.now() - this.awaySince) / MINUTE_MS);
  }

  get trouble() {
    return this.kept > 0 ? "kept" : "unsent";
  }

  /** One more edit: counts it and plans the next sending. */
  edited() {
    this.firstEdit ??= this.now();
    this.unsent += 1;
    this.typed += 1;
    if (this.awaySince !== undefined) this.keepTimer ??= setTimeout(() => this.keepNow(), KEEP_MS);
    if (this.failures > 0) this.show(this.trouble, this.unsent);
    else this.planSending();
  }

  planSending() {
    this.plan(Math.min(PAUSE_MS, Math.max(0, this.firstEdit + LATEST_MS - this.now())));
  }

  plan(delay) {
    clearTimeout(this.timer);
    if (!this.isStopped) this.timer = setTimeout(() => this.flush(), delay);
  }

  /** Sends what there is, now. */
  async flush() {
    clearTimeout(this.timer);
    if (this.isSending || this.isStopped || this.unsent === 0) return;
    const sent = this.unsent;
    this.isSending = true;
    this.firstEdit = undefined;
    const late = setTimeout(() => this.goesAway(), LATE_MS);
    const slow = setTimeout(() => this.show("saving", this.unsent), SLOW_MS);
    try {
      await this.send();
      this.arrived(sent);
    } catch (error) {
      this.failed(error);
    } finally {
      clearTimeout(late);
      clearTimeout(slow);
      this.isSending = false;
    }
  }

  /** The page goes, and what is on its way may be cut off with it: all of it goes once more. The server knows which is newer. */
  sayFarewell() {
    if (!this.isSending) this.flush();
    else if (this.unsent > 0 && !this.isStopped) this.send().catch(() => {});
  }

  arrived(sent) {
    this.failures = 0;
    this.awaySince = undefined;
    this.unsent -= sent;
    if (this.unsent > 0) return this.planSending();
    this.forgetKept();
    this.show("saved", 0);
  }

  async failed(error) {
    if (error?.isFinal) this.stop();
    else this.plan(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)]);
    this.failures += 1;
    const before = this.trouble;
    this.show(before, this.unsent, error);
    await this.goesAway();
    if (this.failures > 0 && this.trouble !== before) this.show(this.trouble, this.unsent, error);
  }

  goesAway() {
    this.awaySince ??= this.now();
    return this.keepNow();
  }

  /** Puts what is unsent into this browser. */
  async keepNow() {
    clearTimeout(this.keepTimer);
    this.keepTimer = undefined;
    if (this.unsent === 0) return;
    const { typed } = this;
    const isKept = await this.keep();
    if (this.unsent > 0) this.kept = isKept ? typed : 0;
    else this.forgetKept(); // the answer was quicker
  }

  forgetKept() {
    clearTimeout(this.keepTimer);
    this.keepTimer = undefined;
    this.kept = 0;
    this.forget();
  }

  /** The whole form is being sent: the draft has nothing more to do. */
  stop() {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  /** The form came back with something missing: go on. */
  resume() {
    this.isStopped = false;
    if (this.unsent > 0) this.plan(PAUSE_MS);
  }
}
