import { useMutation, type OperationResult } from 'urql';
import { useFormTexts } from '@/forms/texts';
import { showFailure, showSuccess } from '@/design/Toast';
import { graphql } from '@/gql';
import { useReportsTexts } from '../texts';

const CopyReport = graphql(/* GraphQL */ `
  mutation CopyReport($report: ID!) {
    payload: copyReport(input: { report: $report }) {
      report {
        id
        name
      }
      userErrors {
        message
      }
    }
  }
`);

const ArchiveReport = graphql(/* GraphQL */ `
  mutation ArchiveReport($report: ID!) {
    payload: archiveReport(input: { report: $report }) {
      report {
        id
        name
      }
      userErrors {
        message
      }
    }
  }
`);

const UnarchiveReport = graphql(/* GraphQL */ `
  mutation UnarchiveReport($report: ID!) {
    payload: unarchiveReport(input: { report: $report }) {
      report {
        id
        name
      }
      userErrors {
        message
      }
    }
  }
`);

const WithdrawReport = graphql(/* GraphQL */ `
  mutation WithdrawReport($report: ID!) {
    payload: withdrawReport(input: { report: $report }) {
      report {
        id
        name
      }
      userErrors {
        message
      }
    }
  }
`);

const MoveReport = graphql(/* GraphQL */ `
  mutation MoveReport($report: ID!, $baseVersion: Int!, $folder: ID) {
    payload: updateReport(input: { report: $report, baseVersion: $baseVersion, folder: $folder }) {
      report {
        id
        name
      }
      userErrors {
        message
      }
    }
  }
`);

interface Outcome {
  payload: { report: { id: string; name: string } | null; userErrors: readonly { message: string }[] };
}

/** What is done with a report at once. What came of it is told. */
export function useReportChanges({ id, version }: { id: string; version: number }) {
  const t = useReportsTexts();
  const common = useFormTexts();
  const [, copy] = useMutation(CopyReport);
  const [, archive] = useMutation(ArchiveReport);
  const [, unarchive] = useMutation(UnarchiveReport);
  const [, withdraw] = useMutation(WithdrawReport);
  const [, move] = useMutation(MoveReport);

  function outcome({ data, error }: OperationResult<Outcome>): { id: string; name: string } | null {
    const report = data?.payload.report ?? null;
    if (report) return report;
    const isConflict = error?.graphQLErrors.some(({ extensions }) => extensions.code === 'CONFLICT');
    showFailure(data?.payload.userErrors[0]?.message ?? (isConflict ? t('conflict') : common('notDone')));
    return null;
  }

  const undoArchive = async () => {
    const report = outcome(await unarchive({ report: id }));
    if (report) showSuccess(t('unarchived', { name: report.name }));
  };

  return {
    /** The copy's id. */
    copy: async () => {
      const report = outcome(await copy({ report: id }));
      if (report) showSuccess(t('copied', { name: report.name }));
      return report?.id ?? null;
    },
    archive: async () => {
      const report = outcome(await archive({ report: id }));
      if (!report) return;
      showSuccess(t('archivedToast', { name: report.name }), {
        label: t('undo'),
        onPress: () => void undoArchive(),
      });
    },
    unarchive: undoArchive,
    withdraw: async () => {
      const report = outcome(await withdraw({ report: id }));
      if (report) showSuccess(t('withdrawn', { name: report.name }));
    },
    move: async (folder: { id: string; name: string } | null) => {
      const report = outcome(await move({ report: id, baseVersion: version, folder: folder?.id ?? null }));
      if (report) showSuccess(folder ? t('movedTo', { name: folder.name }) : t('movedOut'));
    },
  };
}
