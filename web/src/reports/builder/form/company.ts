import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { ReportDataset, ReportReference, ReportVocabularyQuery } from '@/gql/graphql';
import type { AttributeSpec, Vocabulary } from '../../definition/offered';

const ReportVocabulary = graphql(/* GraphQL */ `
  query ReportVocabulary {
    dealTypes {
      id
      name
      stages {
        id
        name
        isArchived
      }
    }
    activityTypes {
      id
      name
    }
    departments {
      id
      name
    }
    groups {
      id
      name
    }
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
          options {
            id
            label
            isArchived
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
    reportFieldSettings {
      dealSourceFields {
        id
      }
      activitySourceFields {
        id
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

/** What reports can be made of, and what of the company they can name; people and contacts are too many, and are looked for. */
export interface Company {
  vocabulary: Vocabulary;
  lists: Readonly<Partial<Record<ReportReference, readonly Item[]>>>;
  sources: Readonly<Partial<Record<ReportDataset, readonly Item[]>>>;
}

/** `undefined` until it is known. */
export function useCompany(): { company: Company | undefined; failed: boolean; refetch: () => void } {
  const [{ data, error }, refetch] = useQuery({ query: ReportVocabulary });
  const company = useMemo(() => data && companyOf(data), [data]);
  return { company, failed: error !== undefined, refetch };
}

/** What a value of an attribute can be, as far as there is a list of it. */
export function itemsOf(
  { sources, lists }: Company,
  { attribute, field, refersTo, names }: AttributeSpec,
  dataset: ReportDataset,
): readonly Item[] {
  if (names.length > 0) return names.map(({ name, label }) => ({ id: name, label }));
  if (field) return itemsOfOptions(field.options);
  if (attribute === 'SOURCE') return sources[dataset] ?? [];
  return (refersTo && lists[refersTo]) ?? [];
}

function companyOf(data: ReportVocabularyQuery): Company {
  const { reportVocabulary: vocabulary, reportFieldSettings } = data;
  const optionsOf = (id: string) =>
    vocabulary.attributes.find(({ field }) => field?.id === id)?.field?.options ?? [];
  const sourcesIn = (fields: readonly { id: string }[]) =>
    fields.flatMap(({ id }) => itemsOfOptions(optionsOf(id)));
  const ofDeals = sourcesIn(reportFieldSettings.dealSourceFields);
  return {
    vocabulary,
    sources: {
      DEALS: ofDeals,
      DEAL_TRANSITIONS: ofDeals,
      ACTIVITIES: sourcesIn(reportFieldSettings.activitySourceFields),
    },
    lists: {
      DEAL_TYPE: named(data.dealTypes),
      STAGE: data.dealTypes.flatMap(({ name, stages }) =>
        stages
          .filter(({ isArchived }) => !isArchived)
          .map((stage) => ({ id: stage.id, label: stage.name, detail: name })),
      ),
      ACTIVITY_TYPE: named(data.activityTypes),
      DEPARTMENT: named(data.departments),
      GROUP: named(data.groups),
    },
  };
}

function itemsOfOptions(options: readonly { id: string; label: string; isArchived: boolean }[]): Item[] {
  return options.filter(({ isArchived }) => !isArchived).map(({ id, label }) => ({ id, label }));
}

function named(list: readonly { id: string; name: string }[]): Item[] {
  return list.map(({ id, name }) => ({ id, label: name }));
}
