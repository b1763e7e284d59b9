import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '@/design/Button';
import { SegmentedControl } from '@/design/SegmentedControl';
import type { Entity } from '@/gql/graphql';
import parts from '../shared/parts.module.css';
import { usePeopleTexts } from '../texts';
import { CreateFieldDialog } from './CreateFieldDialog';
import { CustomFieldPanes } from './CustomFieldPanes';

const ENTITIES: readonly Entity[] = ['DEAL', 'ACTIVITY', 'CONTACT'];

/** The fields that the company added, and the options of the chosen one. The address names both. */
export default function CustomFieldsPage() {
  const t = usePeopleTexts();
  const [parameters, setParameters] = useSearchParams();
  const entity = ENTITIES.find((one) => one === parameters.get('of')) ?? 'DEAL';
  const [isCreating, setCreating] = useState(false);
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
      <CustomFieldPanes key={entity} entity={entity} />
      {isCreating && (
        <CreateFieldDialog
          entity={entity}
          onCreated={(field) => setParameters({ of: entity, field }, { replace: true })}
          onClose={() => setCreating(false)}
        />
      )}
    </div>
  );
}
