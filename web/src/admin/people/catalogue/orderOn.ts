import type { Pages } from '@/paging/usePages';

/** Where those on a page stand among all; null while some are looked for, or another page is on its way. */
export function orderOn(
  pages: Pages,
  { before, totalCount }: { before: number; totalCount: number },
  isComing: boolean,
): { before: number; total: number } | null {
  if (isComing || pages.search !== '' || pages.wanted !== '') return null;
  return { before, total: totalCount };
}
