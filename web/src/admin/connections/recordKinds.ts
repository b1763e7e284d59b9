import type { RecordKind } from '@/gql/graphql';

/** The kinds of records that a target can be told of. */
export const KINDS = [
  'CONTACT',
  'DEAL',
  'ACTIVITY',
  'COMMUNICATION',
] as const satisfies readonly RecordKind[];
