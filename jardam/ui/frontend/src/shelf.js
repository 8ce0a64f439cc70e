/** Where sealed words lie in this browser. Everything here fails where a browser has no such place. */

const NAME = "jardam";
const SHELF = "typed";

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(SHELF, { keyPath: "id" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function at(mode, act) {
  const database = await open();
  const step = database.transaction(SHELF, mode, { durability: "strict" });
  const asked = act(step.objectStore(SHELF));
  return new Promise((resolve, reject) => {
    step.oncomplete = () => resolve(asked.result);
    step.onabort = () => reject(step.error);
  }).finally(() => database.close());
}

let turn = Promise.resolve();

/** One after the other: what is forgotten must not be put there by an act that began before. */
function inTurn(mode, act) {
  const done = turn.then(() => at(mode, act));
  turn = done.catch(() => {});
  return done;
}

export const all = () => inTurn("readonly", (shelf) => shelf.getAll());
export const put = (record) => inTurn("readwrite", (shelf) => shelf.put(record));
export const remove = (id) => inTurn("readwrite", (shelf) => shelf.delete(id));
