import { useState } from 'react';
import { RecordTypePicker } from '@/admin/recordTypes/RecordTypePicker';
import { Option, Select } from '@/design/Select';
import { TextField } from '@/design/TextField';
import { graphql } from '@/gql';
import type { Entity, FieldKind } from '@/gql/graphql';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';

const CreateCustomField = graphql(/* GraphQL */ `
  mutation CreateCustomField($input: CreateCustomFieldInput!) {
    createCustomField(input: $input) {
      customField {
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

const KINDS: readonly FieldKind[] = ['TEXT', 'NUMBER', 'PRICE', 'CHOICE', 'DATE', 'FLAG'];

interface CreateFieldDialogProps {
  entity: Entity;
  /** What it is called by, once it is made. */
  onCreated: (field: string) => void;
  onClose: () => void;
}

export function CreateFieldDialog({ entity, onCreated, onClose }: CreateFieldDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<FieldKind>('TEXT');
  const [type, setType] = useState<{ id: string; name: string } | null>(null);
  const [options, setOptions] = useState('');
  const typeName = entity === 'DEAL' ? 'dealType' : 'activityType';
  return (
    <FormDialog
      title={t('createField')}
      action={t('create')}
      onClose={onClose}
      fields={['name', 'kind', 'dealType', 'activityType', 'options']}
      onSubmit={async () => {
        const outcome = await change(
          CreateCustomField,
          {
            entity,
            kind,
            name,
            ...(type ? { [typeName]: type.id } : {}),
            ...(kind === 'CHOICE' ? { options: linesOf(options) } : {}),
          },
          ['CustomField', 'CustomFieldConnection'],
        );
        if (outcome.payload?.customField) onCreated(outcome.payload.customField.id);
        return outcome;
      }}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t('name')}
            error={errorOf('name')}
            isRequired
            autoComplete="off"
            value={name}
            onChange={setName}
          />
          <Select
            label={t('kind')}
            description={t(`kind_${kind}_text`)}
            error={errorOf('kind')}
            items={KINDS.map((id) => ({ id }))}
            value={kind}
            onChange={(key) => setKind(KINDS.find((one) => one === key) ?? kind)}
          >
            {({ id }) => <Option id={id}>{t(`kind_${id}`)}</Option>}
          </Select>
          {entity !== 'CONTACT' && (
            <RecordTypePicker
              entity={entity}
              // A field can be of the records of one type only.
              label={t(entity === 'DEAL' ? 'dealType' : 'activityType')}
              error={errorOf(typeName)}
              nothing={t('nothingFound')}
              none={t('allTypes')}
              value={type}
              onChange={setType}
            />
          )}
          {kind === 'CHOICE' && (
            <TextField
              label={t('options')}
              description={t('oneALine')}
              error={errorOf('options')}
              isMultiline
              value={options}
              onChange={setOptions}
            />
          )}
          <p>{t('staysTheSame')}</p>
        </>
      )}
    </FormDialog>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
