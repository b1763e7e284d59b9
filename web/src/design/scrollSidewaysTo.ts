/** Brings what the selector finds in a row into its middle, so that what is beside it shows, and leaves the page where it is. */
export function scrollSidewaysTo(row: Element | null, selector: string): void {
  const one = row?.querySelector(selector);
  if (!row || !one) return;
  const seen = row.getBoundingClientRect();
  const { left, width } = one.getBoundingClientRect();
  row.scrollLeft += left + width / 2 - (seen.left + seen.width / 2);
}
