import { useState } from 'react';
import { RecordTypePicker } from '@/admin/recordTypes/RecordTypePicker';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { TextField } from '@/design/TextField';
import { showSuccess } from '@/design/Toast';
import { graphql } from '@/gql';
import css from './dialogs.module.css';
import { useFieldsTexts } from './texts';

const CreateSourceField = graphql(/* GraphQL */ `
  mutation CreateSourceField($input: CreateSourceFieldInput!) {
    createSourceField(input: $input) {
      customField {
        id
      }
      reportFieldSettings {
        version
      }
      userErrors {
        field
        message
      }
    }
  }
`);

interface CreateSourceFieldDialogProps {
  entity: 'ACTIVITY' | 'DEAL';
  onCreated: (field: string, version: number) => void;
  onClose: () => void;
}

/** Creates a choice field with its options and chooses it as a source: one step. */
export function CreateSourceFieldDialog({ entity, onCreated, onClose }: CreateSourceFieldDialogProps) {
  const t = useFieldsTexts();
  const change = useChange();
  const [name, setName] = useState('');
  const [options, setOptions] = useState('');
  const [type, setType] = useState<{ id: string; name: string } | null>(null);
  const typeField = entity === 'DEAL' ? 'dealType' : 'activityType';

  async function create() {
    const labels = options.split('\n').map((line) => line.trim());
    const ofType = type ? { [typeField]: type.id } : {};
    const input = { entity, name: name.trim(), options: labels.filter(Boolean), ...ofType };
    const outcome = await change(CreateSourceField, input, ['CustomField', 'CustomFieldConnection']);
    const { customField, reportFieldSettings } = outcome.payload ?? {};
    if (customField && reportFieldSettings) {
      showSuccess(t('fieldCreated', { name: name.trim() }));
      onCreated(customField.id, reportFieldSettings.version);
    }
    return outcome;
  }

  return (
    <FormDialog
      title={t('newField')}
      action={t('createAndChoose')}
      onClose={onClose}
      fields={['name', 'options', typeField]}
      onSubmit={create}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t('fieldName')}
            error={errorOf('name')}
            isRequired
            value={name}
            onChange={setName}
          />
          <TextField
            label={t('fieldOptions')}
            description={t('fieldOptionsText')}
            error={errorOf('options')}
            isRequired
            isMultiline
            value={options}
            onChange={setOptions}
          />
          <RecordTypePicker
            entity={entity}
            label={t('fieldOfType')}
            error={errorOf(typeField)}
            nothing={t('noSuchType')}
            none={t(entity === 'DEAL' ? 'allDealTypes' : 'allActivityTypes')}
            value={type}
            onChange={setType}
          />
          <p className={css.quiet}>{t('createdAtOnce')}</p>
        </>
      )}
    </FormDialog>
  );
}
