/** Light, dark, as the device: changes at once and tells the server, without loading the page anew. */

function onSubmit(event) {
  const form = event.target;
  if (!form.matches("[data-theme-switch]")) return;
  event.preventDefault();
  const theme = event.submitter?.value ?? "";
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === theme));
  const body = new FormData(form);
  body.set("theme", theme);
  fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => {}); // the colours hold for this page in any case
}

export function startTheme() {
  document.addEventListener("submit", onSubmit);
}
