import { TextField } from '@/design/TextField';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useSystemsTexts } from './texts';

export const SettingFieldsFragment = graphql(/* GraphQL */ `
  fragment SettingFields on Vendor {
    settings {
      key
      label
      help
      example
      isSecret
      isRequired
    }
  }
`);

/** Values by the keys of settings. */
export type Values = Readonly<Record<string, string>>;

interface SettingFieldsProps {
  vendor: FragmentType<typeof SettingFieldsFragment>;
  /** Whether what is left empty stays as it is. */
  mayStay?: boolean;
  values: Values;
  onChange: (values: Values) => void;
  errorOf: (field: string) => string | undefined;
}

/** A form of what the vendor declares that it wants to be given. */
export function SettingFields({ mayStay = false, values, onChange, errorOf, ...props }: SettingFieldsProps) {
  const t = useSystemsTexts();
  return readFragment(SettingFieldsFragment, props.vendor).settings.map(
    ({ key, label, help, example, isSecret, isRequired }) => (
      <TextField
        key={key}
        label={label}
        description={[help, isSecret && t('secretText'), mayStay && t('leftEmpty')].filter(Boolean).join(' ')}
        placeholder={example}
        type={isSecret && example === '' ? 'password' : 'text'}
        isRequired={isRequired && !mayStay}
        autoComplete="off"
        error={errorOf(fieldOf(key))}
        value={values[key] ?? ''}
        onChange={(value) => onChange({ ...values, [key]: value })}
      />
    ),
  );
}

/** The settings that were filled in, as inputs take them. */
export function given(values: Values): { key: string; value: string }[] {
  return Object.entries(values)
    .filter(([, value]) => value.trim() !== '')
    .map(([key, value]) => ({ key, value }));
}

/** What a form calls the error of a setting. */
export const fieldOf = (key: string) => `settings.${key}`;

/** Errors of settings, as the form calls them. */
export function ofSettings<Error extends { field: readonly string[] }>(errors: readonly Error[]): Error[] {
  return errors.map((error) => {
    const [field, key] = error.field;
    return field === 'settings' && key !== undefined ? { ...error, field: [fieldOf(key)] } : error;
  });
}
