/** GOV.UK Frontend's behaviour on our markup: the parts that were tested with more people than we ever shall. */
import { Checkboxes } from "govuk-frontend/dist/govuk/components/checkboxes/checkboxes.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { PasswordInput } from "govuk-frontend/dist/govuk/components/password-input/password-input.mjs";
import { Radios } from "govuk-frontend/dist/govuk/components/radios/radios.mjs";
import { SkipLink } from "govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs";

const COMPONENTS = [Checkboxes, ErrorSummary, PasswordInput, Radios, SkipLink];

/** @param {ParentNode} root new content; it may be a component itself */
export function startGovuk(root) {
  for (const Component of COMPONENTS) {
    const selector = `[data-module="${Component.moduleName}"]:not([data-${Component.moduleName}-init])`;
    const found = [...root.querySelectorAll(selector)];
    if (root instanceof Element && root.matches(selector)) found.push(root);
    found.forEach((element) => begin(Component, element));
  }
}

/** One broken part must not take the page down; the developer still sees it. */
function begin(Component, element) {
  try {
    new Component(element);
  } catch (error) {
    console.error(error);
  }
}
