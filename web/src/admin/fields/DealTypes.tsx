import { useState } from 'react';
import { Card } from '@/design/Card';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { ANCHORS } from '@/addresses/fieldSettings';
import { DealTypeForm } from './DealTypeForm';
import type { Choices, Draft, TypeList } from './draft';
import type { ListErrors } from './errors';
import { useFieldsTexts } from './texts';

const DealTypesFragment = graphql(/* GraphQL */ `
  fragment DealTypes on Query {
    reportFieldSettings {
      dealTypes {
        dealType {
          id
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

interface DealTypesProps {
  /** The place of the page that the address names. */
  anchor: string;
  settings: FragmentType<typeof DealTypesFragment>;
  chosen: Choices;
  draft: Draft;
  errors: ListErrors;
  onChange: (dealType: string, lists: Partial<Record<TypeList, readonly string[]>>) => void;
}

/** What price, won and lost mean, for each deal type; archived ones come last. */
export function DealTypes(props: DealTypesProps) {
  const { reportFieldSettings, ofDeals } = readFragment(DealTypesFragment, props.settings);
  const { anchor, chosen, draft, errors, onChange } = props;
  const t = useFieldsTexts();
  // Those that were opened or closed by hand; whoever comes by the address finds theirs open.
  const [opened, setOpened] = useState<Readonly<Record<string, boolean>>>({});
  const [cameFor, setCameFor] = useState('');
  if (anchor !== cameFor) {
    setCameFor(anchor);
    setOpened({ ...opened, [anchor]: true });
  }
  const types = [...reportFieldSettings.dealTypes].sort(
    (a, b) => Number(a.dealType.isArchived) - Number(b.dealType.isArchived),
  );
  return (
    <Card title={t('dealTypes')}>
      {types.map((type) => {
        const { id } = type.dealType;
        const lists = chosen.dealTypes[id];
        if (!lists) return null;
        const place = ANCHORS.dealType(id);
        return (
          <DealTypeForm
            key={id}
            anchor={place}
            type={type}
            fields={ofDeals}
            chosen={lists}
            isChanged={draft.dealTypes[id] !== undefined}
            isOpen={opened[place] ?? false}
            onOpenChange={(isOpen) => setOpened({ ...opened, [place]: isOpen })}
            errorOf={(list) => errors.ofType(id, list)}
            onChange={(wanted) => onChange(id, wanted)}
          />
        );
      })}
    </Card>
  );
}
