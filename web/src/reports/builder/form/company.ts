import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { Vocabulary } from '../../definition/offered';

const ReportVocabulary = graphql(/* GraphQL */ `
  query ReportVocabulary {
    reportVocabulary {
      datasets {
        dataset
        label
        usualDimensions
        times {
          time
          label
          takesField
        }
      }
      attributes {
        attribute
        label
        kind
        isGrouping
        aggregates
        refersTo
        rows {
          dataset
          times
        }
        names {
          name
          label
        }
        field {
          id
          name
          dealType {
            name
          }
          activityType {
            name
          }
        }
      }
      aggregates {
        aggregate
        label
        takes
        isAdditive
        isQuotient
      }
      operators {
        kind
        operators {
          operator
          label
          takes
        }
      }
      visualisations {
        visualisation
        label
        minDimensions
        maxDimensions
        isOverTime
        hasTarget
        showsShares
        datasets
        times
        aggregates
      }
    }
  }
`);

/** One thing to choose. */
export interface Item {
  id: string;
  label: string;
  /** What tells it from another of the same name. */
  detail?: string | undefined;
}

/** What reports can be made of; what of the company they can name is looked for. */
export interface Company {
  vocabulary: Vocabulary;
}

/** `undefined` until it is known. */
export function useCompany(): { company: Company | undefined; failed: boolean; refetch: () => void } {
  const [{ data, error }, refetch] = useQuery({ query: ReportVocabulary });
  const company = useMemo(() => data && { vocabulary: data.reportVocabulary }, [data]);
  return { company, failed: error !== undefined, refetch };
}
