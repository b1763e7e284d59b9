import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { EmptyState } from '@/design/EmptyState';
import { graphql } from '@/gql';
import parts from '../shared/parts.module.css';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import { Catalogue, type CatalogueItem } from './Catalogue';
import { ItemDialog } from './ItemDialog';
import { useStageMutations } from './useStageMutations';

const CreateStage = graphql(/* GraphQL */ `
  mutation CreateStage($input: CreateStageInput!) {
    createStage(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

interface StagesPaneProps {
  dealType: { id: string; name: string; stages: readonly CatalogueItem[] };
}

/** The stages of a deal type, in the order that funnels follow but for the successful ones. */
export function StagesPane({ dealType }: StagesPaneProps) {
  const t = usePeopleTexts();
  const change = useChange();
  const actions = useStageMutations();
  const [isCreating, setCreating] = useState(false);
  const title = t('stagesOf', { name: dealType.name });
  return (
    <Card title={title}>
      <p className={parts.small}>{t('stagesText')}</p>
      {dealType.stages.length === 0 ? (
        <EmptyState title={t('noStages')} text={t('noStagesText')} />
      ) : (
        <Catalogue label={title} items={dealType.stages} actions={actions} />
      )}
      <div>
        <Button onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('createStage')}
        </Button>
      </div>
      {isCreating && (
        <ItemDialog
          title={t('createStageOf', { name: dealType.name })}
          action={t('create')}
          item={{ name: '', color: null }}
          onClose={() => setCreating(false)}
          onSubmit={({ name, color }) =>
            change(CreateStage, { dealType: dealType.id, name, color }, ['DealType'])
          }
        />
      )}
    </Card>
  );
}
