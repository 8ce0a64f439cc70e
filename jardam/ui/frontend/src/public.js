/** The public's script: leaving at once, and forms that leave nothing behind. */
import { ExitThisPage } from "govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs";
import { createAll } from "govuk-frontend/dist/govuk/init.mjs";
import { quietForms } from "./quiet.js";

document.body.classList.add("govuk-frontend-supported");
createAll(ExitThisPage, undefined, { onError: () => {} });
quietForms();
