import { Check } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ListBox, ListBoxItem, type Selection } from 'react-aria-components';
import { useQuery } from 'urql';
import { classes } from '@/design/classes';
import list from '@/design/list.module.css';
import { Shortened } from '@/design/Shortened';
import { Skeleton } from '@/design/Skeleton';
import { SearchField } from '@/design/TextField';
import { useDebounced } from '@/forms/useDebounced';
import { useLatest } from '@/forms/useLatest';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import type { Filter, FilterBy } from '../queryState/filters';
import { useDesktopTexts } from '../texts';
import css from './FilterPanel.module.css';

const FilterChoices = graphql(/* GraphQL */ `
  query FilterChoices($attribute: ReportAttribute!, $field: ID, $search: String!) {
    dashboardFilterChoices(attribute: $attribute, field: $field, search: $search, first: 50) {
      totalCount
      values {
        value
        label
      }
    }
  }
`);

const NOT_GIVEN = 'NOT_GIVEN';

interface Value {
  value: string;
  label: string;
}

interface ValuesPanelProps {
  by: FilterBy;
  /** What is let through now, with names where they are known. */
  chosen: { values: readonly (Value | string)[]; orNotGiven: boolean } | undefined;
  onChange: (filter: Filter) => void;
  /** Stands above. */
  children?: ReactNode;
}

/** Which values to let through: the first of them, and by name any of thousands. Each press is seen at once. */
export function ValuesPanel({ by, chosen, onChange, children }: ValuesPanelProps) {
  const t = useDesktopTexts();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const wanted = useDebounced(search.trim(), 200);
  const { attribute, field } = by;
  const [{ data }] = useQuery({ query: FilterChoices, variables: { attribute, field, search: wanted } });
  const found = useLatest(data)?.dashboardFilterChoices;
  // What was chosen when it opened stands first, and keeps its place while it is looked at.
  const [atFirst] = useState(() =>
    (chosen?.values ?? []).filter((one): one is Value => typeof one !== 'string'),
  );
  const [selected, setSelected] = useState(
    () =>
      new Set([
        ...(chosen?.values ?? []).map((one) => (typeof one === 'string' ? one : one.value)),
        ...(chosen?.orNotGiven ? [NOT_GIVEN] : []),
      ]),
  );
  const isSearching = wanted !== '';
  const values = found?.values ?? [];
  const shown = isSearching ? values : withFirst(atFirst, values);
  const left = (found?.totalCount ?? 0) - values.length;

  function select(keys: Selection) {
    if (keys === 'all') return;
    // The list tells of what it shows alone: what is not there stays as it was.
    const visible = new Set([...shown.map(({ value }) => value), ...(isSearching ? [] : [NOT_GIVEN])]);
    const next = new Set([...[...selected].filter((one) => !visible.has(one)), ...[...keys].map(String)]);
    setSelected(next);
    const values = [...next].filter((one) => one !== NOT_GIVEN);
    onChange({ attribute, field, values, orNotGiven: next.has(NOT_GIVEN) });
  }

  return (
    <div className={css.panel}>
      {children}
      <SearchField
        label={t('findValue')}
        placeholder={t('findValue')}
        autoFocus
        value={search}
        onChange={setSearch}
      />
      {/* Whoever begins to type at once loses nothing: the search is there before what can be found. */}
      {!found && <Skeleton height="320px" />}
      {found && (
        <ListBox
          aria-label={t('values')}
          selectionMode="multiple"
          // Escape closes the panel, and takes nothing back.
          escapeKeyBehavior="none"
          selectedKeys={selected}
          className={classes(list.list, css.list)}
          renderEmptyState={() => <p className={list.nothing}>{t('noSuchValue')}</p>}
          onSelectionChange={select}
        >
          {[...shown, ...(isSearching ? [] : [{ value: NOT_GIVEN, label: t('notGiven') }])].map(
            ({ value, label }) => (
              <ListBoxItem key={value} id={value} textValue={label} className={classes(list.item)}>
                {({ isSelected }) => (
                  <>
                    <span className={value === NOT_GIVEN ? css.quiet : css.name}>
                      <Shortened>{label}</Shortened>
                    </span>
                    {isSelected && <Check size={16} aria-hidden className={list.mark} />}
                  </>
                )}
              </ListBoxItem>
            ),
          )}
        </ListBox>
      )}
      {left > 0 && <p className={css.left}>{t('valuesLeft', { count: format.count(left) })}</p>}
    </div>
  );
}

function withFirst(first: readonly Value[], others: readonly Value[]): readonly Value[] {
  return [...first, ...others.filter((one) => !first.some(({ value }) => value === one.value))];
}
