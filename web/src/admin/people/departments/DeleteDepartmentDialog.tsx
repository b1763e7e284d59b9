import { graphql } from '@/gql';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';

const DeleteDepartment = graphql(/* GraphQL */ `
  mutation DeleteDepartment($input: DeleteDepartmentInput!) {
    deleteDepartment(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface DeleteDepartmentDialogProps {
  department: { id: string; name: string };
  onClose: () => void;
}

export function DeleteDepartmentDialog({ department, onClose }: DeleteDepartmentDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  return (
    <ConfirmDialog
      title={t('deleteTitle', { name: department.name })}
      text={t('deleteDepartmentText')}
      action={t('delete')}
      isDangerous
      onClose={onClose}
      onConfirm={() => change(DeleteDepartment, { department: department.id }, ['Department'])}
    />
  );
}
