import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useMutation } from 'urql';
import { Button } from '@/design/Button';
import { classes } from '@/design/classes';
import { Dialog } from '@/design/Dialog';
import { Notice } from '@/design/Notice';
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
        message
      }
    }
  }
`);

interface CreatePriceFieldDialogProps extends CreateFormProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

interface CreateFormProps {
  /** By id: its deals get the field. */
  dealType: string;
  onCreated: (field: string) => void;
}

/** Creates a price field for the deals of a type. It is chosen in the form, and counts once that is saved. */
export function CreatePriceFieldDialog({ isOpen, onOpenChange, ...props }: CreatePriceFieldDialogProps) {
  const t = useFieldsTexts();
  return (
    <Dialog title={t('newPriceField')} isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <CreateForm
          {...props}
          onCreated={(field) => {
            close();
            props.onCreated(field);
          }}
        />
      )}
    </Dialog>
  );
}

function CreateForm({ dealType, onCreated }: CreateFormProps) {
  const t = useFieldsTexts();
  const [name, setName] = useState('');
  const [{ fetching, data, error }, create] = useMutation(CreatePriceField);

  async function send() {
    const answer = await create({ input: { entity: 'DEAL', kind: 'PRICE', name: name.trim(), dealType } });
    const field = answer.data?.createCustomField.customField;
    if (field) onCreated(field.id);
  }

  return (
    <Form
      className={classes(css.form)}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {error && <Notice tone="failure">{t('notCreated')}</Notice>}
      <TextField
        label={t('fieldName')}
        error={data?.createCustomField.userErrors[0]?.message}
        isRequired
        value={name}
        onChange={setName}
      />
      <p className={css.quiet}>{t('priceFieldCreated')}</p>
      <div className={css.actions}>
        <Button type="submit" variant="primary" isPending={fetching}>
          {t('create')}
        </Button>
      </div>
    </Form>
  );
}
