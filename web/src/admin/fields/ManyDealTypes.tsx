import { useState } from 'react';
import { Pager } from '@/paging/Pager';
import { SegmentedControl } from '@/design/SegmentedControl';
import { SearchField } from '@/design/TextField';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { useDebounced } from '@/forms/useDebounced';
import { useFormat } from '@/format/useFormat';
import { ANCHORS } from '@/addresses/fieldSettings';
import css from './DealTypes.module.css';
import type { FormOf } from './FormOf';
import { OneDealType } from './OneDealType';
import { useFieldsTexts } from './texts';
import { useAnchor } from './useAnchor';
import { useTypes } from './useTypes';

interface ManyDealTypesProps {
  version: number;
  /** The ids of those that somebody is at work on: they stay, whatever is looked for. */
  atWork: readonly string[];
  /** How many lack settings, whatever is looked for. */
  lackingCount: number;
  onlyLacking: boolean;
  onOnlyLacking: (onlyLacking: boolean) => void;
  form: FormOf;
}

/** Deal types searched by name, in groups by how far their settings are. */
export function ManyDealTypes(props: ManyDealTypesProps) {
  const { version, atWork, lackingCount, onlyLacking, onOnlyLacking, form } = props;
  const t = useFieldsTexts();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const wanted = useDebounced(search.trim());
  const lacking = useTypes('LACKING', wanted, version);
  const complete = useTypes('COMPLETE', wanted, version);
  const archived = useTypes('ARCHIVED', wanted, version);
  useAnchor();
  const all = [
    { key: 'groupLacking', types: lacking },
    { key: 'groupReady', types: complete },
    { key: 'groupArchived', types: archived },
  ] as const;
  const groups = onlyLacking ? all.slice(0, 1) : all;
  const shown = groups.flatMap(({ types }) => types.page?.edges.map(({ node }) => node.dealType.id) ?? []);
  const isThere = groups.every(({ types }) => types.page);
  const others = isThere ? atWork.filter((id) => !shown.includes(id)) : [];
  return (
    <>
      <div id={ANCHORS.dealTypes} tabIndex={-1} className={css.tools}>
        <div className={css.search}>
          <SearchField
            label={t('findType')}
            placeholder={t('findType')}
            value={search}
            onChange={setSearch}
          />
        </div>
        <SegmentedControl
          label={t('shownTypes')}
          value={onlyLacking ? 'lacking' : 'all'}
          options={[
            { value: 'all', label: t('allTypes') },
            { value: 'lacking', label: t('lackingTypes', { count: lackingCount }) },
          ]}
          onChange={(value) => onOnlyLacking(value === 'lacking')}
        />
      </div>
      {others.length > 0 && (
        <ul>
          {others.map((id) => (
            <OneDealType key={id} id={id} version={version}>
              {(type) => form(id, type)}
            </OneDealType>
          ))}
        </ul>
      )}
      {isThere && shown.length === 0 && <p className={css.quiet}>{t('noSuchType')}</p>}
      {groups.map(({ key, types: { page, failed, cursors, turn, refetch } }) => {
        if (!page)
          return failed ? <Retry key={key} onRetry={refetch} /> : <PaneSkeleton key={key} lines={3} />;
        if (page.totalCount === 0) return null;
        const title = t(key, { number: format.count(page.totalCount) });
        return (
          <section key={key} aria-label={title}>
            <h3 className={css.group}>{title}</h3>
            <ul>{page.edges.map(({ node }) => form(node.dealType.id, node))}</ul>
            {(cursors.length > 0 || page.pageInfo.hasNextPage) && (
              <Pager cursors={cursors} onChange={turn} pageInfo={page.pageInfo} summary={title} />
            )}
          </section>
        );
      })}
    </>
  );
}
