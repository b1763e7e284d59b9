import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useDebounced } from '@/forms/useDebounced';
import { graphql } from '@/gql';
import type { PeriodPreset, PreviewReportQuery } from '@/gql/graphql';
import { inputOf } from '../definition/convert';
import type { Draft } from '../definition/draft';
import type { UserError } from '../definition/errors';

const PreviewReport = graphql(/* GraphQL */ `
  query PreviewReport($definition: ReportDefinitionInput!, $period: PeriodInput) {
    previewReport(definition: $definition, period: $period) {
      milliseconds
      rowCount
      userErrors {
        field
        message
      }
      widget {
        title
        ...WidgetCard
      }
    }
  }
`);

type Answer = PreviewReportQuery['previewReport'];

export interface Preview {
  /** As it looks, or looked when it could be computed the last time. */
  widget: Answer['widget'];
  userErrors: readonly UserError[];
  rowCount: number | null;
  milliseconds: number | null;
  /** Whether the form is ahead of what is shown. */
  isStale: boolean;
  failed: boolean;
}

const NONE: readonly UserError[] = [];

/** What the API makes of a draft, once it has rested for a moment. Of answers only that to the latest question counts. */
export function usePreview(draft: Draft, preset: PeriodPreset): Preview {
  const variables = useMemo(() => ({ definition: inputOf(draft), period: { preset } }), [draft, preset]);
  const rested = useDebounced(variables, 400);
  const [{ data, fetching, stale, error }] = useQuery({ query: PreviewReport, variables: rested });
  const isStale = rested !== variables || fetching || stale;
  const answer = data?.previewReport;
  const [lastGood, setLastGood] = useState<Answer['widget']>(null);
  if (answer?.widget && answer.widget !== lastGood) setLastGood(answer.widget);
  return {
    widget: answer?.widget ?? lastGood,
    userErrors: answer?.userErrors ?? NONE,
    rowCount: answer?.rowCount ?? null,
    milliseconds: answer?.milliseconds ?? null,
    isStale,
    failed: error !== undefined,
  };
}
