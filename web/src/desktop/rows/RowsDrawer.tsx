import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Drawer } from '@/design/Dialog';
import { EmptyState } from '@/design/EmptyState';
import { Menu, MenuTrigger } from '@/design/Menu';
import { Skeleton } from '@/design/Skeleton';
import { useDebounced } from '@/forms/useDebounced';
import { useFormat } from '@/format/useFormat';
import { CopyLink } from '../cards/CopyLink';
import { FileItems } from '../cards/FileItems';
import { useDesktopTexts } from '../texts';
import { GroupHeading } from './GroupHeading';
import { NarrowButton } from './NarrowButton';
import { groupsOf, NEWEST_FIRST } from './order';
import { RecordRow } from './RecordRow';
import css from './RowsDrawer.module.css';
import { RowsTools } from './RowsTools';
import { useNameOfNumber } from './useNameOfNumber';
import { useRows, type RowsTarget } from './useRows';

interface RowsDrawerProps {
  target: RowsTarget;
  /** What the block is called. */
  title: string;
  /** Which of its numbers, as it was pressed; empty for its total. Left out, the server tells. */
  label: string | undefined;
  onClose: () => void;
}

/** The rows behind a number. They add up to it, and can be taken away as a file. */
export default function RowsDrawer({ target, title, label, onClose }: RowsDrawerProps) {
  const told = useNameOfNumber(target, label === undefined);
  const name = label ?? told;
  return (
    <Drawer
      title={name ? `${title}: ${name}` : title}
      action={<CopyLink />}
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
  const [order, setOrder] = useState(NEWEST_FIRST);
  const [search, setSearch] = useState('');
  const wanted = useDebounced(search.trim());
  const { pages, searched, narrowing, isOther, hasFailed, isGone, isWaiting, more } = useRows(
    target,
    order,
    wanted,
  );
  const [first] = pages;
  const last = pages.at(-1);
  if (!first || !last) {
    if (isWaiting) return <Waiting />;
    if (isGone) return <EmptyState title={t('noSuchNumber')} text={t('noSuchNumberText')} />;
    return (
      <EmptyState title={t('rowsFailed')}>
        <Button onPress={more}>{t('retry')}</Button>
      </EmptyState>
    );
  }
  const groups = groupsOf(pages.flatMap(({ edges }) => edges));
  const shown = pages.reduce((count, { edges }) => count + edges.length, 0);
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
          <MenuTrigger>
            <Button>
              <Download size={16} aria-hidden />
              {t('export')}
            </Button>
            <Menu aria-label={t('export')}>
              <FileItems {...first} />
            </Menu>
          </MenuTrigger>
        )}
      </div>
      {narrowing && <NarrowButton narrowing={narrowing} />}
      {first.totalCount === 0 ? (
        <p className={css.quiet}>{t('noRows')}</p>
      ) : (
        <>
          <RowsTools
            sorts={first.sorts}
            order={order}
            onOrder={setOrder}
            search={search}
            onSearch={setSearch}
          />
          {isOther && hasFailed && (
            <div className={css.foot}>
              <p role="alert">{t('rowsFailed')}</p>
              <Button onPress={more}>{t('retry')}</Button>
            </div>
          )}
          {searched !== '' && (
            <p role="status" className={css.quiet}>
              {t('found', { count: first.matchingCount })}
            </p>
          )}
          <div aria-busy={isWaiting}>
            {groups.map(({ group, edges }, place) => (
              <section key={`${group?.key} ${place}`} aria-label={group?.label ?? undefined}>
                {group && <GroupHeading group={group} sumUnit={first.sumUnit} />}
                <ol className={css.list}>
                  {edges.map((edge, index) => (
                    // One record may stand for several rows: each of its moves, for example.
                    <RecordRow key={`${edge.node.id} ${index}`} edge={edge} countedBy={first.countedBy} />
                  ))}
                </ol>
              </section>
            ))}
          </div>
        </>
      )}
      {last.pageInfo.hasNextPage && !isOther && (
        <div className={css.foot}>
          {hasFailed && <p role="alert">{t('rowsFailed')}</p>}
          <Button isPending={isWaiting} onPress={more}>
            {hasFailed ? t('retry') : t('moreRows', { count: first.matchingCount - shown })}
          </Button>
        </div>
      )}
    </div>
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
