import type { DashboardFilterInput, ReportAttribute } from '@/gql/graphql';

/** A filter of the whole desktop: what it is by, and the values (ids) it lets through; those without any too, if they are to be. */
export interface Filter {
  attribute: ReportAttribute;
  /** The custom field, for FIELD. */
  field: string | null;
  values: readonly string[];
  orNotGiven: boolean;
}

/** What a filter is by: a desktop has one for each. */
export type FilterBy = Pick<Filter, 'attribute' | 'field'>;

const NOT_GIVEN = 'NOT_GIVEN';
const WRITTEN = /^[A-Z_]+(\.[^,.]+)?(,[^,]+)+$/;

/** A filter in an address, as addresses of files have it too: `DEAL_TYPE,id,id` or `FIELD.id,id,NOT_GIVEN`. */
export function writeFilter({ attribute, field, values, orNotGiven }: Filter): string {
  const by = field === null ? attribute : `${attribute}.${field}`;
  return [by, ...values, ...(orNotGiven ? [NOT_GIVEN] : [])].join(',');
}

/** The filters that are written; what is none is left out. */
export function readFilters(written: readonly string[]): Filter[] {
  return written
    .filter((one) => WRITTEN.test(one))
    .map((one) => {
      const [by = '', ...values] = one.split(',');
      const [attribute, field] = by.split('.');
      return {
        // The server refuses what is no such name.
        attribute: attribute as ReportAttribute,
        field: field ?? null,
        values: values.filter((value) => value !== NOT_GIVEN),
        orNotGiven: values.includes(NOT_GIVEN),
      };
    });
}

/** A filter as the API tells it, with names, as it is asked for. */
export function asFilter({
  attribute,
  field,
  values,
  orNotGiven,
}: FilterBy & { values: readonly { value: string }[]; orNotGiven: boolean }): Filter {
  return { attribute, field, values: values.map(({ value }) => value), orNotGiven };
}

export function isSame(one: FilterBy, other: FilterBy): boolean {
  return one.attribute === other.attribute && one.field === other.field;
}

/** The filters with these in the place of those by the same; one that lets nothing through is taken away. */
export function withFilters(filters: readonly Filter[], changed: readonly Filter[]): Filter[] {
  const kept = filters.map((one) => changed.find((other) => isSame(one, other)) ?? one);
  const added = changed.filter((one) => !filters.some((other) => isSame(one, other)));
  return [...kept, ...added].filter(({ values, orNotGiven }) => values.length > 0 || orNotGiven);
}

/** Whether both let through the same, as they are written. */
export function isAlike(some: readonly Filter[], others: readonly Filter[]): boolean {
  return some.map(writeFilter).join(' ') === others.map(writeFilter).join(' ');
}

/** The same for a query; nothing without any. */
export function toInput(filters: readonly Filter[]): DashboardFilterInput[] | null {
  return filters.length === 0 ? null : filters.map((one) => ({ ...one, values: [...one.values] }));
}
