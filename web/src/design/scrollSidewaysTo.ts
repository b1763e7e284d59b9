/** Brings something into sight in the row that it stands in, and leaves the page where it is. */
export function scrollSidewaysTo(one: Element | null | undefined): void {
  const row = one?.closest('[role="tablist"], ul');
  if (!one || !row) return;
  const seen = row.getBoundingClientRect();
  const { left, right } = one.getBoundingClientRect();
  if (left < seen.left) row.scrollLeft -= seen.left - left;
  else if (right > seen.right) row.scrollLeft += right - seen.right;
}
