import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { KEEP_MS, LATE_MS, LATEST_MS, PAUSE_MS, Saver, SLOW_MS } from "../src/saver.js";

let sent;
let shown;
let answer;
let saver;
let inBrowser;
let canKeep;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  sent = 0;
  shown = [];
  answer = async () => {};
  inBrowser = 0;
  canKeep = true;
  saver = new Saver({
    send: () => {
      sent += 1;
      return answer();
    },
    show: (state, unsent) => shown.push(unsent ? `${state} ${unsent}` : state),
    keep: async () => {
      if (canKeep) inBrowser = saver.typed;
      return canKeep;
    },
    forget: () => (inBrowser = 0),
  });
});

async function pass(milliseconds) {
  mock.timers.tick(milliseconds);
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

test("a pause sends", async () => {
  saver.edited();
  await pass(PAUSE_MS - 1);
  assert.equal(sent, 0);
  await pass(1);
  assert.equal(sent, 1);
  assert.deepEqual(shown, ["saved"]);
});

test("typing without a pause is sent after two seconds at the latest", async () => {
  for (let typed = 0; typed < LATEST_MS; typed += 100) {
    saver.edited();
    await pass(100);
  }
  assert.equal(sent, 1);
});

test("what was typed during a request is sent after it", async () => {
  let finish;
  answer = () => new Promise((resolve) => (finish = resolve));
  saver.edited();
  await pass(PAUSE_MS);
  saver.edited();
  await pass(PAUSE_MS);
  assert.equal(sent, 1);
  finish();
  await pass(0);
  await pass(PAUSE_MS);
  assert.equal(sent, 2);
});

test("saving is shown only when it takes longer than a second", async () => {
  answer = () => new Promise(() => {});
  saver.edited();
  await pass(PAUSE_MS);
  assert.deepEqual(shown, []);
  await pass(SLOW_MS);
  assert.deepEqual(shown, ["saving 1"]);
});

test("a failure keeps count of what is unsent and tries again", async () => {
  canKeep = false;
  answer = async () => {
    throw new Error("offline");
  };
  saver.edited();
  await pass(PAUSE_MS);
  saver.edited();
  assert.deepEqual(shown, ["unsent 1", "unsent 2"]);
  answer = async () => {};
  await pass(2000);
  assert.equal(sent, 2);
  assert.equal(shown.at(-1), "saved");
});

test("a final refusal is not tried again", async () => {
  answer = async () => {
    throw Object.assign(new Error("closed elsewhere"), { isFinal: true });
  };
  saver.edited();
  await pass(PAUSE_MS);
  saver.edited();
  await pass(60_000);
  assert.equal(sent, 1);
});

test("nothing is sent once the whole form is", async () => {
  saver.edited();
  saver.stop();
  await pass(60_000);
  assert.equal(sent, 0);
});

test("whoever is killed has lost two seconds of typing at most, however the server fails", async () => {
  const failures = { silent: () => new Promise(() => {}), gone: async () => Promise.reject(new Error("offline")) };
  for (const [name, failure] of Object.entries(failures)) {
    answer = failure;
    const safeAt = []; // how much was in the browser, every 100 ms
    for (let now = 0; now <= 20_000; now += 100) {
      saver.edited();
      await pass(100);
      safeAt.push(inBrowser);
    }
    const behind = safeAt.map((safe, tick) => tick + 1 - safe);
    assert.ok(Math.max(...behind) <= (LATEST_MS + LATE_MS) / 100 && LATEST_MS + LATE_MS < 2000, name);
    saver = new Saver({ send: saver.send, show: saver.show, keep: saver.keep, forget: saver.forget });
    inBrowser = 0;
  }
});

test("a server that answers leaves nothing in the browser", async () => {
  saver.edited();
  await pass(PAUSE_MS + LATE_MS);
  assert.equal(saver.kept, 0);
  assert.equal(inBrowser, 0);
});

test("what the browser kept is forgotten when the server has it", async () => {
  answer = async () => Promise.reject(new Error("offline"));
  saver.edited();
  await pass(PAUSE_MS);
  assert.deepEqual(shown, ["unsent 1", "kept 1"]);
  assert.equal(saver.isAllKept, true);
  saver.edited();
  assert.equal(saver.isAllKept, false);
  await pass(KEEP_MS);
  assert.equal(inBrowser, 2);
  answer = async () => {};
  await pass(2000);
  assert.equal(shown.at(-1), "saved");
  assert.equal(inBrowser, 0);
});

test("the minutes without the server are counted", async () => {
  answer = async () => Promise.reject(new Error("offline"));
  saver.edited();
  await pass(PAUSE_MS);
  assert.equal(saver.awayMinutes, 0);
  await pass(3 * 60_000);
  assert.equal(saver.awayMinutes, 3);
});

test("a page that goes sends once more what is still on its way", async () => {
  answer = () => new Promise(() => {});
  saver.edited();
  await pass(PAUSE_MS);
  saver.sayFarewell();
  assert.equal(sent, 2);
});
