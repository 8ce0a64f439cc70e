/** What a page may still send while it goes: browsers take at most 64 KiB with `keepalive` and refuse the rest. */

export const MOST_BYTES = 60_000;
const FRAME = 200; // the border and the headers around each field, generously
const encoder = new TextEncoder();

/**
 * Counted before it is sent, because a page that goes has no time to be refused.
 * @param {Iterable<[string, unknown]>} fields those of a form, as `FormData` gives them
 */
export function isSmallEnough(fields) {
  let bytes = 0;
  for (const [name, value] of fields) bytes += FRAME + encoder.encode(name + value).length;
  return bytes <= MOST_BYTES;
}
