import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { LATEST_MS, PAUSE_MS, Saver, SLOW_MS } from "../src/saver.js";

let sent;
let shown;
let answer;
let saver;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  sent = 0;
  shown = [];
  answer = async () => {};
  saver = new Saver({
    send: () => {
      sent += 1;
      return answer();
    },
    show: (state, unsent) => shown.push(unsent ? `${state} ${unsent}` : state),
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
