import { useState } from 'react';
import { ComboBox } from '@/design/ComboBox';
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
const ALL = 'all';

interface CreateFieldDialogProps {
  entity: Entity;
  /** The types of such records: a field can be of one of them only. */
  types: readonly { id: string; name: string }[];
  /** What it is called by, once it is made. */
  onCreated: (field: string) => void;
  onClose: () => void;
}

export function CreateFieldDialog({ entity, types, onCreated, onClose }: CreateFieldDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<FieldKind>('TEXT');
  const [type, setType] = useState(ALL);
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
            ...(type === ALL ? {} : { [typeName]: type }),
            ...(kind === 'CHOICE' ? { options: linesOf(options) } : {}),
          },
          ['CustomField'],
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
          {types.length > 0 && (
            <ComboBox
              label={t(entity === 'DEAL' ? 'dealType' : 'activityType')}
              error={errorOf(typeName)}
              nothing={t('nothingFound')}
              menuTrigger="focus"
              defaultItems={[{ id: ALL, name: t('allTypes') }, ...types]}
              value={type}
              onChange={(key) => setType(String(key ?? ALL))}
            >
              {(one) => <Option id={one.id}>{one.name}</Option>}
            </ComboBox>
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
