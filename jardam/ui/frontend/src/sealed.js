/** Words into bytes that nobody reads without the key of the page, and back. No DOM and no storage here. */

const BLOCK = 4096; // lengths tell apart pages, not words
const encoder = new TextEncoder();

/** A key that no script reads out again. @param {BufferSource} raw wiped afterwards */
export async function takeKey(raw) {
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  new Uint8Array(raw).fill(0);
  return key;
}

/**
 * @param {CryptoKey} key
 * @param {string} place what it belongs to; it opens nowhere else
 * @param {unknown} words anything JSON takes
 */
export async function seal(key, place, words) {
  const plain = encoder.encode(JSON.stringify(words));
  const filled = new Uint8Array(Math.ceil(plain.length / BLOCK) * BLOCK).fill(0x20); // spaces: JSON ends before them
  filled.set(plain);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, sealed: await crypto.subtle.encrypt(way(iv, place), key, filled) };
}

/** Fails where the key, the place or one bit is another. */
export async function unseal(key, place, { iv, sealed }) {
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(way(iv, place), key, sealed)));
}

function way(iv, place) {
  return { name: "AES-GCM", iv, additionalData: encoder.encode(place) };
}
