import { ListFilter, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { Button as TextButton, IconButton } from '@/design/Button';
import { classes } from '@/design/classes';
import { Popover, PopoverTrigger } from '@/design/Popover';
import { Shortened } from '@/design/Shortened';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { FilterBarFragment } from '@/gql/graphql';
import { asFilter, withFilters, type Filter } from '../queryState/filters';
import { useDesktopTexts } from '../texts';
import css from './FilterBar.module.css';
import { LazyValuesPanel } from './lazyPanel';

const NamedFilter = graphql(/* GraphQL */ `
  fragment FilterBar on DashboardFilter {
    attribute
    field
    label
    orNotGiven
    values {
      value
      label
    }
  }
`);

type Named = FilterBarFragment;

interface FilterBarProps {
  filters: readonly FragmentType<typeof NamedFilter>[];
  /** Whether they can be changed, or are only told. */
  isToChoose: boolean;
  onChange: (filters: readonly Filter[]) => void;
}

/** What a whole desktop, or a report by itself, is narrowed to, a filter each; nothing where it is whole. */
export default function FilterBar({ isToChoose, onChange, ...props }: FilterBarProps) {
  const t = useDesktopTexts();
  const filters = readFragment(NamedFilter, props.filters);
  if (filters.length === 0) return null;
  const asked = filters.map(asFilter);
  const without = (filter: Named) =>
    withFilters(asked, [{ ...asFilter(filter), values: [], orNotGiven: false }]);
  return (
    <div role="group" aria-label={t('filters')} className={css.bar}>
      <ListFilter size={16} aria-hidden className={css.sign} />
      {filters.map((filter) => (
        <span key={`${filter.attribute} ${filter.field}`} className={css.filter}>
          {isToChoose ? (
            <>
              <PopoverTrigger>
                <Button className={classes(css.words)}>
                  <Words filter={filter} />
                </Button>
                <Popover label={filter.label} placement="bottom start">
                  <LazyValuesPanel
                    by={filter}
                    chosen={filter}
                    onChange={(changed) => onChange(withFilters(asked, [changed]))}
                  />
                </Popover>
              </PopoverTrigger>
              <span className={css.remove}>
                <IconButton
                  icon={X}
                  label={t('removeFilter', { by: filter.label })}
                  onPress={() => onChange(without(filter))}
                />
              </span>
            </>
          ) : (
            <span className={css.words}>
              <Words filter={filter} />
            </span>
          )}
        </span>
      ))}
      {isToChoose && filters.length > 1 && (
        <span className={css.clear}>
          <TextButton variant="quiet" onPress={() => onChange([])}>
            {t('clearFilters')}
          </TextButton>
        </span>
      )}
    </div>
  );
}

function Words({ filter }: { filter: Named }) {
  const t = useDesktopTexts();
  const [first = '', ...others] = [
    ...filter.values.map(({ label }) => label),
    ...(filter.orNotGiven ? [t('notGiven')] : []),
  ];
  return (
    <>
      <span className={css.by}>{filter.label}</span>
      <Shortened>{first}</Shortened>
      {others.length > 0 && (
        <span title={others.join(', ')} className={css.others}>
          {t('andMore', { count: others.length })}
        </span>
      )}
    </>
  );
}
