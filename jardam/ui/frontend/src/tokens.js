/** The tokens in a page's forms: a sign-in in another tab makes them void, and what is sent with them is refused. */
import htmx from "htmx.org";

const FIELD = "input[name=csrfmiddlewaretoken]";

/** The one of today, as this page knows it. */
export function tokenOfPage() {
  return document.querySelector(FIELD)?.value ?? "";
}

/** Where a token is to be had whatever this page is: the lock answers everybody who is signed in. */
function lockUrl() {
  return document.querySelector("[data-lock-form]")?.action;
}

/** @returns {Promise<boolean>} whether the page has tokens of the session that is there now */
async function renew() {
  const answer = await fetch(lockUrl() ?? "/", { redirect: "manual" });
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector(FIELD)?.value;
  if (!fresh) return false;
  for (const field of document.querySelectorAll(FIELD)) field.value = fresh;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": fresh }));
  return true;
}

/**
 * Posts, and where the token was refused once more with the one of today.
 * @param {() => Promise<Response>} post reads the form anew at each call
 */
export async function postWithToken(post) {
  const answer = await post();
  return answer.status === 403 && (await renew()) ? post() : answer;
}

const repeated = new WeakSet(); // what has a refused request on its way once more

/** A part of the page that was refused for its token asks once more; refused again, it is a matter of rights. */
async function onRefusal({ detail: { elt, xhr, requestConfig } }) {
  const { verb, path, triggeringEvent } = requestConfig;
  if (xhr.status !== 403 || verb === "get" || repeated.has(elt)) return;
  repeated.add(elt);
  try {
    if (await renew()) await htmx.ajax(verb, path, { source: elt, event: triggeringEvent });
  } finally {
    repeated.delete(elt);
  }
}

export function startTokens() {
  document.addEventListener("htmx:responseError", onRefusal);
}
