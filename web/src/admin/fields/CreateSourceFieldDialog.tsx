import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useMutation } from 'urql';
import { Button } from '@/design/Button';
import { classes } from '@/design/classes';
import { Dialog } from '@/design/Dialog';
import { Notice } from '@/design/Notice';
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

interface CreateSourceFieldDialogProps extends CreateFormProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

interface CreateFormProps {
  entity: 'ACTIVITY' | 'DEAL';
  types: readonly { id: string; name: string }[];
  onCreated: (field: string, version: number) => void;
}

/** Creates a choice field with its options and chooses it as a source: one step. */
export function CreateSourceFieldDialog({ isOpen, onOpenChange, ...props }: CreateSourceFieldDialogProps) {
  const t = useFieldsTexts();
  return (
    <Dialog title={t('newField')} isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <CreateForm
          {...props}
          onCreated={(field, version) => {
            close();
            props.onCreated(field, version);
          }}
        />
      )}
    </Dialog>
  );
}

/** Instead of the id of a type. */
const ALL = 'all';

function CreateForm({ entity, types, onCreated }: CreateFormProps) {
  const t = useFieldsTexts();
  const [name, setName] = useState('');
  const [options, setOptions] = useState('');
  const [type, setType] = useState(ALL);
  const [{ fetching, data, error }, create] = useMutation(CreateSourceField);
  const errorOf = (...fields: string[]) =>
    data?.createSourceField.userErrors.find(({ field }) => fields.includes(field[0] ?? ''))?.message;

  async function send() {
    const labels = options.split('\n').map((line) => line.trim());
    const typeInput = type === ALL ? {} : entity === 'DEAL' ? { dealType: type } : { activityType: type };
    const answer = await create({
      input: { entity, name: name.trim(), options: labels.filter(Boolean), ...typeInput },
    });
    const created = answer.data?.createSourceField;
    if (!created?.customField || !created.reportFieldSettings) return;
    showSuccess(t('fieldCreated', { name: name.trim() }));
    onCreated(created.customField.id, created.reportFieldSettings.version);
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
      <TextField label={t('fieldName')} error={errorOf('name')} isRequired value={name} onChange={setName} />
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
        error={errorOf('dealType', 'activityType')}
        items={[{ id: ALL, name: t(entity === 'DEAL' ? 'allDealTypes' : 'allActivityTypes') }, ...types]}
        value={type}
        onChange={(chosen) => setType(String(chosen))}
      >
        {(one) => <Option id={one.id}>{one.name}</Option>}
      </Select>
      <p className={css.quiet}>{t('createdAtOnce')}</p>
      <div className={css.actions}>
        <Button type="submit" variant="primary" isPending={fetching}>
          {t('createAndChoose')}
        </Button>
      </div>
    </Form>
  );
}
