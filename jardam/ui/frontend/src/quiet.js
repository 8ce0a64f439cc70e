/**
 * A form of the public is sent and answered inside its page: what was typed gets into no history and no session file of
 * the browser, and no cookie goes along. Without this script the form is sent as any other. What leads on to another
 * page is gone to: its own forms and its address belong to it. Returns null then.
 */
async function answered(form) {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    credentials: "omit",
    cache: "no-store",
  });
  if (answer.redirected) {
    location.assign(answer.url);
    return null;
  }
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
}

/** To what was asked for, or to what was wrong with the question. */
function lead(main) {
  const place = main.querySelector(".j-errsum, #found, .j-explained");
  if (!place) return;
  place.tabIndex = -1;
  place.focus();
  place.scrollIntoView();
}

export function quietForms() {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    event.preventDefault();
    const unsent = document.querySelector("[data-unsent]");
    unsent.hidden = true;
    try {
      const main = await answered(form);
      if (!main) return;
      document.querySelector("main").replaceWith(main);
      lead(main);
    } catch {
      unsent.hidden = false; // the server or the network is away: what was typed stays where it is
    }
  });
}
