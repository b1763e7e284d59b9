import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { ListBox, ListBoxItem, useFilter } from 'react-aria-components';
import { useQuery } from 'urql';
import { Button } from '@/design/Button';
import { classes } from '@/design/classes';
import list from '@/design/list.module.css';
import { Shortened } from '@/design/Shortened';
import { Skeleton } from '@/design/Skeleton';
import { SearchField } from '@/design/TextField';
import { graphql } from '@/gql';
import { isSame, withFilters, writeFilter, type Filter } from '../queryState/filters';
import { useDesktopTexts } from '../texts';
import css from './FilterPanel.module.css';
import { ValuesPanel } from './ValuesPanel';

export { ValuesPanel };

const FilterOffers = graphql(/* GraphQL */ `
  query FilterOffers {
    dashboardFilterOffers {
      attribute
      field
      label
    }
  }
`);

/** How many can be taken in without a search. */
const FEW = 12;

interface FilterPanelProps {
  filters: readonly Filter[];
  onChange: (filters: readonly Filter[]) => void;
}

/** By what to filter, and then which values to let through. */
export default function FilterPanel({ filters, onChange }: FilterPanelProps) {
  const t = useDesktopTexts();
  const [{ data }] = useQuery({ query: FilterOffers });
  const [chosen, setChosen] = useState<string>();
  const [search, setSearch] = useState('');
  const { contains } = useFilter({ sensitivity: 'base' });
  if (!data) return <Skeleton width="280px" height="320px" />;
  const offers = data.dashboardFilterOffers.map((offer) => ({ ...offer, key: keyOf(offer) }));
  const offer = offers.find(({ key }) => key === chosen);
  if (!offer) {
    const isLong = offers.length > FEW;
    return (
      <div className={css.panel}>
        {isLong && (
          <SearchField
            label={t('findFilter')}
            placeholder={t('findFilter')}
            autoFocus
            value={search}
            onChange={setSearch}
          />
        )}
        <ListBox
          aria-label={t('filterBy')}
          {...(!isLong && { autoFocus: 'first' })}
          selectionMode="single"
          // Pressed down, a list would take the focus from the search that comes in its place.
          shouldSelectOnPressUp
          className={classes(list.list, css.list)}
          renderEmptyState={() => <p className={list.nothing}>{t('noSuchValue')}</p>}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys;
            if (typeof key === 'string') setChosen(key);
          }}
        >
          {offers
            .filter(({ label }) => contains(label, search.trim()))
            .map(({ key, label, ...by }) => {
              const count = filters.find((one) => isSame(one, by));
              return (
                <ListBoxItem key={key} id={key} textValue={label} className={classes(list.item)}>
                  <Shortened>{label}</Shortened>
                  {count && (
                    <span className={list.detail}>{count.values.length + (count.orNotGiven ? 1 : 0)}</span>
                  )}
                </ListBoxItem>
              );
            })}
        </ListBox>
      </div>
    );
  }
  return (
    <ValuesPanel
      by={offer}
      chosen={filters.find((one) => isSame(one, offer))}
      onChange={(changed) => onChange(withFilters(filters, [changed]))}
    >
      <Button variant="quiet" onPress={() => setChosen(undefined)}>
        <ChevronLeft size={16} aria-hidden />
        <Shortened>{offer.label}</Shortened>
      </Button>
    </ValuesPanel>
  );
}

function keyOf({ attribute, field }: { attribute: Filter['attribute']; field: string | null }): string {
  return writeFilter({ attribute, field, values: [], orNotGiven: false });
}
