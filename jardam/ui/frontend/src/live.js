/**
 * `<div data-live="STREAM" hx-get="…" hx-trigger="live">`: reloads itself when the stream says that something changed.
 * Where the stream cannot be reached, the same event comes every 15 seconds.
 */
import htmx from "htmx.org";

const POLL_MS = 15000;

/** @param {HTMLElement} element */
function start(element) {
  if (element.getAttribute("sse-connect")) return;
  const poll = { timer: undefined };
  element.addEventListener("htmx:sseOpen", (event) => {
    clearInterval(poll.timer);
    poll.timer = undefined;
    const names = (element.dataset.liveEvents ?? "message").split(" ");
    for (const name of names) event.detail.source.addEventListener(name, () => htmx.trigger(element, "live"));
  });
  element.addEventListener("htmx:sseError", () => {
    poll.timer ??= setInterval(() => tell(element, poll), POLL_MS);
  });
  element.setAttribute("hx-ext", "sse");
  element.setAttribute("sse-connect", element.dataset.live);
  htmx.process(element);
}

function tell(element, poll) {
  if (element.isConnected) htmx.trigger(element, "live");
  else clearInterval(poll.timer);
}

/** @param {ParentNode} root */
export function startLive(root) {
  if (root instanceof HTMLElement && root.dataset.live) start(root);
  root.querySelectorAll("[data-live]").forEach(start);
}
