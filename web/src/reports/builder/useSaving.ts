import { useState } from 'react';
import { useMutation } from 'urql';
import { clearOf } from '@/forms/clearedFields';
import { graphql } from '@/gql';
import { inputOf } from '../definition/convert';
import type { Draft } from '../definition/draft';
import type { UserError } from '../definition/errors';
import type { About } from './AboutSection';

const CreateReport = graphql(/* GraphQL */ `
  mutation CreateReport($input: CreateReportInput!) {
    createReport(input: $input) {
      report {
        id
        name
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const UpdateReport = graphql(/* GraphQL */ `
  mutation UpdateReport($input: UpdateReportInput!) {
    updateReport(input: $input) {
      report {
        id
        name
      }
      userErrors {
        field
        message
      }
    }
  }
`);

/** The report that is changed, and which version of it was seen. */
export interface Base {
  report: string;
  version: number;
}

type Outcome = 'conflict' | 'failed' | null;

/** Saves what the form says, as a new report or upon the version that was seen. */
export function useSaving() {
  const [creation, create] = useMutation(CreateReport);
  const [update, change] = useMutation(UpdateReport);
  const [userErrors, setUserErrors] = useState<readonly UserError[]>([]);
  const [outcome, setOutcome] = useState<Outcome>(null);

  async function save(
    about: About,
    draft: Draft,
    base: Base | null,
  ): Promise<{ id: string; name: string } | null> {
    const input = { ...about, description: about.description.trim() || null, definition: inputOf(draft) };
    const clear = clearOf({ DESCRIPTION: input.description, FOLDER: input.folder });
    const answer = base
      ? await change({ input: { ...input, clear, report: base.report, baseVersion: base.version } }).then(
          ({ data, error }) => ({ payload: data?.updateReport, error }),
        )
      : await create({ input }).then(({ data, error }) => ({ payload: data?.createReport, error }));
    const isConflict = answer.error?.graphQLErrors.some(({ extensions }) => extensions.code === 'CONFLICT');
    setOutcome(isConflict ? 'conflict' : answer.error ? 'failed' : null);
    setUserErrors(answer.payload?.userErrors ?? []);
    return answer.payload?.report ?? null;
  }

  return { save, userErrors, outcome, isSaving: creation.fetching || update.fetching };
}
