import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Retry } from '@/feedback/Retry';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { graphql } from '@/gql';
import parts from '../shared/parts.module.css';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import { Catalogue } from './Catalogue';
import { ItemDialog } from './ItemDialog';
import { useActivityTypeMutations } from './useActivityTypeMutations';

const ActivityTypes = graphql(/* GraphQL */ `
  query ActivityTypes {
    activityTypes(includeArchived: true) {
      id
      name
      isArchived
    }
  }
`);

const CreateActivityType = graphql(/* GraphQL */ `
  mutation CreateActivityType($input: CreateActivityTypeInput!) {
    createActivityType(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

/** Kinds of activities, in their order. */
export default function ActivityTypesPage() {
  const t = usePeopleTexts();
  const change = useChange();
  const actions = useActivityTypeMutations();
  const [{ data, error }, refetch] = useQuery({ query: ActivityTypes });
  const [isCreating, setCreating] = useState(false);
  if (!data && error) return <Retry onRetry={refetch} />;
  const types = data?.activityTypes;
  return (
    <div className={parts.stack}>
      <title>{t('activityTypes')}</title>
      <h2 className={parts.hidden}>{t('activityTypes')}</h2>
      <div className={parts.tools}>
        <p className={parts.quiet}>{t('activityTypesText')}</p>
        <Button variant="primary" onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('createActivityType')}
        </Button>
      </div>
      {!types && <PaneSkeleton />}
      {types?.length === 0 && <EmptyState title={t('noActivityTypes')} text={t('noActivityTypesText')} />}
      {types && types.length > 0 && <Catalogue label={t('activityTypes')} items={types} actions={actions} />}
      {isCreating && (
        <ItemDialog
          title={t('createActivityType')}
          action={t('create')}
          item={{ name: '' }}
          onClose={() => setCreating(false)}
          onSubmit={({ name }) => change(CreateActivityType, { name }, ['ActivityType'])}
        />
      )}
    </div>
  );
}
