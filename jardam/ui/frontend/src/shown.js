/**
 * Whether somebody can see and reach it now. What lies in closed `<details>` still has a size in newer browsers.
 * @param {Element} element
 */
export function isShown(element) {
  return element.checkVisibility?.({ visibilityProperty: true }) ?? element.getClientRects().length > 0;
}
