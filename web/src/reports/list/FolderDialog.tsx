import { useState } from 'react';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { TextField } from '@/design/TextField';
import { graphql } from '@/gql';
import { useReportsTexts } from '../texts';

const CreateReportFolder = graphql(/* GraphQL */ `
  mutation CreateReportFolder($input: CreateReportFolderInput!) {
    createReportFolder(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const RenameReportFolder = graphql(/* GraphQL */ `
  mutation RenameReportFolder($input: RenameReportFolderInput!) {
    renameReportFolder(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

/** Another name is another one wherever reports tell their folder. */
const TOUCHED = ['ReportFolder'];

interface FolderDialogProps {
  /** The one that gets another name; null for a new one. */
  folder: { id: string; name: string } | null;
  onClose: () => void;
}

/** Asks for the name of a folder. */
export function FolderDialog({ folder, onClose }: FolderDialogProps) {
  const t = useReportsTexts();
  const change = useChange();
  const [name, setName] = useState(folder?.name ?? '');
  return (
    <FormDialog
      title={folder ? t('renameFolder', { name: folder.name }) : t('newFolder')}
      action={t(folder ? 'rename' : 'create')}
      onClose={onClose}
      fields={['name']}
      onSubmit={() =>
        folder
          ? change(RenameReportFolder, { folder: folder.id, name }, TOUCHED)
          : change(CreateReportFolder, { name }, TOUCHED)
      }
    >
      {(errorOf) => (
        <TextField label={t('folderName')} value={name} error={errorOf('name')} onChange={setName} />
      )}
    </FormDialog>
  );
}
