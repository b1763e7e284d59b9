import { useMutation } from 'urql';
import { useFormTexts } from '@/forms/texts';
import { showFailure } from '@/design/Toast';
import { graphql } from '@/gql';
import { useReportsTexts } from '../texts';

const ReorderReportFolders = graphql(/* GraphQL */ `
  mutation ReorderReportFolders($folders: [ID!]!) {
    reorderReportFolders(input: { folders: $folders }) {
      folders {
        id
        name
      }
      userErrors {
        message
      }
    }
  }
`);

const DeleteReportFolder = graphql(/* GraphQL */ `
  mutation DeleteReportFolder($folder: ID!) {
    deleteReportFolder(input: { folder: $folder }) {
      userErrors {
        code
        message
      }
    }
  }
`);

// What is gone is named in no answer, and lists of it are to be asked for again.
const GONE = { additionalTypenames: ['ReportFolder'] };

/** What administrators do with folders besides naming them. What goes wrong is told. */
export function useFolderChanges() {
  const t = useReportsTexts();
  const common = useFormTexts();
  const [, reorder] = useMutation(ReorderReportFolders);
  const [, remove] = useMutation(DeleteReportFolder);
  const wrong = (payload: { userErrors: readonly { message: string }[] } | undefined): string | undefined =>
    payload ? payload.userErrors[0]?.message : common('notDone');
  return {
    reorder: async (folders: string[]) => {
      const userError = wrong((await reorder({ folders })).data?.reorderReportFolders);
      if (userError !== undefined) showFailure(userError);
    },
    /** Whether it is gone. */
    remove: async ({ id, name }: { id: string; name: string }) => {
      const payload = (await remove({ folder: id }, GONE)).data?.deleteReportFolder;
      const [userError] = payload?.userErrors ?? [];
      if (payload && !userError) return true;
      showFailure(
        userError?.code === 'IN_USE' ? t('folderInUse', { name }) : (userError?.message ?? common('notDone')),
      );
      return false;
    },
  };
}
