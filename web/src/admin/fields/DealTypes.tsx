import { useState } from 'react';
import { Link } from 'react-router';
import { Card } from '@/design/Card';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { addressOf, ANCHORS } from '@/addresses/fieldSettings';
import { DealTypeForm } from './DealTypeForm';
import css from './DealTypes.module.css';
import type { FormOf } from './FormOf';
import { ManyDealTypes } from './ManyDealTypes';
import type { Draft, TypeChoices } from './draft';
import type { ListErrors } from './errors';
import { useFieldsTexts } from './texts';
import { useAnchor } from './useAnchor';
import { PAGE, useTypes } from './useTypes';

const DealTypesFragment = graphql(/* GraphQL */ `
  fragment DealTypes on Query {
    reportFieldSettings {
      version
      all: dealTypesConnection(first: 1) {
        totalCount
      }
      lacking: dealTypesConnection(first: 1, completeness: LACKING) {
        totalCount
      }
    }
  }
`);

const NO_TYPES = { code: 'DEAL_TYPES', dealType: null, activityType: null } as const;

interface DealTypesProps {
  settings: FragmentType<typeof DealTypesFragment>;
  draft: Draft;
  errors: ListErrors;
  onChange: (dealType: string, saved: TypeChoices, lists: Partial<TypeChoices>) => void;
}

/** What price, won and lost mean, for each deal type. Many are searched on the server, in groups and pages. */
export function DealTypes(props: DealTypesProps) {
  const { reportFieldSettings } = readFragment(DealTypesFragment, props.settings);
  const { draft, errors, onChange } = props;
  const t = useFieldsTexts();
  const anchor = useAnchor();
  // Those that were opened or closed by hand; whoever comes by the address finds theirs open.
  const [opened, setOpened] = useState<Readonly<Record<string, boolean>>>({});
  const [cameFor, setCameFor] = useState('');
  const [onlyLacking, setOnlyLacking] = useState(false);
  if (anchor !== cameFor) {
    setCameFor(anchor);
    const id = ANCHORS.typeOf(anchor);
    if (id !== undefined) setOpened({ ...opened, [id]: true });
    if (anchor === ANCHORS.dealTypes) setOnlyLacking(true);
  }
  const { version, all, lacking } = reportFieldSettings;
  const form: FormOf = (id, type) => (
    <DealTypeForm
      key={id}
      anchor={ANCHORS.dealType(id)}
      type={type}
      wanted={draft.dealTypes[id]}
      isOpen={opened[id] ?? false}
      onOpenChange={(next) => setOpened({ ...opened, [id]: next })}
      errorOf={(list) => errors.ofType(id, list)}
      onChange={(saved, lists) => onChange(id, saved, lists)}
    />
  );
  return (
    <Card title={t('dealTypes')}>
      {all.totalCount === 0 ? (
        <p className={css.quiet}>
          {t('noTypes')} <Link to={addressOf(NO_TYPES)}>{t('toTypes')}</Link>
        </p>
      ) : all.totalCount > PAGE ? (
        <ManyDealTypes
          version={version}
          atWork={[
            ...new Set([...Object.keys(opened).filter((id) => opened[id]), ...Object.keys(draft.dealTypes)]),
          ]}
          lackingCount={lacking.totalCount}
          onlyLacking={onlyLacking}
          onOnlyLacking={setOnlyLacking}
          form={form}
        />
      ) : (
        <FewDealTypes version={version} form={form} />
      )}
    </Card>
  );
}

/** All on one page; archived ones come last. */
function FewDealTypes({ version, form }: { version: number; form: FormOf }) {
  const { page, failed, refetch } = useTypes(null, '', version);
  useAnchor();
  if (!page) return failed ? <Retry onRetry={refetch} /> : <PaneSkeleton lines={3} />;
  const types = page.edges.map(({ node }) => node);
  return (
    <ul>
      {types
        .toSorted((a, b) => Number(a.dealType.isArchived) - Number(b.dealType.isArchived))
        .map((type) => form(type.dealType.id, type))}
    </ul>
  );
}
