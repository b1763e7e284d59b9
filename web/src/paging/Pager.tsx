import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '@/design/Button';
import css from './Pager.module.css';
import { usePagingTexts } from './texts';

interface PagerProps {
  /** The cursors of the pages so far, the first page's aside: to go back by. */
  cursors: readonly string[];
  onChange: (cursors: readonly string[]) => void;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  /** What is listed, where a page has several lists. */
  list?: string;
  /** How far one has come, in words. */
  summary: string;
}

/** Pages of a list, one after another. */
export function Pager({ cursors, onChange, pageInfo, list, summary }: PagerProps) {
  const t = usePagingTexts();
  const { hasNextPage, endCursor } = pageInfo;
  return (
    <nav aria-label={list === undefined ? t('pages') : t('pagesOf', { list })} className={css.pager}>
      <p role="status">{summary}</p>
      {(cursors.length > 0 || hasNextPage) && (
        <>
          <Button isDisabled={cursors.length === 0} onPress={() => onChange(cursors.slice(0, -1))}>
            <ChevronLeft size={16} aria-hidden />
            {t('previousPage')}
          </Button>
          <Button
            isDisabled={!hasNextPage || endCursor === null}
            onPress={() => endCursor !== null && onChange([...cursors, endCursor])}
          >
            {t('nextPage')}
            <ChevronRight size={16} aria-hidden />
          </Button>
        </>
      )}
    </nav>
  );
}
