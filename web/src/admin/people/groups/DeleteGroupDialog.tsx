import { graphql } from '@/gql';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';

const DeleteGroup = graphql(/* GraphQL */ `
  mutation DeleteGroup($input: DeleteGroupInput!) {
    deleteGroup(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface DeleteGroupDialogProps {
  group: { id: string; name: string };
  onClose: () => void;
}

export function DeleteGroupDialog({ group, onClose }: DeleteGroupDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  return (
    <ConfirmDialog
      title={t('deleteTitle', { name: group.name })}
      text={t('deleteGroupText')}
      action={t('delete')}
      isDangerous
      onClose={onClose}
      onConfirm={() => change(DeleteGroup, { group: group.id }, ['Group'])}
    />
  );
}
