/** Brings what the selector finds in a row into sight, and leaves the page where it is. */
export function scrollSidewaysTo(row: Element | null, selector: string): void {
  const one = row?.querySelector(selector);
  if (!row || !one) return;
  const seen = row.getBoundingClientRect();
  const { left, right } = one.getBoundingClientRect();
  if (left < seen.left) row.scrollLeft -= seen.left - left;
  else if (right > seen.right) row.scrollLeft += right - seen.right;
}
