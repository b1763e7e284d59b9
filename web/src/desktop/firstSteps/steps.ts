import type { FirstStepsQuery } from '@/gql/graphql';

// Records bring types, stages and fields with them; what counts is chosen once these are there.
export const STEPS = ['people', 'records', 'dealTypes', 'stages', 'fields', 'settings'] as const;

export type Step = (typeof STEPS)[number];

/** Which steps are done, by what is in the company; and where the others are. */
export function stepsOf(company: FirstStepsQuery): { step: Step; isDone: boolean; address: string }[] {
  const { users, dealTypes, customFields, setupHealth, dashboard } = company;
  const bare = dealTypes.find(({ stages }) => stages.length === 0);
  const kinds = new Set(customFields.map(({ kind }) => kind));
  const records = [dashboard.contacts, dashboard.deals, dashboard.activities];
  const done: Record<Step, boolean> = {
    people: users.totalCount > 1,
    dealTypes: dealTypes.length > 0,
    stages: dealTypes.length > 0 && !bare,
    fields: kinds.has('PRICE') && kinds.has('CHOICE'),
    settings: setupHealth.missing.length === 0,
    records: records.some((block) => Number(block?.total?.value ?? 0) > 0),
  };
  const type = bare ? `?type=${encodeURIComponent(bare.id)}` : '';
  const addresses: Record<Step, string> = {
    people: '/admin/people',
    dealTypes: '/admin/people/deal-types',
    stages: `/admin/people/deal-types${type}`,
    fields: '/admin/people/custom-fields',
    settings: '/admin/fields',
    records: '/admin/import',
  };
  return STEPS.map((step) => ({ step, isDone: done[step], address: addresses[step] }));
}
