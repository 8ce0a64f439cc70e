/** The staff's script. Every page works without it; with it nothing typed is lost and the hands stay on the keys. */
import htmx from "htmx.org";
import "htmx-ext-sse";
import { startAutosave } from "./autosave.js";
import { startBar } from "./bar.js";
import { startBoard } from "./board.js";
import { startBuffer } from "./buffer.js";
import { startGovuk } from "./govuk.js";
import { startGrid } from "./grid.js";
import { startGroups, startReveal } from "./groups.js";
import { startHeard } from "./heard.js";
import { startIdleLock } from "./idle_lock.js";
import { startLive } from "./live.js";
import { startOnce } from "./once.js";
import { startPrint } from "./print.js";
import { startRows } from "./rows.js";
import { startShortcuts } from "./shortcuts.js";
import { startTheme } from "./theme.js";
import { startTimers } from "./timer.js";
import { startTokens } from "./tokens.js";

document.body.classList.add("govuk-frontend-supported"); // GOV.UK's scripts refuse to start without it
startBar();
startBoard();
startOnce();
startShortcuts();
startGroups();
startGrid();
startRows();
startTheme();
startPrint();
startTimers();
startHeard();
startIdleLock();
startTokens();
startBuffer();
htmx.onLoad((root) => {
  startGovuk(root);
  startAutosave(root);
  startLive(root);
  startReveal(root);
});
