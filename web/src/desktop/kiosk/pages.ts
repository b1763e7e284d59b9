/** What stands on a page, in pixels from its top. */
export interface Span {
  top: number;
  bottom: number;
}

/**
 * From where to show pages of this height so that all is seen and nothing is cut that fits: each begins with the first that was not whole on
 * the one before. What is higher than a page is shown a page at a time.
 */
export function pagesOf(spans: readonly Span[], height: number): number[] {
  const starts = [0];
  for (;;) {
    const start = starts.at(-1) ?? 0;
    const cut = spans.filter(({ bottom }) => bottom > start + height + 1);
    if (cut.length === 0) return starts;
    const next = Math.min(...cut.map(({ top }) => top));
    starts.push(next > start ? next : start + height);
  }
}
