import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
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
import { chosenOf } from '../shared/chosenOf';
import { ItemDialog } from './ItemDialog';
import { StagesPane } from './StagesPane';
import { useDealTypeMutations } from './useDealTypeMutations';

const DealTypes = graphql(/* GraphQL */ `
  query DealTypes {
    dealTypes(includeArchived: true) {
      id
      name
      isArchived
      stages {
        id
        name
        color
        isArchived
      }
    }
  }
`);

const CreateDealType = graphql(/* GraphQL */ `
  mutation CreateDealType($input: CreateDealTypeInput!) {
    createDealType(input: $input) {
      dealType {
        id
      }
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

/** Deal types in their order, and the stages of the chosen one, which the address names. */
export default function DealTypesPage() {
  const t = usePeopleTexts();
  const change = useChange();
  const actions = useDealTypeMutations();
  const [{ data, error, stale }, refetch] = useQuery({ query: DealTypes });
  const [parameters, setParameters] = useSearchParams();
  const [isCreating, setCreating] = useState(false);
  if (!data && error) return <Retry onRetry={refetch} />;
  const types = data?.dealTypes;
  const chosen = chosenOf(types, parameters.get('type'), stale);
  return (
    <div className={parts.stack}>
      <title>{t('dealTypes')}</title>
      <h2 className={parts.hidden}>{t('dealTypes')}</h2>
      <div className={parts.tools}>
        <p className={parts.quiet}>{t('dealTypesText')}</p>
        <Button variant="primary" onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('createDealType')}
        </Button>
      </div>
      {!types && <PaneSkeleton />}
      {types?.length === 0 && <EmptyState title={t('noDealTypes')} text={t('noDealTypesText')} />}
      {types && chosen && (
        <div className={parts.panes}>
          <Catalogue
            label={t('dealTypes')}
            items={types.map(({ id, name, isArchived, stages }) => ({
              id,
              name,
              isArchived,
              note: t('stagesCounted', { count: stages.length }),
            }))}
            actions={actions}
            selected={chosen.id}
            onSelect={(type) => setParameters({ type }, { replace: true })}
          />
          <StagesPane key={chosen.id} dealType={chosen} />
        </div>
      )}
      {isCreating && (
        <ItemDialog
          title={t('createDealType')}
          action={t('create')}
          item={{ name: '' }}
          onClose={() => setCreating(false)}
          onSubmit={async ({ name }) => {
            const outcome = await change(CreateDealType, { name }, ['DealType']);
            const made = outcome.payload?.dealType;
            // What is done next is done to it.
            if (made) setParameters({ type: made.id }, { replace: true });
            return outcome;
          }}
        />
      )}
    </div>
  );
}
