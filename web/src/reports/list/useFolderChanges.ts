import { useMutation } from 'urql';
import { useFormTexts } from '@/forms/texts';
import { showFailure } from '@/design/Toast';
import { graphql } from '@/gql';
import { useReportsTexts } from '../texts';

const CreateReportFolder = graphql(/* GraphQL */ `
  mutation CreateReportFolder($name: String!) {
    createReportFolder(input: { name: $name }) {
      folder {
        id
        name
      }
      userErrors {
        message
      }
    }
  }
`);

const RenameReportFolder = graphql(/* GraphQL */ `
  mutation RenameReportFolder($folder: ID!, $name: String!) {
    renameReportFolder(input: { folder: $folder, name: $name }) {
      folder {
        id
        name
      }
      userErrors {
        message
      }
    }
  }
`);

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

/** What administrators do with folders. A name that cannot be is answered with why; what else goes wrong is told. */
export function useFolderChanges() {
  const t = useReportsTexts();
  const common = useFormTexts();
  const [, create] = useMutation(CreateReportFolder);
  const [, rename] = useMutation(RenameReportFolder);
  const [, reorder] = useMutation(ReorderReportFolders);
  const [, remove] = useMutation(DeleteReportFolder);
  const wrong = (payload: { userErrors: readonly { message: string }[] } | undefined): string | undefined =>
    payload ? payload.userErrors[0]?.message : common('notDone');
  return {
    create: async (name: string) => wrong((await create({ name })).data?.createReportFolder),
    rename: async (folder: string, name: string) =>
      wrong((await rename({ folder, name })).data?.renameReportFolder),
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
