/** A form is sent once: the second press of its button does nothing until the answer is there. */

const sending = new WeakSet();

function onSubmit(event) {
  const form = event.target;
  if (form.method !== "post" || form.target === "_blank") return;
  if (sending.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  sending.add(form);
  event.submitter?.setAttribute("aria-disabled", "true");
  setTimeout(() => event.defaultPrevented && !form.matches("[hx-post]") && release(form)); // after all listeners
}

function release(form) {
  sending.delete(form);
  form.querySelectorAll("[aria-disabled=true]").forEach((button) => button.removeAttribute("aria-disabled"));
}

export function startOnce() {
  document.addEventListener("submit", onSubmit, { capture: true });
  document.addEventListener("htmx:afterRequest", (event) => event.target.matches?.("form") && release(event.target));
  window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach(release));
}
