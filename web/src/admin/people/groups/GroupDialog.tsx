import { useState } from 'react';
import { TextField } from '@/design/TextField';
import { graphql } from '@/gql';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';

const CreateGroup = graphql(/* GraphQL */ `
  mutation CreateGroup($input: CreateGroupInput!) {
    createGroup(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const UpdateGroup = graphql(/* GraphQL */ `
  mutation UpdateGroup($input: UpdateGroupInput!) {
    updateGroup(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface GroupDialogProps {
  /** The one to rename; null for a new one. */
  group: { id: string; name: string } | null;
  onClose: () => void;
}

export function GroupDialog({ group, onClose }: GroupDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  const [name, setName] = useState(group?.name ?? '');
  return (
    <FormDialog
      title={group ? t('editTitle', { name: group.name }) : t('createGroup')}
      action={group ? t('save') : t('create')}
      onClose={onClose}
      fields={['name']}
      onSubmit={() =>
        group
          ? change(UpdateGroup, { group: group.id, name }, ['Group'])
          : change(CreateGroup, { name }, ['Group'])
      }
    >
      {(errorOf) => (
        <TextField
          label={t('name')}
          error={errorOf('name')}
          isRequired
          autoComplete="off"
          value={name}
          onChange={setName}
        />
      )}
    </FormDialog>
  );
}
