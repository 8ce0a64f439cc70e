import assert from "node:assert/strict";
import { test } from "node:test";
import { seal, takeKey, unseal } from "../src/sealed.js";

const WORDS = [["stated", "Паспортту кожоюн алып койду"]];
const newKey = (byte) => takeKey(new Uint8Array(32).fill(byte).buffer);

test("sealed words open under the same key at the same place", async () => {
  const key = await newKey(1);
  assert.deepEqual(await unseal(key, "here", await seal(key, "here", WORDS)), WORDS);
});

test("they open nowhere else and under no other key", async () => {
  const key = await newKey(1);
  const closed = await seal(key, "here", WORDS);
  await assert.rejects(unseal(key, "there", closed));
  await assert.rejects(unseal(await newKey(2), "here", closed));
});

test("the length does not tell the words", async () => {
  const key = await newKey(1);
  const [short, long] = await Promise.all([seal(key, "here", []), seal(key, "here", WORDS)]);
  assert.equal(short.sealed.byteLength, long.sealed.byteLength);
});

test("a key that was taken cannot be read out and is wiped where it came from", async () => {
  const raw = new Uint8Array(32).fill(7).buffer;
  const key = await takeKey(raw);
  await assert.rejects(crypto.subtle.exportKey("raw", key));
  assert.deepEqual(new Uint8Array(raw), new Uint8Array(32));
});
