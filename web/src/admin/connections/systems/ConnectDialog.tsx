import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { Option, Select } from '@/design/Select';
import { TextField } from '@/design/TextField';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { fieldOf, given, ofSettings, SettingFields, type Values } from './SettingFields';
import { useSystemsTexts } from './texts';
import { useTroubleText } from './useTroubleText';

const Vendors = graphql(/* GraphQL */ `
  query Vendors {
    vendors {
      key
      name
      settings {
        key
      }
      ...SettingFields
    }
  }
`);

const TestSystemSettings = graphql(/* GraphQL */ `
  mutation TestSystemSettings($input: TestSystemSettingsInput!) {
    testSystemSettings(input: $input) {
      answeredBy
      trouble {
        ...TroubleText
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const ConnectSystem = graphql(/* GraphQL */ `
  mutation ConnectSystem($input: ConnectSystemInput!) {
    connectSystem(input: $input) {
      system {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const TOUCHES = ['ConnectedSystem', 'AuditEntry'];

/** Connects a system of a vendor, once it has answered that its settings are right. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const t = useSystemsTexts();
  const change = useChange();
  const troubleText = useTroubleText();
  const navigate = useNavigate();
  const [{ data }] = useQuery({ query: Vendors });
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [values, setValues] = useState<Values>({});
  const vendors = data?.vendors ?? [];
  const vendor = vendors.find(({ key }) => key === chosen) ?? vendors[0];

  async function submit() {
    const input = { vendor: vendor?.key ?? '', settings: given(values) };
    const tested = await change(TestSystemSettings, input, ['AuditEntry']);
    if (tested.userErrors.length > 0) return { ...tested, userErrors: ofSettings(tested.userErrors) };
    const trouble = tested.payload?.trouble;
    if (trouble) return { ...tested, userErrors: [{ field: [], message: troubleText(trouble) }] };
    const made = await change(ConnectSystem, { ...input, name: name ?? vendor?.name ?? '' }, TOUCHES);
    const id = made.payload?.system?.id;
    if (id !== undefined) void navigate(`/admin/connections/systems/${encodeURIComponent(id)}`);
    return { ...made, userErrors: ofSettings(made.userErrors) };
  }

  return (
    <FormDialog
      title={t('connect')}
      action={t('testAndConnect')}
      onClose={onClose}
      fields={['name', ...(vendor?.settings ?? []).map(({ key }) => fieldOf(key))]}
      onSubmit={submit}
    >
      {(errorOf) =>
        vendor && (
          <>
            <p>{t('testedFirst')}</p>
            <Select
              label={t('vendor')}
              items={vendors}
              value={vendor.key}
              onChange={(key) => {
                setChosen(String(key));
                setValues({});
              }}
            >
              {(item) => <Option id={item.key}>{item.name}</Option>}
            </Select>
            <TextField
              label={t('name')}
              isRequired
              autoComplete="off"
              error={errorOf('name')}
              value={name ?? vendor.name}
              onChange={setName}
            />
            <SettingFields vendor={vendor} values={values} onChange={setValues} errorOf={errorOf} />
          </>
        )
      }
    </FormDialog>
  );
}
