import { useState } from 'react';
import { useFilter } from 'react-aria-components';
import { Card } from '@/design/Card';
import { FewOf } from '@/design/FewOf';
import { SegmentedControl } from '@/design/SegmentedControl';
import { SearchField } from '@/design/TextField';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { ANCHORS } from '@/addresses/fieldSettings';
import { DealTypeForm } from './DealTypeForm';
import css from './DealTypes.module.css';
import { lacksSettings, type Choices, type Draft, type TypeList } from './draft';
import type { ListErrors } from './errors';
import { useFieldsTexts } from './texts';

const DealTypesFragment = graphql(/* GraphQL */ `
  fragment DealTypes on Query {
    reportFieldSettings {
      dealTypes {
        dealType {
          id
          name
          isArchived
        }
        ...DealTypeForm
      }
    }
    ofDeals: customFields(entity: DEAL) {
      ...PriceFields
      ...FieldOfSummary
    }
  }
`);

/** How many are looked through without being searched; and how many of a group are shown at first. */
const LONG = 12;

interface DealTypesProps {
  /** The place of the page that the address names. */
  anchor: string;
  settings: FragmentType<typeof DealTypesFragment>;
  saved: Choices;
  chosen: Choices;
  draft: Draft;
  errors: ListErrors;
  onChange: (dealType: string, lists: Partial<Record<TypeList, readonly string[]>>) => void;
}

/** What price, won and lost mean, for each deal type; archived ones come last. Many are searched, and are in groups. */
export function DealTypes(props: DealTypesProps) {
  const { reportFieldSettings, ofDeals } = readFragment(DealTypesFragment, props.settings);
  const { anchor, saved, chosen, draft, errors, onChange } = props;
  const t = useFieldsTexts();
  const format = useFormat();
  // Those that were opened or closed by hand; whoever comes by the address finds theirs open.
  const [opened, setOpened] = useState<Readonly<Record<string, boolean>>>({});
  const [cameFor, setCameFor] = useState('');
  const [search, setSearch] = useState('');
  const [onlyLacking, setOnlyLacking] = useState(false);
  if (anchor !== cameFor) {
    setCameFor(anchor);
    setOpened({ ...opened, [anchor]: true });
    if (anchor === ANCHORS.dealTypes) setOnlyLacking(true);
  }
  const { contains } = useFilter({ sensitivity: 'base' });
  const types = reportFieldSettings.dealTypes.flatMap((type) => {
    const { id, name, isArchived } = type.dealType;
    const lists = chosen.dealTypes[id];
    const place = ANCHORS.dealType(id);
    if (!lists) return [];
    const isOpen = opened[place] ?? false;
    const isChanged = draft.dealTypes[id] !== undefined;
    const lacks = !isArchived && lacksSettings(saved.dealTypes[id] ?? lists);
    // What somebody is at work on stays, whatever is looked for.
    const isShown = isOpen || isChanged || (contains(name, search.trim()) && (!onlyLacking || lacks));
    return [{ id, type, lists, place, isOpen, isChanged, isArchived, lacks, isShown }];
  });
  const isLong = types.length > LONG;
  const shown = isLong ? types.filter(({ isShown }) => isShown) : types;
  const groups = [
    { key: 'groupLacking', all: shown.filter(({ isArchived, lacks }) => !isArchived && lacks) },
    { key: 'groupReady', all: shown.filter(({ isArchived, lacks }) => !isArchived && !lacks) },
    { key: 'groupArchived', all: shown.filter(({ isArchived }) => isArchived) },
  ] as const;
  const form = ({ id, type, lists, place, isOpen, isChanged }: (typeof types)[number]) => (
    <DealTypeForm
      key={id}
      anchor={place}
      type={type}
      fields={ofDeals}
      chosen={lists}
      isChanged={isChanged}
      isOpen={isOpen}
      onOpenChange={(next) => setOpened({ ...opened, [place]: next })}
      errorOf={(list) => errors.ofType(id, list)}
      onChange={(wanted) => onChange(id, wanted)}
    />
  );
  if (!isLong) {
    return (
      <Card title={t('dealTypes')}>
        <ul>{types.toSorted((a, b) => Number(a.isArchived) - Number(b.isArchived)).map(form)}</ul>
      </Card>
    );
  }
  return (
    <Card title={t('dealTypes')}>
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
            {
              value: 'lacking',
              label: t('lackingTypes', { count: types.filter(({ lacks }) => lacks).length }),
            },
          ]}
          onChange={(value) => setOnlyLacking(value === 'lacking')}
        />
      </div>
      {shown.length === 0 && <p className={css.quiet}>{t('noSuchType')}</p>}
      {groups.map(
        ({ key, all }) =>
          all.length > 0 && (
            <section key={key} aria-label={t(key, { number: format.count(all.length) })}>
              <h3 className={css.group}>{t(key, { number: format.count(all.length) })}</h3>
              {/* Whoever comes by an address finds theirs among few. */}
              <FewOf
                key={search}
                items={all.toSorted((a, b) => Number(b.place === anchor) - Number(a.place === anchor))}
                few={LONG}
              >
                {form}
              </FewOf>
            </section>
          ),
      )}
    </Card>
  );
}
