import { DepartmentPicker } from '@/audience/DepartmentPicker';
import { Option, Select } from '@/design/Select';
import { TextField } from '@/design/TextField';
import type { Language, Role } from '@/gql/graphql';
import { LANGUAGES } from '@/i18n/names';
import { usePeopleTexts } from '../texts';

export interface UserDraft {
  name: string;
  email: string;
  role: Role;
  department: { id: string; name: string } | null;
  /** Undefined where it is not known and stays as it is. */
  language: Language | null | undefined;
}

/** What they are called in inputs. */
export const USER_FIELDS = ['name', 'email', 'role', 'department', 'language'];

/** What is said, as inputs take it. */
export function inputOf({ department, ...draft }: UserDraft) {
  return { ...draft, department: department?.id ?? null };
}

interface UserFieldsProps {
  draft: UserDraft;
  onChange: (draft: UserDraft) => void;
  errorOf: (field: string) => string | undefined;
}

const ROLES: readonly Role[] = ['USER', 'MANAGER', 'ADMIN'];

/** What is said about a person, invited or changed. */
export function UserFields({ draft, onChange, errorOf }: UserFieldsProps) {
  const t = usePeopleTexts();
  const languages = [
    ...(draft.language === undefined ? [{ value: 'unchanged', label: t('languageUnchanged') }] : []),
    { value: 'browser', label: t('languageOfBrowser') },
    ...LANGUAGES,
  ];
  return (
    <>
      <TextField
        label={t('personName')}
        error={errorOf('name')}
        isRequired
        autoComplete="off"
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
      />
      <TextField
        label={t('email')}
        description={t('emailText')}
        error={errorOf('email')}
        type="email"
        isRequired
        autoComplete="off"
        value={draft.email}
        onChange={(email) => onChange({ ...draft, email })}
      />
      <Select
        label={t('role')}
        description={t(`role_${draft.role}_text`)}
        error={errorOf('role')}
        items={ROLES.map((role) => ({ id: role }))}
        value={draft.role}
        onChange={(key) => onChange({ ...draft, role: ROLES.find((role) => role === key) ?? draft.role })}
      >
        {({ id }) => <Option id={id}>{t(`role_${id}`)}</Option>}
      </Select>
      <DepartmentPicker
        label={t('department')}
        error={errorOf('department')}
        none={t('noDepartment')}
        value={draft.department}
        onChange={(department) => onChange({ ...draft, department })}
      />
      <Select
        label={t('language')}
        error={errorOf('language')}
        items={languages}
        value={draft.language === undefined ? 'unchanged' : (draft.language ?? 'browser')}
        onChange={(key) =>
          onChange({
            ...draft,
            language:
              key === 'unchanged' ? undefined : (LANGUAGES.find(({ value }) => value === key)?.value ?? null),
          })
        }
      >
        {({ value, label }) => <Option id={value}>{label}</Option>}
      </Select>
    </>
  );
}
