import { useState } from 'react';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { Option, Select } from '@/design/Select';
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
  types: readonly { id: string; name: string }[];
  onCreated: (field: string, version: number) => void;
  onClose: () => void;
}

/** Instead of the id of a type. */
const ALL = 'all';

/** Creates a choice field with its options and chooses it as a source: one step. */
export function CreateSourceFieldDialog({ entity, types, onCreated, onClose }: CreateSourceFieldDialogProps) {
  const t = useFieldsTexts();
  const change = useChange();
  const [name, setName] = useState('');
  const [options, setOptions] = useState('');
  const [type, setType] = useState(ALL);
  const typeField = entity === 'DEAL' ? 'dealType' : 'activityType';

  async function create() {
    const labels = options.split('\n').map((line) => line.trim());
    const ofType = type === ALL ? {} : { [typeField]: type };
    const input = { entity, name: name.trim(), options: labels.filter(Boolean), ...ofType };
    const outcome = await change(CreateSourceField, input, ['CustomField']);
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
          <Select
            label={t('fieldOfType')}
            error={errorOf(typeField)}
            items={[{ id: ALL, name: t(entity === 'DEAL' ? 'allDealTypes' : 'allActivityTypes') }, ...types]}
            value={type}
            onChange={(chosen) => setType(String(chosen))}
          >
            {(one) => <Option id={one.id}>{one.name}</Option>}
          </Select>
          <p className={css.quiet}>{t('createdAtOnce')}</p>
        </>
      )}
    </FormDialog>
  );
}
