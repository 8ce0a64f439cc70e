/** The public's script: leaving at once, and nothing else. */
import { ExitThisPage } from "govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs";
import { createAll } from "govuk-frontend/dist/govuk/init.mjs";

document.body.classList.add("govuk-frontend-supported");
createAll(ExitThisPage, undefined, { onError: () => {} });
