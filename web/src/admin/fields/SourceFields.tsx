import { graphql, readFragment, type FragmentType } from '@/gql';
import { ANCHORS } from '@/addresses/fieldSettings';
import type { Choices, SourceList } from './draft';
import type { ListErrors } from './errors';
import { SourceFieldList } from './SourceFieldList';
import { useFieldsTexts } from './texts';

const SourceFieldsFragment = graphql(/* GraphQL */ `
  fragment SourceFields on Query {
    reportFieldSettings {
      activitySourceFields {
        ...SourceFieldList
      }
      dealSourceFields {
        ...SourceFieldList
      }
    }
  }
`);

interface SourceFieldsProps {
  settings: FragmentType<typeof SourceFieldsFragment>;
  chosen: Choices;
  errors: ListErrors;
  isChanged: (list: SourceList) => boolean;
  onChange: (list: SourceList, ids: readonly string[]) => void;
  /** A field was created, and chosen in the version that is in force now. */
  onCreated: (list: SourceList, field: string, version: number) => void;
}

/** Which fields tell where activities and deals come from. */
export function SourceFields(props: SourceFieldsProps) {
  const { reportFieldSettings } = readFragment(SourceFieldsFragment, props.settings);
  const { chosen, errors, isChanged, onChange, onCreated } = props;
  const t = useFieldsTexts();
  const lists = [
    { list: 'activitySourceFields', entity: 'ACTIVITY', title: t('activitySources') },
    { list: 'dealSourceFields', entity: 'DEAL', title: t('dealSources') },
  ] as const;
  return lists.map(({ list, entity, title }) => (
    <SourceFieldList
      key={list}
      anchor={ANCHORS[list]}
      entity={entity}
      title={title}
      saved={reportFieldSettings[list]}
      chosen={chosen[list]}
      error={errors.ofSources(list)}
      isChanged={isChanged(list)}
      onChange={(ids) => onChange(list, ids)}
      onCreated={(field, version) => onCreated(list, field, version)}
    />
  ));
}
