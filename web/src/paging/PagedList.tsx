import type { ReactNode } from 'react';
import { SearchField } from '@/design/TextField';
import { useFormat } from '@/format/useFormat';
import { Pager } from './Pager';
import css from './PagedList.module.css';
import { usePagingTexts } from './texts';
import type { Pages } from './usePages';

interface PagedListProps {
  /** What is listed. */
  label: string;
  /** What can be looked for, if it is no name. */
  placeholder?: string;
  pages: Pages;
  page: {
    totalCount: number;
    before: number;
    edges: readonly unknown[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
  /** Those on the page. */
  children: ReactNode;
}

/** A page of a list that is searched on the server by name; what fits on one page and is not searched stands by itself. */
export function PagedList({ label, placeholder, pages, page, children }: PagedListProps) {
  const t = usePagingTexts();
  const format = useFormat();
  const { search, setSearch, cursors, turn } = pages;
  const { totalCount, before, edges, pageInfo } = page;
  const isLong = search !== '' || cursors.length > 0 || pageInfo.hasNextPage;
  return (
    <div className={css.list}>
      {isLong && (
        <div className={css.search}>
          <SearchField
            label={t('searchIn', { list: label })}
            placeholder={placeholder ?? t('searchByName')}
            value={search}
            onChange={setSearch}
          />
        </div>
      )}
      {totalCount === 0 ? <p className={css.nothing}>{t('nothingFound')}</p> : children}
      {isLong && totalCount > 0 && (
        <Pager
          list={label}
          cursors={cursors}
          onChange={turn}
          pageInfo={pageInfo}
          summary={t('shownOf', {
            from: format.count(before + Math.min(1, edges.length)),
            to: format.count(before + edges.length),
            total: format.count(totalCount),
          })}
        />
      )}
    </div>
  );
}
