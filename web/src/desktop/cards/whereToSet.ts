import type { MissingSettingCode } from '@/gql/graphql';

interface Missing {
  code: MissingSettingCode;
  dealType: string | null;
  activityType: string | null;
}

/** The page of the administration where a missing setting is made, at the type that lacks it. */
export function whereToSet({ code, dealType, activityType }: Missing): string {
  if (code === 'ARCHIVED_FIELD') return '/admin/reports';
  const type = dealType ?? activityType;
  return type === null ? '/admin/fields' : `/admin/fields?type=${encodeURIComponent(type)}`;
}
