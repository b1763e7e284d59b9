import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { EmptyState } from '@/design/EmptyState';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { useLatest } from '@/forms/useLatest';
import { graphql } from '@/gql';
import parts from '../shared/parts.module.css';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import { Catalogue } from './Catalogue';
import { ItemDialog } from './ItemDialog';
import { useFieldOptionMutations } from './useFieldOptionMutations';

const OptionsOfField = graphql(/* GraphQL */ `
  query OptionsOfField($field: ID!) {
    node(id: $field) {
      id
      ... on CustomField {
        options {
          id
          label
          isArchived
        }
      }
    }
  }
`);

const CreateFieldOption = graphql(/* GraphQL */ `
  mutation CreateFieldOption($input: CreateFieldOptionInput!) {
    createFieldOption(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface OptionsPaneProps {
  field: { id: string; name: string };
}

/** What a choice field offers, in its order. */
export function OptionsPane({ field }: OptionsPaneProps) {
  const t = usePeopleTexts();
  const change = useChange();
  const actions = useFieldOptionMutations(field.id);
  const [isCreating, setCreating] = useState(false);
  const [{ data, error }, refetch] = useQuery({ query: OptionsOfField, variables: { field: field.id } });
  const node = useLatest(data)?.node;
  const options = node && 'options' in node && node.id === field.id ? node.options : undefined;
  const title = t('optionsOf', { name: field.name });
  return (
    <Card title={title}>
      <p className={parts.small}>{t('optionsText')}</p>
      {!options ? (
        error ? (
          <Retry onRetry={refetch} />
        ) : (
          <PaneSkeleton />
        )
      ) : options.length === 0 ? (
        <EmptyState title={t('noOptions')} text={t('noOptionsText')} />
      ) : (
        <Catalogue
          label={title}
          items={options.map(({ id, label, isArchived }) => ({ id, name: label, isArchived }))}
          actions={actions}
        />
      )}
      <div>
        <Button onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('createOption')}
        </Button>
      </div>
      {isCreating && (
        <ItemDialog
          title={t('createOptionOf', { name: field.name })}
          action={t('create')}
          item={{ name: '' }}
          onClose={() => setCreating(false)}
          onSubmit={({ name }) =>
            change(CreateFieldOption, { field: field.id, label: name }, ['CustomField'])
          }
        />
      )}
    </Card>
  );
}
