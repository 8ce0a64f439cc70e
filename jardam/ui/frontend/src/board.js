/**
 * The wallboard says when its figures are not of now: the session of the screen has ended, or the server is silent.
 * `<main data-board>` with `[data-board-ended]` and `[data-board-silent]` in it; what else is shown, the server says.
 */

const GONE = [401, 403, 423]; // signed out, no right any more, locked

export function startBoard() {
  const board = document.querySelector("[data-board]");
  if (!board) return;
  const [ended, silent] = ["[data-board-ended]", "[data-board-silent]"].map((part) => board.querySelector(part));
  const fallSilent = () => (silent.hidden = false);
  document.addEventListener("htmx:afterOnLoad", () => (silent.hidden = true));
  document.addEventListener("htmx:sendError", fallSilent);
  document.addEventListener("htmx:timeout", fallSilent);
  document.addEventListener("htmx:responseError", ({ detail }) => {
    if (!GONE.includes(detail.xhr.status)) return fallSilent();
    ended.hidden = false;
    document.body.classList.add("is-ended");
  });
}
