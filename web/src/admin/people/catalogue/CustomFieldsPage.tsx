import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { Retry } from '@/feedback/Retry';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { EmptyState } from '@/design/EmptyState';
import { SegmentedControl } from '@/design/SegmentedControl';
import { graphql } from '@/gql';
import type { Entity } from '@/gql/graphql';
import parts from '../shared/parts.module.css';
import { usePeopleTexts } from '../texts';
import { Catalogue } from './Catalogue';
import { CreateFieldDialog } from './CreateFieldDialog';
import { chosenOf } from '../shared/chosenOf';
import { OptionsPane } from './OptionsPane';
import { useCustomFieldMutations } from './useCustomFieldMutations';

const CustomFields = graphql(/* GraphQL */ `
  query CustomFields($entity: Entity!) {
    customFields(entity: $entity, includeArchived: true) {
      id
      name
      kind
      isArchived
      dealType {
        name
      }
      activityType {
        name
      }
    }
    dealTypes {
      id
      name
    }
    activityTypes {
      id
      name
    }
  }
`);

const ENTITIES: readonly Entity[] = ['DEAL', 'ACTIVITY', 'CONTACT'];

/** The fields that the company added, and the options of the chosen one. The address names both. */
export default function CustomFieldsPage() {
  const t = usePeopleTexts();
  const [parameters, setParameters] = useSearchParams();
  const entity = ENTITIES.find((one) => one === parameters.get('of')) ?? 'DEAL';
  const actions = useCustomFieldMutations(entity);
  const [{ data, error, stale }, refetch] = useQuery({ query: CustomFields, variables: { entity } });
  const [isCreating, setCreating] = useState(false);
  if (!data && error) return <Retry onRetry={refetch} />;
  const fields = data?.customFields;
  const chosen = chosenOf(fields, parameters.get('field'), stale);
  return (
    <div className={parts.stack}>
      <title>{t('customFields')}</title>
      <h2 className={parts.hidden}>{t('customFields')}</h2>
      <div className={parts.tools}>
        <SegmentedControl
          label={t('fieldsOf')}
          value={entity}
          options={ENTITIES.map((value) => ({ value, label: t(`entity_${value}`) }))}
          onChange={(of) => setParameters({ of }, { replace: true })}
        />
        <Button variant="primary" onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('createField')}
        </Button>
      </div>
      {!fields && <PaneSkeleton />}
      {fields?.length === 0 && <EmptyState title={t('noFields')} text={t('noFieldsText')} />}
      {fields && chosen && (
        <div className={parts.panes}>
          <Catalogue
            label={t('customFields')}
            items={fields.map(({ id, name, isArchived, kind, dealType, activityType }) => ({
              id,
              name,
              isArchived,
              note: [t(`kind_${kind}`), dealType?.name ?? activityType?.name].filter(Boolean).join(' · '),
            }))}
            actions={actions}
            selected={chosen.id}
            onSelect={(field) => setParameters({ of: entity, field }, { replace: true })}
          />
          {chosen.kind === 'CHOICE' ? (
            <OptionsPane key={chosen.id} field={chosen} />
          ) : (
            <Card title={chosen.name}>
              <p className={parts.quiet}>{t(`kind_${chosen.kind}_text`)}</p>
            </Card>
          )}
        </div>
      )}
      {isCreating && data && (
        <CreateFieldDialog
          entity={entity}
          types={entity === 'DEAL' ? data.dealTypes : entity === 'ACTIVITY' ? data.activityTypes : []}
          onCreated={(field) => setParameters({ of: entity, field }, { replace: true })}
          onClose={() => setCreating(false)}
        />
      )}
    </div>
  );
}
