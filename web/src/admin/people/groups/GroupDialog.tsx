import { useState } from 'react';
import { TextField } from '@/design/TextField';
import { graphql } from '@/gql';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';

const CreateGroup = graphql(/* GraphQL */ `
  mutation CreateGroup($input: CreateGroupInput!) {
    createGroup(input: $input) {
      group {
        id
      }
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
  /** What it is called by, once it is made. */
  onCreated?: (group: string) => void;
  onClose: () => void;
}

export function GroupDialog({ group, onCreated, onClose }: GroupDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  const [name, setName] = useState(group?.name ?? '');
  return (
    <FormDialog
      title={group ? t('editTitle', { name: group.name }) : t('createGroup')}
      action={group ? t('save') : t('create')}
      onClose={onClose}
      fields={['name']}
      onSubmit={async () => {
        if (group) return change(UpdateGroup, { group: group.id, name }, ['Group']);
        const outcome = await change(CreateGroup, { name }, ['Group', 'GroupConnection']);
        if (outcome.payload?.group) onCreated?.(outcome.payload.group.id);
        return outcome;
      }}
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
