import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useDebounced } from '@/forms/useDebounced';
import { graphql } from '@/gql';
import type { PeriodPreset, ReportFieldSettingsPreviewQuery } from '@/gql/graphql';
import { inputOf, type Draft } from './draft';
import { isConflict } from './isConflict';

const Preview = graphql(/* GraphQL */ `
  query ReportFieldSettingsPreview($input: ReportFieldSettingsInput!, $period: PeriodInput!) {
    previewReportFieldSettings(input: $input, period: $period) {
      period {
        firstDay
        lastDay
      }
      blocks {
        key
        isChanged
        ...BlockChange
      }
      warnings {
        text
        dealType
      }
      userErrors {
        field
        message
      }
    }
  }
`);

type Answer = ReportFieldSettingsPreviewQuery['previewReportFieldSettings'];

export interface Preview {
  /** The latest answer; undefined as long as there is none. */
  answer: Answer | undefined;
  /** Whether it is about what is on the page now. */
  isCurrent: boolean;
  failed: boolean;
  /** Somebody else has saved since. */
  hasConflict: boolean;
  userErrors: Answer['userErrors'];
  period: PeriodPreset;
  choosePeriod: (period: PeriodPreset) => void;
  refetch: () => void;
}

/**
 * What a draft would make of each block. It is asked for when the draft has rested; a question whose answer is not wanted any more is
 * cancelled.
 */
export function usePreview(draft: Draft, base: number, isOutdated: boolean): Preview {
  const [period, choosePeriod] = useState<PeriodPreset>('THIS_MONTH');
  const wanted = useMemo(
    () => ({ input: inputOf(draft, base), period: { preset: period } }),
    [draft, base, period],
  );
  const debounced = useDebounced(wanted, 400);
  const [{ data, error, fetching, stale }, refetch] = useQuery({
    query: Preview,
    variables: debounced,
    requestPolicy: 'network-only',
    // A draft upon an older version would be refused.
    pause: isOutdated,
  });
  const isCurrent = debounced === wanted && !fetching && !stale;
  const answer = data?.previewReportFieldSettings;
  return {
    answer,
    isCurrent,
    failed: Boolean(error) && !isConflict(error) && isCurrent,
    hasConflict: isConflict(error) && isCurrent,
    userErrors: isCurrent && answer ? answer.userErrors : [],
    period,
    choosePeriod,
    refetch: () => refetch({ requestPolicy: 'network-only' }),
  };
}
