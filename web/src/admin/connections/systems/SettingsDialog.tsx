import { useState } from 'react';
import { TextField } from '@/design/TextField';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql, type FragmentType } from '@/gql';
import {
  fieldOf,
  given,
  ofSettings,
  SettingFields,
  type SettingFieldsFragment,
  type Values,
} from './SettingFields';
import { useSystemsTexts } from './texts';
import { TOUCHES } from './useRun';

const UpdateConnectedSystem = graphql(/* GraphQL */ `
  mutation UpdateConnectedSystem($input: UpdateConnectedSystemInput!) {
    updateConnectedSystem(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface SettingsDialogProps {
  system: { id: string; name: string };
  vendor:
    | (FragmentType<typeof SettingFieldsFragment> & { settings: readonly { key: string }[] })
    | null
    | undefined;
  onClose: () => void;
  /** Other settings are tried at once. */
  onTest: () => void;
}

/** Calls a system something else, or gives it other settings. */
export function SettingsDialog({ system, vendor, onClose, onTest }: SettingsDialogProps) {
  const t = useSystemsTexts();
  const change = useChange();
  const [name, setName] = useState(system.name);
  const [values, setValues] = useState<Values>({});
  const settings = given(values);
  return (
    <FormDialog
      title={`${t('settings')}: ${system.name}`}
      action={t('save')}
      onClose={onClose}
      onDone={settings.length > 0 ? onTest : onClose}
      fields={['name', ...(vendor?.settings ?? []).map(({ key }) => fieldOf(key))]}
      onSubmit={async () => {
        const input = { system: system.id, name, settings: settings.length > 0 ? settings : null };
        const outcome = await change(UpdateConnectedSystem, input, TOUCHES);
        return { ...outcome, userErrors: ofSettings(outcome.userErrors) };
      }}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t('name')}
            isRequired
            autoComplete="off"
            error={errorOf('name')}
            value={name}
            onChange={setName}
          />
          {vendor && (
            <SettingFields vendor={vendor} mayStay values={values} onChange={setValues} errorOf={errorOf} />
          )}
        </>
      )}
    </FormDialog>
  );
}
