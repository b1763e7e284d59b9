import { useState } from 'react';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { TextField } from '@/design/TextField';
import { graphql } from '@/gql';
import css from './dialogs.module.css';
import { useFieldsTexts } from './texts';

const CreatePriceField = graphql(/* GraphQL */ `
  mutation CreatePriceField($input: CreateCustomFieldInput!) {
    createCustomField(input: $input) {
      customField {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

interface CreatePriceFieldDialogProps {
  /** By id: its deals get the field. */
  dealType: string;
  onCreated: (field: string) => void;
  onClose: () => void;
}

/** Creates a price field for the deals of a type. It is chosen in the form, and counts once that is saved. */
export function CreatePriceFieldDialog({ dealType, onCreated, onClose }: CreatePriceFieldDialogProps) {
  const t = useFieldsTexts();
  const change = useChange();
  const [name, setName] = useState('');

  async function create() {
    const input = { entity: 'DEAL', kind: 'PRICE', name: name.trim(), dealType } as const;
    const outcome = await change(CreatePriceField, input, ['CustomField', 'CustomFieldConnection']);
    const field = outcome.payload?.customField;
    if (field) onCreated(field.id);
    return outcome;
  }

  return (
    <FormDialog
      title={t('newPriceField')}
      action={t('create')}
      onClose={onClose}
      fields={['name']}
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
          <p className={css.quiet}>{t('priceFieldCreated')}</p>
        </>
      )}
    </FormDialog>
  );
}
