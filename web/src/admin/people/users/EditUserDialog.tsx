import { useState } from 'react';
import { clearOf } from '@/forms/clearedFields';
import { graphql } from '@/gql';
import type { Role } from '@/gql/graphql';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import { inputOf, USER_FIELDS, UserFields, type UserDraft } from './UserFields';

const UpdateUser = graphql(/* GraphQL */ `
  mutation UpdateUser($input: UpdateUserInput!) {
    updateUser(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

interface EditUserDialogProps {
  user: {
    id: string;
    name: string;
    email: string;
    role: Role;
    department: { id: string; name: string } | null;
  };
  onClose: () => void;
}

export function EditUserDialog({ user, onClose }: EditUserDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  const [draft, setDraft] = useState<UserDraft>({
    name: user.name,
    email: user.email,
    role: user.role,
    department: user.department,
    language: undefined,
  });
  return (
    <FormDialog
      title={t('editTitle', { name: user.name })}
      action={t('save')}
      onClose={onClose}
      fields={USER_FIELDS}
      onSubmit={() => {
        const clear = clearOf({ DEPARTMENT: draft.department, LANGUAGE: draft.language });
        const input = { user: user.id, ...inputOf(draft), clear };
        return change(UpdateUser, input, ['User']);
      }}
    >
      {(errorOf) => <UserFields draft={draft} onChange={setDraft} errorOf={errorOf} />}
    </FormDialog>
  );
}
