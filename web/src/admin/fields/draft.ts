import type { DealTypeReportFieldsInput, ReportFieldSettingsInput } from '@/gql/graphql';

/** The lists that are chosen for each deal type. */
export const TYPE_LISTS = ['priceFields', 'successfulStages', 'unsuccessfulStages'] as const;
/** The lists that are chosen for all. */
export const SOURCE_LISTS = ['activitySourceFields', 'dealSourceFields'] as const;

export type TypeList = (typeof TYPE_LISTS)[number];
export type SourceList = (typeof SOURCE_LISTS)[number];

/** What is chosen for all, by ids. */
export type Choices = Record<SourceList, readonly string[]>;
/** What is chosen for a deal type, by ids. */
export type TypeChoices = Record<TypeList, readonly string[]>;

/** What is wanted otherwise: only lists that differ, so that what somebody else saves meanwhile is kept. */
export interface Draft extends Partial<Record<SourceList, readonly string[]>> {
  dealTypes: Readonly<Record<string, Partial<TypeChoices>>>;
}

export const UNCHANGED: Draft = { dealTypes: {} };

/** Whether something has to be chosen before the numbers of a deal type are right. */
export function lacksSettings(chosen: TypeChoices): boolean {
  return TYPE_LISTS.some((list) => chosen[list].length === 0);
}

/** What would be chosen for all if the draft were saved. */
export function chosenWith(saved: Choices, draft: Draft): Choices {
  const { activitySourceFields, dealSourceFields } = { ...saved, ...draft };
  return { activitySourceFields, dealSourceFields };
}

export function idsOf(things: readonly { id: string }[]): string[] {
  return things.map(({ id }) => id);
}

/** The draft in which a source list is as wanted; it says nothing of what is so already. */
export function withSources(
  saved: Choices,
  draft: Draft,
  list: SourceList,
  wanted: readonly string[],
): Draft {
  const others = without(draft, list);
  return isSame(saved[list], wanted) ? others : { ...others, [list]: wanted };
}

/** The draft in which some lists of a deal type are as wanted; it says nothing of what is so already. */
export function withTypeLists(
  saved: TypeChoices,
  draft: Draft,
  dealType: string,
  wanted: Partial<TypeChoices>,
): Draft {
  const all = { ...draft.dealTypes[dealType], ...wanted };
  const differing = TYPE_LISTS.filter((list) => {
    const ids = all[list];
    return ids && !isSameSet(ids, saved[list]);
  });
  const others = without(draft.dealTypes, dealType);
  if (differing.length === 0) return { ...draft, dealTypes: others };
  const lists = Object.fromEntries(differing.map((list) => [list, all[list]]));
  return { ...draft, dealTypes: { ...others, [dealType]: lists } };
}

/** How many lists differ. */
export function countChanges(draft: Draft): number {
  const sources = SOURCE_LISTS.filter((list) => draft[list]).length;
  return Object.values(draft.dealTypes).reduce((sum, lists) => sum + Object.keys(lists).length, sources);
}

/** As the API takes it. The order of deal types is that in which errors are told. */
export function inputOf(draft: Draft, baseVersion: number): ReportFieldSettingsInput {
  const input: ReportFieldSettingsInput = { baseVersion };
  for (const list of SOURCE_LISTS) {
    const ids = draft[list];
    if (ids) input[list] = [...ids];
  }
  const dealTypes = Object.entries(draft.dealTypes).map(([dealType, lists]) => {
    const one: DealTypeReportFieldsInput = { dealType };
    for (const list of TYPE_LISTS) {
      const ids = lists[list];
      if (ids) one[list] = [...ids];
    }
    return one;
  });
  if (dealTypes.length > 0) input.dealTypes = dealTypes;
  return input;
}

/** Only what may be missing can be left out. */
function without<T extends object>(all: T, key: string): T {
  return Object.fromEntries(Object.entries(all).filter(([one]) => one !== key)) as T;
}

/** The sources have an order: the first field with a value counts. */
function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, place) => id === other[place]);
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return isSame([...one].sort(), [...other].sort());
}
