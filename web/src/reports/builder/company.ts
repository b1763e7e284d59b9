import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql, readFragment } from '@/gql';
import type { ReportDataset, ReportVocabularyQuery } from '@/gql/graphql';
import type { DraftAttribute } from '../definition/draft';
import type { Field } from '../definition/vocabulary';

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
    dealFields: customFields(entity: DEAL) {
      ...FieldOfReports
    }
    activityFields: customFields(entity: ACTIVITY) {
      ...FieldOfReports
    }
    contactFields: customFields(entity: CONTACT) {
      ...FieldOfReports
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

const FieldOfReports = graphql(/* GraphQL */ `
  fragment FieldOfReports on CustomField {
    id
    name
    entity
    kind
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
`);

/** One thing to choose. */
export interface Item {
  id: string;
  label: string;
  /** What tells it from another of the same name. */
  detail?: string | undefined;
}

/** What the company has that a report can name; people and contacts are too many, and are looked for. */
export interface Company {
  fields: readonly Field[];
  lists: Readonly<Partial<Record<DraftAttribute['attribute'], readonly Item[]>>>;
  sources: Readonly<Partial<Record<ReportDataset, readonly Item[]>>>;
  options: ReadonlyMap<string, readonly Item[]>;
}

/** `undefined` until it is known. */
export function useCompany(): { company: Company | undefined; failed: boolean; refetch: () => void } {
  const [{ data, error }, refetch] = useQuery({ query: ReportVocabulary });
  const company = useMemo(() => data && companyOf(data), [data]);
  return { company, failed: error !== undefined, refetch };
}

/** What an attribute can be held against; `null` where that has to be looked for. */
export function itemsOf(
  company: Company,
  of: DraftAttribute,
  dataset: ReportDataset,
): readonly Item[] | null {
  if (of.attribute === 'FIELD') return company.options.get(of.field ?? '') ?? [];
  if (of.attribute === 'SOURCE') return company.sources[dataset] ?? [];
  return company.lists[of.attribute] ?? null;
}

function companyOf(data: ReportVocabularyQuery): Company {
  const all = readFragment(FieldOfReports, [
    ...data.dealFields,
    ...data.activityFields,
    ...data.contactFields,
  ]);
  const options = new Map(
    all.map(({ id, options: list }) => [
      id,
      list.filter(({ isArchived }) => !isArchived).map((one) => ({ id: one.id, label: one.label })),
    ]),
  );
  const sourcesIn = (fields: readonly { id: string }[]) => fields.flatMap(({ id }) => options.get(id) ?? []);
  const { dealSourceFields, activitySourceFields } = data.reportFieldSettings;
  const ofDeals = sourcesIn(dealSourceFields);
  return {
    fields: all.map(({ id, name, entity, kind, dealType, activityType }) => {
      const of = dealType?.name ?? activityType?.name ?? null;
      return { id, name, entity, kind, of };
    }),
    options,
    sources: { DEALS: ofDeals, DEAL_TRANSITIONS: ofDeals, ACTIVITIES: sourcesIn(activitySourceFields) },
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

function named(list: readonly { id: string; name: string }[]): Item[] {
  return list.map(({ id, name }) => ({ id, label: name }));
}
