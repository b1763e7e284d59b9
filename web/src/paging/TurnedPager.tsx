import { useFormat } from '@/format/useFormat';
import { Pager } from './Pager';
import { usePagingTexts } from './texts';
import { PAGE, type Pages } from './usePages';

interface TurnedPagerProps extends Pick<Pages, 'cursors' | 'turn'> {
  /** What is listed. */
  list: string;
  page: {
    totalCount: number;
    edges: readonly unknown[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

/** Turns the pages of a list that is not searched; nothing, where all of it stands on one. */
export function TurnedPager({ list, page, cursors, turn }: TurnedPagerProps) {
  const t = usePagingTexts();
  const format = useFormat();
  const { totalCount, edges, pageInfo } = page;
  if (cursors.length === 0 && !pageInfo.hasNextPage) return null;
  const before = cursors.length * PAGE;
  return (
    <Pager
      list={list}
      cursors={cursors}
      onChange={turn}
      pageInfo={pageInfo}
      summary={t('shownOf', {
        from: format.count(before + Math.min(1, edges.length)),
        to: format.count(before + edges.length),
        total: format.count(totalCount),
      })}
    />
  );
}
