/** On a narrow screen the sections scroll sideways: the current one and the focused one come into view. */

function show(link) {
  link?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

export function startBar() {
  const sections = document.querySelector(".j-bar nav");
  if (!sections) return;
  show(sections.querySelector("[aria-current]"));
  sections.addEventListener("focusin", (event) => show(event.target));
}
