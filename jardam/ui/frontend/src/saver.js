/** When typed text is sent: after a pause, at the latest every two seconds, one request at a time. No DOM here. */

export const PAUSE_MS = 800;
export const LATEST_MS = 2000;
export const SLOW_MS = 1000;
const RETRY_MS = [2000, 4000, 8000, 15000];

export class Saver {
  /**
   * @param {{send: () => Promise<void>, show: (state: "saved" | "saving" | "unsent", unsent: number,
   *   error?: Error) => void, now?: () => number}} parts `send` fails by throwing; an error with `isFinal` is not tried again
   */
  constructor({ send, show, now = () => Date.now() }) {
    this.send = send;
    this.show = show;
    this.now = now;
    this.unsent = 0;
    this.firstEdit = 0;
    this.failures = 0;
    this.isSending = false;
    this.isStopped = false;
    this.timer = undefined;
  }

  /** One more edit: counts it and plans the next sending. */
  edited() {
    if (this.unsent === 0) this.firstEdit = this.now();
    this.unsent += 1;
    if (this.failures > 0) this.show("unsent", this.unsent);
    else this.plan(Math.min(PAUSE_MS, Math.max(0, this.firstEdit + LATEST_MS - this.now())));
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
    const slow = setTimeout(() => this.show("saving", this.unsent), SLOW_MS);
    try {
      await this.send();
      this.arrived(sent);
    } catch (error) {
      this.failed(error);
    } finally {
      clearTimeout(slow);
      this.isSending = false;
    }
  }

  arrived(sent) {
    this.failures = 0;
    this.unsent -= sent;
    if (this.unsent === 0) return this.show("saved", 0);
    this.firstEdit = this.now();
    this.plan(PAUSE_MS);
  }

  failed(error) {
    this.show("unsent", this.unsent, error);
    if (error?.isFinal) return this.stop();
    this.plan(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)]);
    this.failures += 1;
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
