/** The timer of the call, from `data-started-at`, and the clock in the bar. */

/**
 * Minutes and seconds, with hours only when there are some.
 * @param {number} seconds
 */
export function elapsedText(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, "0"));
  return whole >= 3600 ? [Math.floor(whole / 3600), ...parts].join(":") : parts.join(":");
}

/**
 * The hour that a clock shows some minutes after it showed `start`; stays in the centre's time zone that way.
 * @param {string} start hours and minutes
 * @param {number} minutes
 */
export function clockText(start, minutes) {
  const [hour, minute] = start.split(":").map(Number);
  const whole = hour * 60 + minute + minutes;
  return [Math.floor(whole / 60) % 24, whole % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

function tick() {
  for (const timer of document.querySelectorAll("[data-started-at]")) {
    timer.textContent = elapsedText((Date.now() - Date.parse(timer.dataset.startedAt)) / 1000);
  }
}

export function startTimers() {
  tick();
  setInterval(tick, 1000);
  const clock = document.querySelector("[data-clock]");
  const shown = clock?.textContent.trim();
  const loaded = Date.now();
  if (shown) setInterval(() => (clock.textContent = clockText(shown, Math.floor((Date.now() - loaded) / 60000))), 15000);
}
