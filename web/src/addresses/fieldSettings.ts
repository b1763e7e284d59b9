import type { Entity, MissingSettingCode } from '@/gql/graphql';

/** The places of the page that can be gone to, by what follows # in its address. */
export const ANCHORS = {
  activitySourceFields: 'activity-sources',
  dealSourceFields: 'deal-sources',
  /** Those deal types that lack something. */
  dealTypes: 'deal-types',
  dealType: (id: string) => `deal-type-${id}`,
  /** The id of the deal type that such a place is of. */
  typeOf: (anchor: string) => /^deal-type-(.+)$/.exec(anchor)?.[1],
} as const;

interface Missing {
  code: MissingSettingCode;
  /** The deal type that lacks it, by id. */
  dealType: string | null;
  activityType: string | null;
}

/** The address where a missing setting is made: a place of this page, or another page. */
export function addressOf({ code, dealType, activityType }: Missing): string {
  switch (code) {
    case 'DEAL_TYPES':
      return '/admin/people/deal-types';
    case 'ARCHIVED_FIELD':
      return '/admin/reports';
    case 'ACTIVITY_SOURCE_FIELD':
      return addressOfPlace(ANCHORS.activitySourceFields);
    case 'DEAL_SOURCE_FIELD':
      return addressOfPlace(ANCHORS.dealSourceFields);
    case 'ARCHIVED_SOURCE_FIELD':
      return addressOfPlace(activityType === null ? ANCHORS.dealSourceFields : ANCHORS.activitySourceFields);
    default:
      return dealType === null ? '/admin/fields' : addressOfPlace(ANCHORS.dealType(dealType));
  }
}

/** The address where a setting in force is made. */
export function addressOfSetting({
  dealType,
  sourceOf,
}: {
  dealType: string | null;
  sourceOf: Entity | null;
}): string {
  if (dealType !== null) return addressOfPlace(ANCHORS.dealType(dealType));
  return addressOfPlace(sourceOf === 'DEAL' ? ANCHORS.dealSourceFields : ANCHORS.activitySourceFields);
}

/** The same, where many types lack it. */
export function addressOfMany(code: MissingSettingCode): string {
  const ofSources = code.endsWith('SOURCE_FIELD');
  return ofSources
    ? addressOf({ code, dealType: null, activityType: null })
    : addressOfPlace(ANCHORS.dealTypes);
}

export function addressOfPlace(anchor: string): string {
  return `/admin/fields#${encodeURIComponent(anchor)}`;
}
