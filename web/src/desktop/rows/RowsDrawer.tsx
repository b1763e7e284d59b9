import { Download } from 'lucide-react';
import { Button, ButtonLink } from '@/design/Button';
import { Drawer } from '@/design/Dialog';
import { EmptyState } from '@/design/EmptyState';
import { Skeleton } from '@/design/Skeleton';
import { useFormat } from '@/format/useFormat';
import { useDesktopTexts } from '../texts';
import { RecordRow } from './RecordRow';
import css from './RowsDrawer.module.css';
import type { RowsTarget } from '../context/rowsTarget';
import { useRows } from './useRows';

interface RowsDrawerProps {
  target: RowsTarget;
  onClose: () => void;
}

/** The rows behind a number. They add up to it, and can be taken away as a file. */
export default function RowsDrawer({ target, onClose }: RowsDrawerProps) {
  const { title, label } = target;
  return (
    <Drawer
      title={label === undefined ? title : `${title}: ${label}`}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <RowsOf target={target} />
    </Drawer>
  );
}

function RowsOf({ target }: { target: RowsTarget }) {
  const t = useDesktopTexts();
  const format = useFormat();
  const { pages, hasFailed, isWaiting, more } = useRows(target);
  const [first] = pages;
  const last = pages.at(-1);
  if (!first || !last) {
    if (isWaiting) return <Waiting />;
    return (
      <EmptyState title={t('rowsFailed')}>
        <Button onPress={more}>{t('retry')}</Button>
      </EmptyState>
    );
  }
  const records = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
  return (
    <div className={css.rows}>
      <div className={css.head}>
        <p className={css.sum}>
          <b>{t('rows', { count: first.totalCount })}</b>
          {first.sum !== null && first.sumUnit && (
            <>
              {' · '}
              {t('addUpTo')} <b>{format.figure({ value: first.sum, unit: first.sumUnit })}</b>
            </>
          )}
        </p>
        {first.totalCount > 0 && (
          <>
            <FileLink href={first.xlsx}>XLSX</FileLink>
            <FileLink href={first.csv}>CSV</FileLink>
            <FileLink href={first.csvForPrograms}>{t('asCsvForPrograms')}</FileLink>
          </>
        )}
      </div>
      {first.totalCount === 0 ? (
        <p className={css.quiet}>{t('noRows')}</p>
      ) : (
        <ol className={css.list}>
          {records.map((record, index) => (
            // One record may stand for several rows: each of its moves, for example.
            <RecordRow key={`${record.id} ${index}`} record={record} />
          ))}
        </ol>
      )}
      {last.pageInfo.hasNextPage && (
        <div className={css.foot}>
          {hasFailed && <p role="alert">{t('rowsFailed')}</p>}
          <Button isPending={isWaiting} onPress={more}>
            {t('moreRows', { count: first.totalCount - records.length })}
          </Button>
        </div>
      )}
    </div>
  );
}

function FileLink({ href, children }: { href: string | null; children: string }) {
  if (href === null) return null;
  return (
    <ButtonLink href={href} download="">
      <Download size={16} aria-hidden />
      {children}
    </ButtonLink>
  );
}

function Waiting() {
  return (
    <div aria-busy className={css.rows}>
      {Array.from({ length: 8 }, (_, row) => (
        <Skeleton key={row} height="40px" />
      ))}
    </div>
  );
}
