import type { MissingSettingCode } from '@/gql/graphql';

/** The places of the page that can be gone to, by what follows # in its address. */
export const ANCHORS = {
  activitySourceFields: 'activity-sources',
  dealSourceFields: 'deal-sources',
  dealType: (id: string) => `deal-type-${id}`,
} as const;

interface Missing {
  code: MissingSettingCode;
  /** The deal type that lacks it, by id. */
  dealType: string | null;
  activityType: string | null;
}

/** Where on the page a missing setting is made; null for what is made elsewhere. */
export function anchorOf({ code, dealType, activityType }: Missing): string | null {
  switch (code) {
    case 'ACTIVITY_SOURCE_FIELD':
      return ANCHORS.activitySourceFields;
    case 'DEAL_SOURCE_FIELD':
      return ANCHORS.dealSourceFields;
    case 'ARCHIVED_SOURCE_FIELD':
      return activityType === null ? ANCHORS.dealSourceFields : ANCHORS.activitySourceFields;
    default:
      return dealType === null ? null : ANCHORS.dealType(dealType);
  }
}
